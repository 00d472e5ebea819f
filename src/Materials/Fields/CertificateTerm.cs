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

    /// <summary>
    /// A last day that stands without a label of its own: 2021.04.01 发 至 2024.03.31, 三年，至2024年3月31日, 2027年8月15日期满; and whether it is
    /// that of a review (前复训). Null where there is none: 至 alone may end a course.
    /// </summary>
    public static (string Text, bool IsReview)? Unlabelled(string line)
    {
        var narrow = Widths.Narrow(line);
        foreach (var span in ChineseDate.FindAll(narrow))
        {
            var after = narrow[(span.Index + span.Length)..];
            var whole = narrow.Substring(span.Index, span.Length);
            if (ReviewedBefore.IsMatch(after))
                return (whole, true);
            if (EndsBefore.IsMatch(narrow[..span.Index]) || EndsAfter.IsMatch(after))
                return (whole, false);
        }

        return null;
    }

    [GeneratedRegex(@"(?:(?:发|颁|领|发证|颁证|签发|核发|颁发|取得)\s*[,，、;]?|年\s*[,，、]|有效(?:期)?(?:限)?)\s*(?:至|到|截至|截止)\s*$|(?i:valid\s+(?:through|until|to)|expir(?:y|es)(?:\s+date)?)[\s:]*$", RegexOptions.CultureInvariant)]
    private static partial Regex EndsBefore { get; }

    [GeneratedRegex(@"^\s*(?:期满|届满|到期|失效|止(?!于)|前有效|前须换证|前换证)", RegexOptions.CultureInvariant)]
    private static partial Regex EndsAfter { get; }

    [GeneratedRegex(@"^\s*(?:之?前)\s*(?:须|应|需)?(?:复训|复审|审验|复评|年审)", RegexOptions.CultureInvariant)]
    private static partial Regex ReviewedBefore { get; }

    private static int Count(string number) =>
        int.TryParse(number, out var digits) ? digits : "一二三四五六七八九十".IndexOf(number.Replace("两", "二", StringComparison.Ordinal), StringComparison.Ordinal) + 1;

    [GeneratedRegex(@"(?<![\d年])(?<n>\d{1,2}|[一二两三四五六七八九十])\s*年(?!\s*\d|[一二三四五六七八九十])", RegexOptions.CultureInvariant)]
    private static partial Regex Years { get; }
}
