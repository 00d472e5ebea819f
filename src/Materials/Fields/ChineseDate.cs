using System.Buffers;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Materials.Fields;

/// <summary>
/// Reads dates in the forms that Chinese documents use, English ones among them, and stretches of time such as 2025年3月至5月 or 2014年5月19日至长期.
/// </summary>
internal static partial class ChineseDate
{
    private const string Numerals = "〇一二三四五六七八九";

    /// <summary>Two-digit years up to this one are of this century: 23年5月1日 is 2023, 85年5月1日 is 1985.</summary>
    private const int LastShortYearOfThisCentury = 69;

    /// <summary>Every date of a text in order; two joined by 至, ~ or a dash are one stretch.</summary>
    public static ImmutableArray<DateSpan> FindAll(string text)
    {
        var narrow = Plain(Widths.Narrow(text));
        var dates = Single.Matches(narrow).Select(ToSpan).OfType<DateSpan>().Concat(EnglishDate.FindAll(narrow)).OrderBy(d => d.Index).ToList();
        var spans = ImmutableArray.CreateBuilder<DateSpan>();
        for (var i = 0; i < dates.Count; i++)
        {
            var start = dates[i];
            var end = start.Index + start.Length;
            if (i + 1 < dates.Count && Joint.Match(narrow, end) is { Success: true } joint && joint.Index + joint.Length == dates[i + 1].Index
                && dates[i + 1].Last >= start.First)
            {
                var to = dates[++i];
                spans.Add(new(start.First, to.Last, start.Index, to.Index + to.Length - start.Index));
            }
            else
                spans.Add(EndOf(start, narrow, end));
        }

        return spans.ToImmutable();
    }

    /// <summary>Numerals as cheques have them (贰零贰陆年叁月) as the plain ones; places in the text stay the same.</summary>
    private static string Plain(string narrow) =>
        narrow.AsSpan().IndexOfAny(s_financial) < 0 ? narrow : string.Concat(narrow.Select(c => Financial.IndexOf(c, StringComparison.Ordinal) is >= 0 and var i ? FinancialAsPlain[i] : c));

    private const string Financial = "壹贰叁肆伍陆柒捌玖拾";

    private static readonly SearchValues<char> s_financial = SearchValues.Create(Financial);

    private const string FinancialAsPlain = "一二三四五六七八九十";

    /// <summary>The one date that a text is; null when it says none.</summary>
    public static DateSpan? First(string text) => FindAll(text) is [var first, ..] ? first : null;

    // After a date: 至长期, or an end that takes over its year or its month (至5月31日, -3.15, 至12月, —9日, 至次年2月).
    private static DateSpan EndOf(DateSpan start, string text, int end)
    {
        if (Open.Match(text, end) is { Success: true } open)
            return start with { Last = DateOnly.MaxValue, Length = open.Index + open.Length - start.Index };
        if (Partial.Match(text, end) is not { Success: true } partial)
            return start;
        int? day = partial.Groups["d"].Success ? Number(partial.Groups["d"].Value) : null;
        var month = partial.Groups["m"].Success ? Number(partial.Groups["m"].Value) : start.First.Month;
        var year = start.First.Year + (partial.Groups["next"].Success ? 1 : 0);
        return Days(year, month, day) is var (_, last) && last >= start.First
            ? start with { Last = last, Length = partial.Index + partial.Length - start.Index }
            : start;
    }

    private static DateSpan? ToSpan(Match match)
    {
        var year = Number(match.Groups["y"].Value);
        if (match.Groups["y"].Length == 2)
            year += year <= LastShortYearOfThisCentury ? 2000 : 1900;
        var (firstMonth, lastMonth) = match.Groups["part"].Value switch
        {
            "" => (0, 0),
            var p when p.StartsWith('上') => (1, 6),
            var p when p.StartsWith('下') => (7, 12),
            var p => Quarter(p),
        };
        if (match.Groups["to"].Success)
            (firstMonth, lastMonth) = (Number(match.Groups["from"].Value), Number(match.Groups["to"].Value));
        if (lastMonth > 12 || firstMonth > lastMonth)
            return null;
        if (firstMonth > 0)
            return new(new(year, firstMonth, 1), new(year, lastMonth, DateTime.DaysInMonth(year, lastMonth)), match.Index, match.Length);
        int? month = match.Groups["m"].Success ? Number(match.Groups["m"].Value) : null;
        int? day = match.Groups["d"].Success ? Number(match.Groups["d"].Value) : null;
        return Days(year, month, day) is var (first, last) ? new(first, last, match.Index, match.Length) : null;
    }

    private static (int First, int Last) Quarter(string part)
    {
        var number = part.Select(c => char.IsAsciiDigit(c) ? c - '0' : Numerals.IndexOf(c, StringComparison.Ordinal)).First(n => n > 0);
        return (number * 3 - 2, number * 3);
    }

