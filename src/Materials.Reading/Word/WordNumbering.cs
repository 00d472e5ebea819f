using System.Globalization;
using System.Text;
using System.Xml;
using Materials.Reading.Office;

namespace Materials.Reading.Word;

/// <summary>The automatic numbers of lists and headings: people see "1.1 ", the file holds only that there is one.</summary>
internal sealed class WordNumbering
{
    private const int Levels = 9;

    private readonly Dictionary<string, Level[]> _abstracts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Instance> _instances = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> _counters = new(StringComparer.Ordinal);

    public WordNumbering(OfficePackage package, string? part)
    {
        if (part is null)
            return;
        using var xml = package.OpenXml(part);
        Read(xml);
    }

    /// <summary>Counts one paragraph of a list on and gives the label it carries, with the gap behind it; empty for bullets and unknown lists.</summary>
    public string Next(string listId, int level)
    {
        if (level is < 0 or >= Levels || !_instances.TryGetValue(listId, out var instance) || !_abstracts.TryGetValue(instance.AbstractId, out var levels))
            return "";
        if (!_counters.TryGetValue(instance.AbstractId, out var counters))
            _counters[instance.AbstractId] = counters = NotStarted(levels);
        if (!instance.Started)
        {
            instance.Started = true;
            foreach (var (at, start) in instance.StartOverrides)
                counters[at] = start - 1;
        }

        counters[level]++;
        for (var deeper = level + 1; deeper < Levels; deeper++)
            counters[deeper] = levels[deeper].Start - 1;
        for (var above = 0; above < level; above++)
            counters[above] = Math.Max(counters[above], levels[above].Start);
        return Label(levels, level, counters);
    }

    private static int[] NotStarted(Level[] levels) => [.. levels.Select(l => l.Start - 1)];

    private static string Label(Level[] levels, int level, int[] counters)
    {
        var own = levels[level];
        if (own.Format is "bullet" or "none" || own.Text.Length == 0)
            return "";
        var label = new StringBuilder();
        for (var i = 0; i < own.Text.Length; i++)
        {
            if (own.Text[i] == '%' && i + 1 < own.Text.Length && own.Text[i + 1] is >= '1' and <= '9')
            {
                var at = own.Text[++i] - '1';
                label.Append(ListNumber.Write(counters[at], own.IsLegal && at < level ? "decimal" : levels[at].Format));
            }
            else
                label.Append(own.Text[i]);
        }
        return own.Suffix == "nothing" || label.Length == 0 ? label.ToString() : label.Append(' ').ToString();
    }

    private void Read(XmlReader xml)
    {
        Level[]? levels = null;
        Level? level = null;
        Instance? instance = null;
        var overridden = 0;
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName is "abstractNum" or "num")
                (levels, level, instance) = (null, null, null);
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            switch (xml.LocalName)
            {
                case "abstractNum" when xml.W("abstractNumId") is { } id:
                    _abstracts[id] = levels = [.. Enumerable.Range(0, Levels).Select(_ => new Level())];
                    break;
                case "num" when xml.W("numId") is { } id:
                    _instances[id] = instance = new();
                    break;
                case "abstractNumId" when instance is not null:
                    instance.AbstractId = xml.W("val") ?? "";
                    break;
                case "lvlOverride":
                    overridden = xml.WNumber("ilvl") ?? 0;
                    break;
                case "startOverride" when instance is not null && overridden is >= 0 and < Levels:
                    instance.StartOverrides[overridden] = xml.WNumber("val") ?? 1;
                    break;
                case "lvl":
                    level = levels is not null && xml.WNumber("ilvl") is { } at and >= 0 and < Levels ? levels[at] : null;
                    break;
                case "start" when level is not null:
                    level.Start = Math.Clamp(xml.WNumber("val") ?? 1, 0, 1_000_000);
                    break;
                case "numFmt" when level is not null:
                    level.Format = xml.W("val") ?? "decimal";
                    break;
                case "lvlText" when level is not null:
                    level.Text = xml.W("val") ?? "";
                    break;
                case "suff" when level is not null:
                    level.Suffix = xml.W("val") ?? "tab";
                    break;
                case "isLgl" when level is not null:
                    level.IsLegal = xml.IsOn("val", ifMissing: true);
                    break;
            }
        }
    }

    private sealed class Level
    {
        public int Start { get; set; } = 1;
        public string Format { get; set; } = "decimal";
        public string Text { get; set; } = "";
        public string Suffix { get; set; } = "tab";
        public bool IsLegal { get; set; }
    }

    private sealed class Instance
    {
        public string AbstractId { get; set; } = "";
        public Dictionary<int, int> StartOverrides { get; } = [];
        public bool Started { get; set; }
    }
}

