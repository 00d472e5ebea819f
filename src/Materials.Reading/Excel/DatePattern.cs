using System.Globalization;
using System.Text;

namespace Materials.Reading.Excel;

/// <summary>Writes a moment by a date pattern of Excel.</summary>
internal static class DatePattern
{
    /// <param name="days">The number in the cell, for elapsed hours.</param>
    public static string Write(DateTime moment, string pattern, double days)
    {
        var text = new StringBuilder();
        var twelveHours = pattern.Contains("AM/PM", StringComparison.OrdinalIgnoreCase) || pattern.Contains("上午/下午", StringComparison.Ordinal);
        var afterHour = false;
        for (var i = 0; i < pattern.Length;)
        {
            var c = char.ToLowerInvariant(pattern[i]);
            if (c == '"' || c == '[')
                i = Quoted(pattern, i, text, days);
            else if (c is '\\' or '_' or '*')
            {
                if (c == '\\' && i + 1 < pattern.Length)
                    text.Append(pattern[i + 1]);
                i += 2;
            }
            else if (string.Compare(pattern, i, "AM/PM", 0, 5, StringComparison.OrdinalIgnoreCase) == 0)
                (_, i) = (text.Append(moment.Hour < 12 ? "AM" : "PM"), i + 5);
            else if (string.CompareOrdinal(pattern, i, "上午/下午", 0, 5) == 0)
                (_, i) = (text.Append(moment.Hour < 12 ? "上午" : "下午"), i + 5);
            else if (c is 'y' or 'm' or 'd' or 'h' or 's')
            {
                var length = 1;
                while (i + length < pattern.Length && char.ToLowerInvariant(pattern[i + length]) == c)
                    length++;
                var minutes = c == 'm' && (afterHour || NextIsSecond(pattern, i + length));
                text.Append(Part(moment, minutes ? 'n' : c, length, twelveHours));
                afterHour = c == 'h' || (afterHour && c != 'm');
                i += length;
            }
            else
            {
                if (c is not ('@' or ';'))
                    text.Append(pattern[i]);
                i++;
            }
        }
        return text.ToString().Trim();
    }

    private static int Quoted(string pattern, int from, StringBuilder text, double days)
    {
        var end = pattern.IndexOf(pattern[from] == '"' ? '"' : ']', from + 1);
        if (end < 0)
            return pattern.Length;
        var inside = pattern[(from + 1)..end];
        if (pattern[from] == '"')
            text.Append(inside);
        else if (inside.ToLowerInvariant() is "h" or "hh")
            text.Append(((long)(days * 24)).ToString(CultureInfo.InvariantCulture));
        else if (inside.ToLowerInvariant() is "m" or "mm")
            text.Append(((long)(days * 1440)).ToString(CultureInfo.InvariantCulture));
        return end + 1;
    }

    private static bool NextIsSecond(string pattern, int from)
    {
        while (from < pattern.Length && !char.IsAsciiLetter(pattern[from]))
            from++;
        return from < pattern.Length && pattern[from] is 's' or 'S';
    }

    private static string Part(DateTime moment, char part, int length, bool twelveHours)
    {
        var number = part switch
        {
            'y' => length <= 2 ? moment.Year % 100 : moment.Year,
            'm' => moment.Month,
            'd' => moment.Day,
            'h' => twelveHours ? (moment.Hour + 11) % 12 + 1 : moment.Hour,
            'n' => moment.Minute,
            _ => moment.Second,
        };
        return (part, length) switch
        {
            ('m', >= 3) => moment.ToString(length == 3 ? "MMM" : "MMMM", CultureInfo.InvariantCulture),
            ('d', >= 3) => moment.ToString(length == 3 ? "ddd" : "dddd", CultureInfo.InvariantCulture),
            (_, 1) => number.ToString(CultureInfo.InvariantCulture),
            _ => number.ToString("00", CultureInfo.InvariantCulture),
        };
    }
}
