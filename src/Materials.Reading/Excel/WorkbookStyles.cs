using System.Globalization;
using System.Xml;
using Materials.Pages;
using Materials.Reading.Office;
using Materials.Reading.Word;

namespace Materials.Reading.Excel;

/// <summary>How the cells of a workbook look: number formats, and letters that cannot be seen.</summary>
internal sealed class WorkbookStyles
{
    private readonly Dictionary<int, string> _patterns = [];
    private readonly List<(string? Colour, double? Points)> _fonts = [];
    private readonly List<string?> _fills = [];
    private readonly List<(int Pattern, int Font, int Fill)> _cells = [];

    public WorkbookStyles(OfficePackage package, string? part)
    {
        if (part is null)
            return;
        using var xml = package.OpenXml(part);
        Read(xml);
    }

    /// <summary>The number format of a cell style; null for General.</summary>
    public string? Pattern(int style) =>
        style >= 0 && style < _cells.Count ? _patterns.GetValueOrDefault(_cells[style].Pattern) ?? SheetNumbers.BuiltInPattern(_cells[style].Pattern) : null;

    /// <summary>Why a cell of this style cannot be read by a person; null when it can.</summary>
    public HiddenReason? WhyHidden(int style)
    {
        if (style < 0 || style >= _cells.Count)
            return null;
        if (SheetNumbers.HidesAll(Pattern(style)))
            return HiddenReason.Marked;
        var (colour, points) = _cells[style].Font < _fonts.Count ? _fonts[_cells[style].Font] : default;
        var ground = _cells[style].Fill < _fills.Count ? _fills[_cells[style].Fill] : null;
        return WordColour.WhyHidden(new(null, colour, null, points is { } p ? (int)(p * 2) : null), ground);
    }

    private void Read(XmlReader xml)
    {
        var within = "";
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            switch (xml.LocalName)
            {
                case "fonts" or "fills" or "cellXfs" or "cellStyleXfs" or "borders" or "dxfs" or "numFmts" or "cellStyles":
                    within = xml.LocalName;
                    break;
                case "numFmt" when within == "numFmts" && xml.Number("numFmtId") is { } id:
                    _patterns[(int)id] = xml.GetAttribute("formatCode") ?? "";
                    break;
                case "font" when within == "fonts":
                    _fonts.Add(default);
                    break;
                case "sz" when within == "fonts" && _fonts.Count > 0
                    && double.TryParse(xml.GetAttribute("val"), NumberStyles.Float, CultureInfo.InvariantCulture, out var points):
                    _fonts[^1] = _fonts[^1] with { Points = points };
                    break;
                case "color" when within == "fonts" && _fonts.Count > 0:
                    _fonts[^1] = _fonts[^1] with { Colour = Colour(xml) };
                    break;
                case "fill" when within == "fills":
                    _fills.Add(null);
                    break;
                case "patternFill" when within == "fills" && _fills.Count > 0:
                    _fills[^1] = xml.GetAttribute("patternType") is null or "none" ? null : WordColour.Unknown;
                    break;
                case "fgColor" when within == "fills" && _fills is [.., not null]:
                    _fills[^1] = Colour(xml) ?? WordColour.Unknown;
                    break;
                case "gradientFill" when within == "fills" && _fills.Count > 0:
                    _fills[^1] = WordColour.Unknown;
                    break;
                case "xf" when within == "cellXfs":
                    _cells.Add(((int)(xml.Number("numFmtId") ?? 0), (int)(xml.Number("fontId") ?? 0), (int)(xml.Number("fillId") ?? 0)));
                    break;
            }
        }
    }

    /// <summary>Six hexadecimal digits; null for a theme colour that is not worked out. Theme 0 without a tint is the window's white, as is index 9.</summary>
    private static string? Colour(XmlReader xml)
    {
        if (xml.GetAttribute("rgb") is { Length: 8 } argb)
            return argb[2..];
        return xml.GetAttribute("theme") is "0" && xml.GetAttribute("tint") is null || xml.GetAttribute("indexed") is "9" or "1" ? WordColour.White : null;
    }
}
