using System.Text;
using System.Xml;
using Materials.Pages;
using Materials.Reading.Word;

namespace Materials.Reading.Office;

/// <summary>Reads the figures of a slide or of a sheet's drawing: PresentationML and SpreadsheetDrawingML share their structure and local names.</summary>
internal sealed class DrawingReader(OfficePackage package, string part, OfficePictures pictures)
{
    private readonly DrawnPage _page = new();
    private readonly Placement _placement = new();
    private readonly List<string> _paragraphs = [];
    private readonly StringBuilder _text = new();
    private List<string>? _cells;
    private int _tables;
    private Box _own;
    private (Box Place, Box Inner) _group;
    private string? _placeholder;
    private bool _inGroupProperties, _inText, _isHidden, _isTiny, _skipsFallback;

    /// <summary>Slides: how large they are, in EMU; what lies wholly outside of them is seen by no one. Null for sheets.</summary>
    public (double Width, double Height)? Slide { get; init; }

    public DrawnPage Read()
    {
        using var xml = package.OpenXml(part);
        var more = xml.Read();
        while (more)
        {
            var skip = xml.NodeType == XmlNodeType.Element && !Enter(xml);
            if (!skip && (xml.NodeType == XmlNodeType.EndElement || xml is { NodeType: XmlNodeType.Element, IsEmptyElement: true }))
                Leave(xml.LocalName);
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace && _inText)
                _text.Append(xml.Value);
            if (skip)
                xml.Skip();
            more = skip ? !xml.EOF : xml.Read();
        }
        return _page;
    }

    private bool Enter(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "Choice":
                _skipsFallback = WordDrawing.Understands(xml);
                return _skipsFallback;
            case "Fallback":
                return !_skipsFallback;
            case "ln" or "extLst":
                return false;
            case "sp" or "cxnSp" or "pic" or "graphicFrame":
                (_own, _placeholder, _isHidden, _isTiny) = (default, null, false, false);
                if (xml.LocalName == "cxnSp")
                    _page.Connectors++;
                break;
            case "cNvPr":
                _isHidden |= xml.GetAttribute("hidden") is "1" or "true";
                break;
            case "ph":
                _placeholder = xml.GetAttribute("type") ?? "body";
                break;
            case "prstGeom" when xml.GetAttribute("prst") is { } figure && figure.Contains("Arrow", StringComparison.OrdinalIgnoreCase):
                _page.Connectors++;
                break;
            case "grpSp":
                _placement.PushGroup();
                break;
            case "grpSpPr":
                _inGroupProperties = true;
                break;
            case "off" or "ext" or "chOff" or "chExt":
                Frame(xml);
                break;
            case "tbl":
                _tables++;
                break;
            case "tr":
                _cells = [];
                break;
            case "txBody":
                _paragraphs.Clear();
                break;
            case "rPr":
                // Hundredths of a point; under 2 points no one can read it.
                _isTiny |= xml.Number("sz") is < 200;
                break;
            case "t":
                _inText = true;
                break;
            case "br":
                _text.Append(' ');
                break;
            case "blip" when pictures.Of(part, xml.R("embed"), (long)_own.Width, (long)_own.Height) is { } picture && !_isHidden:
                _page.Pictures.Add(picture);
                break;
            case "relIds" when package.Target(part, xml.R("dm")) is { } data:
                _page.Shapes.AddRange(Diagram.Read(package, data).Select(t => new DrawnShape([t], null)));
                _page.Connectors++;
                break;
            case "chart" when package.Target(part, xml.R("id")) is { } chart:
                _page.Text.AddRange(Chart.Read(package, chart).Select(t => new Line { Text = t, Role = LineRole.Shape }));
                break;
        }
        return true;
    }

    private void Leave(string name)
    {
        switch (name)
        {
            case "AlternateContent":
                _skipsFallback = false;
                break;
            case "t":
                _inText = false;
                break;
            case "p":
                if (_text.ToString().Trim() is { Length: > 0 } paragraph)
                    _paragraphs.Add(paragraph);
                _text.Clear();
                break;
            case "tc":
                _cells?.Add(string.Join(' ', _paragraphs));
                _paragraphs.Clear();
                break;
            case "tr" when _cells is { } cells:
                _cells = null;
                if (cells.Any(c => c.Length > 0))
                    _page.Rows.Add(new() { Text = string.Join('\t', cells), Cells = [.. cells], Role = LineRole.TableRow, Group = _tables });
                break;
            case "txBody" when _cells is null:
                FinishText();
                break;
            case "grpSp":
                _placement.PopGroup();
                break;
            case "grpSpPr":
                _inGroupProperties = false;
                _placement.SetGroup(_group.Place, _group.Inner);
                _group = default;
                break;
        }
    }

    private void FinishText()
    {
        if (_paragraphs.Count == 0)
            return;
        Box? place = _own.Width > 0 ? _placement.Place(_own) : null;
        if (_isHidden || _isTiny || IsOff(place))
            _page.Hidden.Add(new(string.Join(' ', _paragraphs), _isHidden ? HiddenReason.Marked : _isTiny ? HiddenReason.Tiny : HiddenReason.OffPage));
        else if (_placeholder is "title" or "ctrTitle")
            _page.Text.Add(new() { Text = string.Join(' ', _paragraphs), Role = LineRole.Heading, Level = 1 });
        else if (_placeholder is "sldNum" or "dt" or "ftr")
            _page.Text.Add(new() { Text = string.Join(' ', _paragraphs), Role = LineRole.Footer });
        else if (_placeholder is not null)
            _page.Text.AddRange(_paragraphs.Select(p => new Line { Text = p }));
        else
            _page.Shapes.Add(new([.. _paragraphs], Slide is { } slide && place is { } box
                ? new(box.Left / slide.Width, box.Top / slide.Height, box.Width / slide.Width, box.Height / slide.Height)
                : null));
        _paragraphs.Clear();
    }

    private bool IsOff(Box? place) =>
        Slide is { } slide && place is { } box && (box.Right <= 0 || box.Bottom <= 0 || box.Left >= slide.Width || box.Top >= slide.Height);

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
        else if (xml.LocalName == "off")
            _own = _own with { Left = x, Top = y };
        else if (xml.LocalName == "ext" && xml.Number("cx") is not null)
            _own = _own with { Width = x, Height = y };
    }
}
