using System.Globalization;
using System.Text.RegularExpressions;

namespace Materials.Fields;

/// <summary>Reads dates in the forms of English documents: 12 May 2026, May 12, 2026, 12-May-2026, April 2026.</summary>
internal static partial class EnglishDate
{
    private const string Months = "janfebmaraprmayjunjulaugsepoctnovdec";

    /// <summary>Every date of a text in half-width forms, in order.</summary>
    public static IEnumerable<DateSpan> FindAll(string narrow) => Single.Matches(narrow).Select(ToSpan).OfType<DateSpan>();

    private static DateSpan? ToSpan(Match match)
    {
        var year = int.Parse(match.Groups["y"].Value, CultureInfo.InvariantCulture);
        var month = Months.IndexOf(match.Groups["m"].Value[..3], StringComparison.OrdinalIgnoreCase) / 3 + 1;
        var days = DateTime.DaysInMonth(year, month);
        if (!match.Groups["d"].Success)
            return new(new(year, month, 1), new(year, month, days), match.Index, match.Length);
        var day = int.Parse(match.Groups["d"].Value, CultureInfo.InvariantCulture);
        return day >= 1 && day <= days ? new(new(year, month, day), new(year, month, day), match.Index, match.Length) : null;
    }

    // The month is a word of its own; a year alone behind it is one where no count of things follows.
    [GeneratedRegex("""
        (?<![\dA-Za-z])(?<d>\d{1,2})(?:st|nd|rd|th)?[ -]{1,2}(?:of\ )?(?<m>JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)\.?[ ,-]{1,2}(?<y>(?:19|20|21)\d\d)(?!\d)
        | (?<![\w-])(?<m>JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)\.?\ (?<d>\d{1,2})(?:st|nd|rd|th)?,?\ (?<y>(?:19|20|21)\d\d)(?!\d)
        | (?<![\w-])(?<m>JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)[.,]?\ (?<y>(?:19|20|21)\d\d)(?![\d-]|\ [a-z]*s\b)
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase)]
    private static partial Regex Single { get; }
}