/// <summary>Numbers as lists write them (ECMA-376 part 1, 17.18.59).</summary>
internal static class ListNumber
{
    private static readonly string[] Digits = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    private static readonly string[] FormalDigits = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];
    private const string HeavenlyStems = "甲乙丙丁戊己庚辛壬癸";

    public static string Write(int number, string format) => format switch
    {
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        "decimalFullWidth" or "decimalFullWidth2" => string.Concat($"{number}".Select(d => (char)(d - '0' + '０'))),
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" when number is >= 1 and <= 20 => $"{(char)('①' + number - 1)}",
        "decimalEnclosedParen" when number is >= 1 and <= 20 => $"{(char)('⑴' + number - 1)}",
        "decimalEnclosedFullstop" when number is >= 1 and <= 20 => $"{(char)('⒈' + number - 1)}",
        "upperRoman" => Roman(number),
        "lowerRoman" => Roman(number).ToLowerInvariant(),
        "upperLetter" => Letter(number, 'A'),
        "lowerLetter" => Letter(number, 'a'),
        "chineseCounting" or "chineseCountingThousand" or "japaneseCounting" or "ideographLegalTraditional" or "taiwaneseCountingThousand"
            or "taiwaneseCounting" => Chinese(number, Digits, ["", "十", "百", "千"]),
        "chineseLegalSimplified" => Chinese(number, FormalDigits, ["", "拾", "佰", "仟"]),
        "ideographDigital" or "taiwaneseDigital" or "japaneseDigitalTenThousand" => string.Concat($"{number}".Select(d => char.IsAsciiDigit(d) ? Digits[d - '0'] : "")),
        "ideographTraditional" when number is >= 1 and <= 10 => $"{HeavenlyStems[number - 1]}",
        "none" => "",
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    private static string Chinese(int number, string[] digits, string[] units)
    {
        if (number is < 1 or > 9999)
            return number == 0 ? digits[0] : number.ToString(CultureInfo.InvariantCulture);
        var text = new StringBuilder();
        var digitsOf = $"{number}";
        var pendingZero = false;
        for (var i = 0; i < digitsOf.Length; i++)
        {
            var digit = digitsOf[i] - '0';
            var unit = digitsOf.Length - 1 - i;
            if (digit == 0)
            {
                pendingZero = text.Length > 0;
                continue;
            }
            if (pendingZero)
                text.Append('零');
            pendingZero = false;
            // Ten to nineteen leave the leading one out.
            if (!(digit == 1 && unit == 1 && text.Length == 0))
                text.Append(digits[digit]);
            text.Append(units[unit]);
        }
        return text.ToString();
    }

    private static string Letter(int number, char first) =>
        number < 1 ? "" : new((char)(first + (number - 1) % 26), Math.Min((number - 1) / 26 + 1, 100));

    private static string Roman(int number)
    {
        if (number is < 1 or > 3999)
            return number.ToString(CultureInfo.InvariantCulture);
        var text = new StringBuilder();
        foreach (var (value, sign) in RomanSigns)
            for (; number >= value; number -= value)
                text.Append(sign);
        return text.ToString();
    }

    private static readonly (int Value, string Sign)[] RomanSigns =
    [
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
        (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ];
}
