using System.Globalization;
using System.Xml;
using Materials.Pages;
using Materials.Reading.Office;

namespace Materials.Reading.Word;

/// <summary>Follows the drawings of a Word part (DrawingML and VML): where its figures stand, what colour they have, which pictures they show.</summary>
internal sealed class WordDrawing(WordDocument document, string part)
{
    private const double EmuPerPoint = 12_700;

    /// <summary>The namespaces of <c>mc:Choice</c> whose content is read; of others the fallback is.</summary>
    private static readonly HashSet<string> UnderstoodNamespaces = new(StringComparer.Ordinal)
    {
        "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
        "http://schemas.microsoft.com/office/word/2010/wordml",
        "http://schemas.microsoft.com/office/word/2012/wordml",
        "http://schemas.microsoft.com/office/drawing/2010/main",
        "http://schemas.microsoft.com/office/drawing/2014/chartex",
        "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "http://schemas.openxmlformats.org/drawingml/2006/main",
    };

    private readonly Placement _placement = new();
    private string? _offset;
    private Box _own;
    private (long Width, long Height) _extent;
    private bool _inShapeProperties;
    private bool _inGroupProperties;
    private (Box Place, Box Inner) _group;

    /// <summary>The colour of the figure that is being read; null where it has none and the paper shows.</summary>
    public string? Ground { get; private set; }

    /// <summary>Where the figure that is being read stands, in EMU.</summary>
    public Box? Place => _own.Width > 0 ? _placement.Place(_own) : null;

