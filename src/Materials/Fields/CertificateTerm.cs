using System.Text.RegularExpressions;

namespace Materials.Fields;

/// <summary>Reckons until when a certificate is valid.</summary>
internal static partial class CertificateTerm
{
    /// <summary>The last day of a printed validity, such as 2021年3月至2024年3月, 至2027-03-14 or 三年 (from the day of issue); null when open or unsaid.</summary>
    public static DateOnly? LastDay(string validity, string? issued)
    {
        var narrow = Widths.Narrow(validity);
        var spans = ChineseDate.FindAll(narrow);
        if (Years.Match(narrow) is { Success: true } years && spans.Length <= 1 && Count(years.Groups["n"].Value) is > 0 and < 100 and var count)
        {
            var start = spans is [var only] ? only.First : issued is null ? null : ChineseDate.First(issued)?.First;
            return start?.AddYears(count).AddDays(-1);
        }

        return spans is [.., var last] && !last.OpenEnded ? last.Last : null;
    }

    private static int Count(string number) =>
        int.TryParse(number, out var digits) ? digits : "一二三四五六七八九十".IndexOf(number.Replace("两", "二", StringComparison.Ordinal), StringComparison.Ordinal) + 1;

    [GeneratedRegex(@"(?<![\d年])(?<n>\d{1,2}|[一二两三四五六七八九十])\s*年(?!\s*\d|[一二三四五六七八九十])", RegexOptions.CultureInvariant)]
    private static partial Regex Years { get; }
}
