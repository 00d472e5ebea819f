using System.Globalization;
using System.Text;

namespace Materials.Reading.Excel;

/// <summary>Writes the numbers of a workbook as a person sees them: dates, times, percentages, fixed decimals.</summary>
/// <remarks>Number formats: ECMA-376 part 1, 18.8.30 and 18.8.31. Built-in formats are those of a Chinese Excel.</remarks>
internal static class SheetNumbers
{
    private static readonly Dictionary<int, string> BuiltIn = new()
    {
        [1] = "0",
        [2] = "0.00",
        [3] = "#,##0",
        [4] = "#,##0.00",
        [9] = "0%",
        [10] = "0.00%",
        [14] = "yyyy/m/d",
        [15] = "d-mmm-yy",
        [16] = "d-mmm",
        [17] = "mmm-yy",
        [18] = "h:mm AM/PM",
        [19] = "h:mm:ss AM/PM",
        [20] = "h:mm",
        [21] = "h:mm:ss",
        [22] = "yyyy/m/d h:mm",
        [27] = "yyyy年m月",
        [28] = "m月d日",
        [29] = "m月d日",
        [30] = "m/d/yy",
        [31] = "yyyy年m月d日",
        [32] = "h时mm分",
        [33] = "h时mm分ss秒",
        [34] = "上午/下午h时mm分",
        [35] = "上午/下午h时mm分ss秒",
        [36] = "yyyy年m月",
        [37] = "#,##0",
        [38] = "#,##0",
        [39] = "#,##0.00",
        [40] = "#,##0.00",
        [45] = "mm:ss",
        [46] = "[h]:mm:ss",
        [47] = "mm:ss.0",
        [50] = "yyyy年m月",
        [51] = "m月d日",
        [52] = "yyyy年m月",
        [53] = "m月d日",
        [54] = "m月d日",
        [55] = "上午/下午h时mm分",
        [56] = "上午/下午h时mm分ss秒",
        [57] = "yyyy年m月",
        [58] = "m月d日",
    };

    /// <summary>The pattern of a built-in format; null for General.</summary>
    public static string? BuiltInPattern(int id) => BuiltIn.GetValueOrDefault(id);

    /// <summary>A number as its format shows it. Formats that are not understood show it plain, so that nothing is lost.</summary>
    /// <param name="pattern">Null for General.</param>
    /// <param name="since1904">Whether days count from 1904 (old Macintosh workbooks).</param>
    public static string Write(double number, string? pattern, bool since1904)
    {
        var section = Section(pattern, number);
        if (section is null || section.Equals("General", StringComparison.OrdinalIgnoreCase) || section == "@")
            return Plain(number);
        var bare = Bare(section);
        if (IsDate(bare))
            return Date(number, section, since1904) ?? Plain(number);
        if (bare.Contains('%'))
            return (number * 100).ToString($"F{Decimals(bare)}", CultureInfo.InvariantCulture) + "%";
        if (bare.Contains('E') || bare.Contains('?') || bare.Contains('/'))
            return Plain(number);
        if (!bare.Contains('0') && !bare.Contains('#'))
            return bare.Length == 0 ? "" : Plain(number);
        return number.ToString((bare.Contains(',') ? "N" : "F") + Decimals(bare), CultureInfo.InvariantCulture);
    }

    /// <summary>Whether a pattern shows nothing of any number (<c>;;;</c>): a way to hide cells.</summary>
    public static bool HidesAll(string? pattern) => pattern is not null && pattern.Trim() is [';', ..] and var p && p.All(c => c is ';' or ' ');

    private static string Plain(double number) => number.ToString("0.##############", CultureInfo.InvariantCulture);

    /// <summary>The section for this sign: positive; negative; zero.</summary>
    private static string? Section(string? pattern, double number)
    {
        if (pattern is null)
            return null;
        var sections = pattern.Split(';');
        return number < 0 && sections.Length > 1 && sections[1].Length > 0 ? "-" + sections[1] : number == 0 && sections.Length > 2 && sections[2].Length > 0 ? sections[2] : sections[0];
    }

    /// <summary>The pattern without its literals, colours and locale marks.</summary>
    private static string Bare(string section)
    {
        var bare = new StringBuilder();
        for (var i = 0; i < section.Length; i++)
        {
            if (section[i] == '"')
                i = End(section, i, '"');
            else if (section[i] == '[' && i + 1 < section.Length && section[i + 1] is not ('h' or 'm' or 's' or 'H'))
                i = End(section, i, ']');
            else if (section[i] is '\\' or '_' or '*')
                i++;
            else
                bare.Append(section[i]);
        }
        return bare.ToString();
    }

    private static int End(string section, int from, char mark)
    {
        var end = section.IndexOf(mark, from + 1);
        return end < 0 ? section.Length : end;
    }

    private static bool IsDate(string bare) => bare.AsSpan().IndexOfAny("ydhs") >= 0 || bare.AsSpan().IndexOfAny("YDHS") >= 0 || (bare.Contains('m') && !bare.Contains('0'));

    private static int Decimals(string bare)
    {
        var point = bare.IndexOf('.');
        return point < 0 ? 0 : bare.Skip(point + 1).TakeWhile(c => c is '0' or '#').Count();
    }

    private static string? Date(double number, string section, bool since1904)
    {
        // 2,958,466 is the first day of the year 10000. Day 60 of the 1900 system is a 29 February that never was.
        var days = since1904 ? number + 1462 : number < 60 ? number + 1 : number;
        if (days is < 0 or >= 2_958_466)
            return null;
        var moment = DateTime.UnixEpoch.AddDays(days - 25569);
        moment = moment.AddTicks(TimeSpan.TicksPerMillisecond / 2);
        return DatePattern.Write(moment, section, number);
    }
}
