using System.Globalization;
using System.Xml;
using Materials.Reading.Office;

namespace Materials.Reading.Word;

/// <summary>How letters look, as far as it decides whether a person sees them. Null: not said here.</summary>
internal readonly record struct RunLook(bool? Hidden, string? Colour, string? Ground, int? HalfPoints)
{
    /// <summary>This look, with what it leaves open taken from the look it is based on.</summary>
    public RunLook Over(RunLook below) =>
        new(Hidden ?? below.Hidden, Colour ?? below.Colour, Ground ?? below.Ground, HalfPoints ?? below.HalfPoints);
}

/// <summary>A style with everything it inherits.</summary>
/// <param name="OutlineLevel">0 to 8 for headings.</param>
/// <param name="ListId">The numbering it brings with it.</param>
/// <param name="ShadesCells">Whether a table style colours any cells: their letters may then be white.</param>
internal sealed record WordStyle(RunLook Look, int? OutlineLevel, string? ListId, int? ListLevel, string? Ground, bool PageBreakBefore, bool ShadesCells)
{
    public static WordStyle None { get; } = new(default, null, null, null, null, false, false);
}

/// <summary>The styles of a Word document, resolved along <c>w:basedOn</c>.</summary>
internal sealed class WordStyles
{
    /// <summary>Longer chains than anyone builds; it also ends loops.</summary>
    private const int MaxChain = 32;

    private readonly Dictionary<string, Raw> _raw = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WordStyle> _resolved = new(StringComparer.Ordinal);
    private RunLook _defaults;
    private string? _defaultParagraph;

    public WordStyles(OfficePackage package, string? part)
    {
        if (part is null)
            return;
        using var xml = package.OpenXml(part);
        Read(xml);
    }

    /// <summary>A style by its id; for null the default paragraph style.</summary>
    public WordStyle Of(string? id) => Resolve(id ?? _defaultParagraph ?? "", 0);

    /// <summary>The look that the document gives to letters that say nothing.</summary>
    public RunLook Defaults => _defaults;

    private WordStyle Resolve(string id, int depth)
    {
        if (_resolved.TryGetValue(id, out var known))
            return known;
        if (!_raw.TryGetValue(id, out var raw) || depth > MaxChain)
            return WordStyle.None;
        var below = raw.BasedOn is null ? WordStyle.None : Resolve(raw.BasedOn, depth + 1);
        return _resolved[id] = new(raw.Look.Over(below.Look), raw.OutlineLevel ?? below.OutlineLevel ?? HeadingByName(raw.Name),
            raw.ListId ?? below.ListId, raw.ListLevel ?? below.ListLevel, raw.Ground ?? below.Ground,
            raw.PageBreakBefore ?? below.PageBreakBefore, raw.ShadesCells || below.ShadesCells);
    }

    /// <summary>Word knows its own headings by name: <c>heading 1</c>, in Chinese files too (there the id is a number), <c>Title</c>.</summary>
    private static int? HeadingByName(string? name)
    {
        var lower = name?.ToLowerInvariant() ?? "";
        if (lower is "title" or "标题" or "文档标题")
            return 0;
        var number = lower.StartsWith("heading ", StringComparison.Ordinal) ? lower[8..] : lower.StartsWith("标题", StringComparison.Ordinal) ? lower[2..].Trim() : "";
        return int.TryParse(number, CultureInfo.InvariantCulture, out var level) && level is >= 1 and <= 9 ? level - 1 : null;
    }

    private void Read(XmlReader xml)
    {
        Raw? style = null;
        var inDefaults = false;
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.EndElement)
            {
                if (xml.LocalName == "style")
                    style = null;
                inDefaults &= xml.LocalName != "docDefaults";
                continue;
            }
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            switch (xml.LocalName)
            {
                case "docDefaults" when !xml.IsEmptyElement:
                    inDefaults = true;
                    break;
                case "style" when !xml.IsEmptyElement:
                    style = new();
                    if (xml.W("styleId") is { } id)
                        _raw[id] = style;
                    if (xml.W("type") == "paragraph" && xml.IsOn("default", ifMissing: false))
                        _defaultParagraph = xml.W("styleId");
                    break;
                case "tblStylePr" or "tcPr" or "tblPr" when style is not null:
                    style.InTable = true;
                    break;
                case "name" when style is not null:
                    style.Name = xml.W("val");
                    break;
                case "basedOn" when style is not null:
                    style.BasedOn = xml.W("val");
                    break;
                case "outlineLvl" when style is not null:
                    style.OutlineLevel = xml.WNumber("val") is { } level and >= 0 and <= 8 ? level : null;
                    break;
                case "numId" when style is not null:
                    style.ListId = xml.W("val");
                    break;
                case "ilvl" when style is not null:
                    style.ListLevel = xml.WNumber("val");
                    break;
                case "pageBreakBefore" when style is not null:
                    style.PageBreakBefore = xml.IsOn("val", ifMissing: true);
                    break;
                case "shd" when style is not null:
                    if (style.InTable)
                        style.ShadesCells |= WordColour.Ground(xml) is not null;
                    else
                        style.Ground = WordColour.Ground(xml);
                    break;
                case "vanish" or "color" or "sz" or "highlight" when inDefaults:
                    _defaults = xml.Look(_defaults);
                    break;
                case "vanish" or "color" or "sz" or "highlight" when style is { InTable: false }:
                    style.Look = xml.Look(style.Look);
                    break;
            }
        }
    }

    private sealed class Raw
    {
        public string? Name { get; set; }
        public string? BasedOn { get; set; }
        public int? OutlineLevel { get; set; }
        public string? ListId { get; set; }
        public int? ListLevel { get; set; }
        public string? Ground { get; set; }
        public bool? PageBreakBefore { get; set; }
        public bool InTable { get; set; }
        public bool ShadesCells { get; set; }
        public RunLook Look { get; set; }
    }
}