    private static (DateOnly First, DateOnly Last)? Days(int year, int? month, int? day)
    {
        if (year is < 1900 or > 2199 || month is < 1 or > 12)
            return null;
        if (month is not { } m)
            return (new(year, 1, 1), new(year, 12, 31));
        var days = DateTime.DaysInMonth(year, m);
        if (day is not { } d)
            return (new(year, m, 1), new(year, m, days));
        return d >= 1 && d <= days ? (new(year, m, d), new(year, m, d)) : null;
    }

    // 2023, 二〇二三, 十二, 二十五, 5
    private static int Number(string digits)
    {
        var number = 0;
        foreach (var c in digits)
        {
            if (c == '十')
                number = Math.Max(number, 1) * 10;
            else if (char.IsAsciiDigit(c))
                number = number * 10 + (c - '0');
            else
            {
                var value = Math.Max(0, Numerals.IndexOf(c, StringComparison.Ordinal));
                number = number >= 10 && number % 10 == 0 && digits.Contains('十', StringComparison.Ordinal) ? number + value : number * 10 + value;
            }
        }

        return number;
    }

    // In this order: 2026年1-6月 · 2026年3月5—9日 · 2023年5月1日 and 2023年5月 · 二〇二三年五月一日 · 23年5月1日 · 2023.05.01 and its kin · 2023.05 · 20230501 · 2023年上半年 · 2026Q2 · 2023年.
    [GeneratedRegex("""
        (?<!\d)(?<y>(?:19|20|21)\d\d)\s{0,2}年\s{0,2}(?<from>\d{1,2})\s?(?:至|到|~|—{1,2}|–|-)\s?(?<to>\d{1,2})\s{0,2}月(?!\s?\d)
        | (?<!\d)(?<y>(?:19|20|21)\d\d)\s{0,2}年\s{0,2}(?<m>\d{1,2})\s{0,2}月(?:份|\s{0,2}(?<d>\d{1,2})(?:\s{0,2}[日号]|(?=\s?(?:至|到|~|—{1,2}|–|-)\s?\d{1,2}[日号])|(?!\d)))?
        | (?<y>[〇零○O一二三四五六七八九]{4})\s{0,2}年\s{0,2}(?<m>十[一二]?|[一二三四五六七八九])\s{0,2}月(?:\s{0,2}(?<d>(?:[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九]))\s{0,2}[日号])?
        | (?<![\d年])(?<y>\d\d)年(?<m>\d{1,2})月(?<d>\d{1,2})[日号]
        | (?<![\dA-Za-z./])(?<![A-Za-z]-)(?<y>(?:19|20|21)\d\d)(?<s>[./、-])[ ]?(?<m>\d{1,2})\k<s>[ ]?(?<d>\d{1,2})(?![\d%]|[./、]\d|-\d(?!\d{3}))
        | (?<![\dA-Za-z./])(?<![A-Za-z]-)(?<y>(?:19|20|21)\d\d)(?:[/-](?<m>\d{1,2})|\.(?<m>0[1-9]|1[0-2]))(?![\d%]|[./]\d)
        | (?<![\dA-Za-z])(?<![A-Za-z]-)(?<y>(?:19|20|21)\d\d)(?<m>0[1-9]|1[0-2])(?<d>0[1-9]|[12]\d|3[01])(?![\dA-Za-z])
        | (?<!\d)(?<y>(?:19|20|21)\d\d)\s{0,2}年?\s?(?<part>[上下]半年|第?\s?[一二三四1-4]\s?季度)
        | (?<![\dA-Za-z-])(?<y>(?:19|20|21)\d\d)\s?年?\s?(?<part>[Qq][1-4])(?![\dA-Za-z])
        | (?<!\d)(?<y>(?:19|20|21)\d\d)\s{0,2}年
        | (?<y>[〇零○O一二三四五六七八九]{4})年
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Single { get; }

    [GeneratedRegex(@"\G\s{0,3}(?:起)?\s{0,3}(?:至|到|~|—{1,2}|–|-{1,2}|―|to|until|through)\s{0,3}", RegexOptions.CultureInvariant)]
    private static partial Regex Joint { get; }

    [GeneratedRegex(@"\G\s{0,3}(?:起)?\s{0,3}(?:至今|到今|(?:至|到|~|—{1,2}|–|-{1,2}|―)\s{0,3}(?:长期|永久|永续|无固定期限|不约定期限|今|现在|目前|\*{3,}))", RegexOptions.CultureInvariant)]
    private static partial Regex Open { get; }

    [GeneratedRegex(@"\G\s{0,3}(?:至|到|~|—{1,2}|–|-|―)\s{0,3}(?:(?<next>次年|翌年|第二年)?(?<m>\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:份|(?<d>\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号])?|(?<m>\d{1,2})[./-](?<d>\d{1,2})(?!\d)|(?<d>\d{1,2})[日号])", RegexOptions.CultureInvariant)]
    private static partial Regex Partial { get; }
}
