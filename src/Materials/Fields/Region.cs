using System.Text.RegularExpressions;

namespace Materials.Fields;

/// <summary>Province, city and district of a Chinese address.</summary>
internal static partial class Region
{
    /// <summary>The first part in which two addresses name different places, as each writes it; null where they agree as far as both go.</summary>
    public static (string One, string Other)? Differing(string one, string other)
    {
        var (a, b) = (Parts.Match(Widths.Bare(one)), Parts.Match(Widths.Bare(other)));
        foreach (var part in (string[])["province", "city", "district"])
        {
            var (x, y) = (a.Groups[part], b.Groups[part]);
            if (!x.Success || !y.Success || x.Value == y.Value || Zone.IsMatch(x.Value) || Zone.IsMatch(y.Value))
                continue;

            // A city within a city (安庆市桐城市) may stand in the place of either.
            if (!Widths.Bare(one).Contains(y.Value, StringComparison.Ordinal) && !Widths.Bare(other).Contains(x.Value, StringComparison.Ordinal))
                return (x.Value, y.Value);
        }

        return null;
    }

    [GeneratedRegex(@"^(?:中国)?(?<province>[\u3400-\u9FFF]{2,7}?(?:省|自治区))?(?<city>[\u3400-\u9FFF]{2,6}?(?:市|自治州|地区|盟))?(?<district>[\u3400-\u9FFF]{1,6}?(?:区|县|旗|市))?", RegexOptions.CultureInvariant)]
    private static partial Regex Parts { get; }

    // Zones lie inside of districts; an address may name either.
    [GeneratedRegex("高新|经开|开发|新区|新站|园区|产业|科技|工业|示范|保税|自贸", RegexOptions.CultureInvariant)]
    private static partial Regex Zone { get; }
}
