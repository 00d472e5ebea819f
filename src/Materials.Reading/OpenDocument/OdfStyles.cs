using System.Globalization;
using System.Xml;
using Materials.Reading.Office;
using Materials.Reading.Word;

namespace Materials.Reading.OpenDocument;

/// <summary>The styles of an OpenDocument file, as far as they tell what is seen (ODF 1.3 part 3, 16).</summary>
internal sealed class OdfStyles
{
    /// <summary>Styles that build on styles; it also ends loops.</summary>
    private const int MaxChain = 32;

    private readonly Dictionary<string, Style> _styles = [];
    private readonly Dictionary<(string List, int Level), (string Format, string Before, string After)> _lists = [];

    public void Read(OfficePackage package, string part)
    {
        if (!package.Has(part))
            return;
        using var xml = package.OpenXml(part);
        Style? style = null;
        string? list = null;
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "body" or "master-styles")
                return;
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            switch (xml.LocalName)
            {
                case "style" or "default-style":
                    style = new Style(xml.Odf("parent-style-name"));
                    if (xml.Odf("name") is { } name)
                        _styles[name] = style;
                    break;
                case "text-properties" when style is not null:
                    style.Look = new(xml.Odf("display") is { } shown ? shown == "none" : null, Colour(xml.Odf("color")), Colour(xml.Odf("background-color")),
                        Length(xml.Odf("font-size")) is { } size ? (int)(size / EmuPerPoint * 2) : null);
                    break;
                case "paragraph-properties" when style is not null:
                    style.BreaksBefore = xml.Odf("break-before") == "page";
                    style.Ground = Colour(xml.Odf("background-color"));
                    break;
                case "graphic-properties" or "table-cell-properties" when style is not null:
                    style.Ground = Colour(xml.Odf("background-color") ?? xml.Odf("fill-color"));
                    break;
                case "drawing-page-properties" when style is not null:
                    style.IsHidden = xml.Odf("visibility") == "hidden";
                    break;
                case "table-properties" when style is not null:
                    style.IsHidden = xml.Odf("display") == "false";
                    break;
                case "list-style":
                    list = xml.Odf("name");
                    break;
                case "list-level-style-number" when list is not null && int.TryParse(xml.Odf("level"), out var level):
                    _lists[(list, level)] = (xml.Odf("num-format") ?? "", xml.Odf("num-prefix") ?? "", xml.Odf("num-suffix") ?? "");
                    break;
            }
        }
    }

    public bool IsHidden(string? style) => style is not null && _styles.GetValueOrDefault(style)?.IsHidden == true;

    public bool BreaksBefore(string? style) => style is not null && _styles.GetValueOrDefault(style)?.BreaksBefore == true;

    /// <summary>The ground of a paragraph, a cell or a figure; null where its style brings none.</summary>
    public string? Ground(string? style) => style is null ? null : _styles.GetValueOrDefault(style)?.Ground;

    /// <summary>A style's look, with what it leaves open taken from those that it builds on and then from what is around it.</summary>
    public RunLook Look(string? style, RunLook around)
    {
        var look = default(RunLook);
        for (var depth = 0; style is not null && depth < MaxChain && _styles.TryGetValue(style, out var found); depth++)
        {
            look = look.Over(found.Look);
            style = found.Parent;
        }
        return look.Over(around);
    }

    /// <summary>The mark before an item of a numbered list; empty for bullets and for formats that are not worked out.</summary>
    public string Mark(string? list, int level, int number) => list is not null && _lists.TryGetValue((list, level), out var style)
        ? style.Format switch
        {
            "1" => $"{style.Before}{number}{style.After} ",
            "一, 二, 三, ..." when number is > 0 and <= 10 => $"{style.Before}{"一二三四五六七八九十"[number - 1]}{style.After} ",
            "a" or "A" when number is > 0 and <= 26 => $"{style.Before}{(char)(style.Format[0] + number - 1)}{style.After} ",
            _ => "",
        }
        : "";

    private const double EmuPerPoint = 12_700;

    /// <summary>A length in EMU; null when it is none that is absolute.</summary>
    public static double? Length(string? length)
    {
        var unit = length?.TrimStart("-0123456789.".ToCharArray());
        if (length is null || !double.TryParse(length[..^unit!.Length], NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return null;
        return unit switch
        {
            "cm" => number * 360_000,
            "mm" => number * 36_000,
            "in" => number * 914_400,
            "pt" => number * EmuPerPoint,
            "px" => number * 9_525,
            _ => null,
        };
    }

    private static string? Colour(string? colour) => colour is ['#', .. { Length: 6 } digits] ? digits.ToUpperInvariant() : null;

    private sealed record Style(string? Parent)
    {
        public RunLook Look { get; set; }

        public string? Ground { get; set; }

        public bool BreaksBefore { get; set; }

        public bool IsHidden { get; set; }
    }
}

/// <summary>Attributes by their local names: the prefixes of the format's many namespaces never clash in one element.</summary>
internal static class OdfXml
{
    public static string? Odf(this XmlReader xml, string name)
    {
        string? value = null;
        if (!xml.MoveToFirstAttribute())
            return null;
        do
        {
            if (xml.LocalName == name && xml.Prefix is not ("loext" or "calcext"))
                value = xml.Value;
        }
        while (value is null && xml.MoveToNextAttribute());
        xml.MoveToElement();
        return value;
    }

    /// <summary>How often a cell or a row stands there; 1 where nothing is said.</summary>
    public static int Repeated(this XmlReader xml, string name) => int.TryParse(xml.Odf(name), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count : 1;
}