    /// <summary>Whether all namespaces that a <c>mc:Choice</c> requires are understood.</summary>
    public static bool Understands(XmlReader choice) =>
        (choice.GetAttribute("Requires") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(prefix => choice.LookupNamespace(prefix) is { } ns && UnderstoodNamespaces.Contains(ns));

    /// <param name="down">How far empty paragraphs have pushed the anchor down.</param>
    public void Enter(XmlReader xml, double down, WordPages pages, WordFlow flow)
    {
        switch (xml.LocalName)
        {
            case "drawing" or "pict" or "object":
                _own = default;
                _extent = default;
                _placement.Origin = (0, down);
                Ground = null;
                break;
            case "positionH" or "positionV":
                _offset = xml.LocalName;
                break;
            case "extent":
                _extent = (xml.Number("cx") ?? 0, xml.Number("cy") ?? 0);
                break;
            case "wgp" or "wpc" or "grpSp":
                _placement.PushGroup();
                break;
            case "group":
                _placement.PushGroup();
                Vml(xml, isGroup: true);
                break;
            case "grpSpPr":
                _inGroupProperties = true;
                break;
            case "wsp" or "sp":
                _own = new(0, 0, _extent.Width, _extent.Height);
                Ground = null;
                break;
            case "spPr":
                _inShapeProperties = true;
                break;
            case "off" or "ext" or "chOff" or "chExt":
                Frame(xml);
                break;
            case "srgbClr" when _inShapeProperties:
                Ground ??= xml.GetAttribute("val");
                break;
            case "schemeClr" when _inShapeProperties:
                Ground ??= xml.GetAttribute("val") is "bg1" ? WordColour.White : WordColour.Unknown;
                break;
            case "gradFill" or "blipFill" or "pattFill" when _inShapeProperties:
                Ground ??= WordColour.Unknown;
                break;
            case "noFill" when _inShapeProperties:
                Ground ??= WordColour.White;
                break;
            case "fillRef" when xml.GetAttribute("idx") is not (null or "0"):
                Ground ??= WordColour.Unknown;
                break;
            case "shape" or "rect" or "roundrect" or "oval" or "line":
                Vml(xml, isGroup: false);
                break;
            case "blip":
                Show(document.Pictures.Of(part, xml.R("embed"), _extent.Width, _extent.Height), pages);
                break;
            case "imagedata":
                Show(document.Pictures.Of(part, xml.R("id"), (long)_own.Width, (long)_own.Height), pages);
                break;
            case "OLEObject":
                document.Attach(part, xml.R("id"));
                break;
            case "relIds":
                AddDiagram(xml.R("dm"), flow);
                break;
            case "chart":
                AddChart(xml.R("id"), flow);
                break;
        }
    }

    public void Leave(string name)
    {
        switch (name)
        {
            case "positionH" or "positionV":
                _offset = null;
                break;
            case "wgp" or "wpc" or "grpSp" or "group":
                _placement.PopGroup();
                break;
            case "grpSpPr":
                _inGroupProperties = false;
                _placement.SetGroup(_group.Place, _group.Inner);
                _group = default;
                break;
            case "spPr":
                _inShapeProperties = false;
                break;
        }
    }

    /// <summary>The text of <c>wp:posOffset</c>.</summary>
    public void Characters(XmlReader xml)
    {
        if (_offset is null || !double.TryParse(xml.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var offset))
            return;
        _placement.Origin = _offset == "positionH" ? (offset, _placement.Origin.Y) : (_placement.Origin.X, _placement.Origin.Y + offset);
    }

    private static void Show(OfficePicture? picture, WordPages pages)
    {
        if (picture is not null)
            pages.Add(picture);
    }

    private void Frame(XmlReader xml)
    {
        double x = xml.Number("x") ?? xml.Number("cx") ?? 0, y = xml.Number("y") ?? xml.Number("cy") ?? 0;
        if (_inGroupProperties)
            _group = xml.LocalName switch
            {
                "off" => (_group.Place with { Left = x, Top = y }, _group.Inner),
                "ext" => (_group.Place with { Width = x, Height = y }, _group.Inner),
                "chOff" => (_group.Place, _group.Inner with { Left = x, Top = y }),
                _ => (_group.Place, _group.Inner with { Width = x, Height = y }),
            };
        else if (_inShapeProperties)
            _own = xml.LocalName == "off" ? _own with { Left = x, Top = y } : _own with { Width = x, Height = y };
    }

    /// <summary>VML keeps a figure's place in a CSS-like style, in points outside of groups and in the group's own units inside.</summary>
    private void Vml(XmlReader xml, bool isGroup)
    {
        var style = VmlStyle.Of(xml.GetAttribute("style"));
        _own = new(style.Left, style.Top, style.Width, style.Height);
        Ground = xml.GetAttribute("filled") is "f" or "false" ? null
            : xml.GetAttribute("fillcolor") is { } fill ? (fill.StartsWith('#') && fill.Length >= 7 ? fill[1..7] : fill.StartsWith("white", StringComparison.Ordinal) ? WordColour.White : WordColour.Unknown)
            : WordColour.White;
        if (!isGroup)
            return;
        var size = VmlStyle.Pair(xml.GetAttribute("coordsize")) ?? (1000, 1000);
        var origin = VmlStyle.Pair(xml.GetAttribute("coordorigin")) ?? (0, 0);
        _placement.SetGroup(_own, new(origin.X, origin.Y, size.X, size.Y));
    }

    private void AddDiagram(string? relationship, WordFlow flow)
    {
        if (document.Package.Target(part, relationship) is { } data)
            flow.Shapes.AddRange(Diagram.Read(document.Package, data).Select(t => new DrawnShape([t], null)));
    }

    private void AddChart(string? relationship, WordFlow flow)
    {
        if (document.Package.Target(part, relationship) is { } chart)
            flow.Shapes.AddRange(Chart.Read(document.Package, chart).Select(t => new DrawnShape([t], null)));
    }

    /// <summary>The places in a VML <c>style</c> attribute, in EMU where they have units.</summary>
    private readonly record struct VmlStyle(double Left, double Top, double Width, double Height)
    {
        public static VmlStyle Of(string? style)
        {
            var values = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase);
            foreach (var declaration in (style ?? "").Split(';'))
                if (declaration.Split(':') is [var name, var value] && Length(value.Trim()) is { } length)
                    values[name.Trim()] = length;
            return new(values.GetValueOrDefault("margin-left") + values.GetValueOrDefault("left"),
                values.GetValueOrDefault("margin-top") + values.GetValueOrDefault("top"),
                values.GetValueOrDefault("width"), values.GetValueOrDefault("height"));
        }

        public static (double X, double Y)? Pair(string? pair) =>
            pair?.Split(',') is [var x, var y] && Length(x) is { } left && Length(y) is { } top ? (left, top) : null;

        private static double? Length(string value)
        {
            var unit = value.Length > 2 && char.IsAsciiLetter(value[^1]) ? value[^2..] : "";
            if (!double.TryParse(value[..^unit.Length], NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                return null;
            return number * unit switch
            {
                "pt" => EmuPerPoint,
                "in" => 72 * EmuPerPoint,
                "cm" => 360_000,
                "mm" => 36_000,
                "px" => 9_525,
                _ => 1,
            };
        }
    }
}
