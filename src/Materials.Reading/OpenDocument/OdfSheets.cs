using System.Text;
using System.Xml;
using Materials.Pages;
using Materials.Reading.Excel;
using Materials.Reading.Office;
using Materials.Reports;

namespace Materials.Reading.OpenDocument;

/// <summary>Reads the sheets of an OpenDocument workbook: its cells hold the text that a person sees.</summary>
internal sealed class OdfSheets(OdfStyles styles, ReadingLimits limits, Func<string, double, double, OfficePicture?> picture, CancellationToken cancellationToken)
{
    /// <summary>A filled cell or row that is said to stand there more often than this is a form's ground, not content.</summary>
    private const int MaxRepeated = 256;

    private readonly List<OfficePicture> _pictures = [];
    private readonly List<HiddenText> _hidden = [];
    private readonly List<SheetRow> _rows = [];
    private readonly List<Line> _shapes = [];
    private readonly HashSet<(int Row, int Column)> _merged = [];
    private readonly HashSet<int> _hiddenColumns = [];
    private int _characters;

    public IReadOnlyList<OfficePicture> Pictures => _pictures;

    /// <summary>Reads the sheet that the reader stands on.</summary>
    public Page Read(XmlReader xml, int number)
    {
        var isHidden = styles.IsHidden(xml.Odf("style-name"));
        var page = new Page { Number = number, Name = xml.Odf("name") };
        foreach (var list in new System.Collections.IList[] { _pictures, _hidden, _rows, _shapes })
            list.Clear();
        _merged.Clear();
        _hiddenColumns.Clear();
        ReadRows(xml, isHidden);
        var lines = SheetTable.Lines(_rows, _merged);
        return page with
        {
            Source = lines.IsEmpty && _shapes.Count == 0 ? TextSource.None : TextSource.Embedded,
            Lines = [.. lines, .. _shapes],
            Hidden = [.. _hidden],
            Pictures = [.. _pictures.Select(p => p.On(lines.Length, paper: 0))],
        };
    }

    private void ReadRows(XmlReader xml, bool isHidden)
    {
        if (xml.IsEmptyElement)
            return;
        var (depth, row, column) = (xml.Depth, 0, 0);
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            switch (xml.LocalName)
            {
                case "table-column":
                    var columns = xml.Repeated("number-columns-repeated");
                    if (xml.Odf("visibility") is "collapse" or "filter")
                        for (var c = 1; c <= Math.Min(columns, SheetRow.MaxColumns); c++)
                            _hiddenColumns.Add(column + c);
                    column += Math.Min(columns, SheetRow.MaxColumns);
                    break;
                case "table-row":
                    cancellationToken.ThrowIfCancellationRequested();
                    var rows = xml.Repeated("number-rows-repeated");
                    ReadRow(xml, row + 1, Math.Min(rows, MaxRepeated), isHidden || xml.Odf("visibility") is "collapse" or "filter");
                    row += rows;
                    break;
                case "shapes":
                    ReadContent(xml, isHidden);
                    break;
            }
        }
    }

    private void ReadRow(XmlReader xml, int number, int repeated, bool isHidden)
    {
        if (xml.IsEmptyElement)
            return;
        var (depth, column) = (xml.Depth, 0);
        var row = new SheetRow(number);
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName is not ("table-cell" or "covered-table-cell"))
                continue;
            var (columns, isCovered) = (xml.Repeated("number-columns-repeated"), xml.LocalName == "covered-table-cell");
            if (xml.Odf("number-columns-spanned") is not (null or "1") || xml.Odf("number-rows-spanned") is not (null or "1"))
                _merged.Add((number, column + 1));
            var text = ReadContent(xml, isHidden);
            for (var i = 1; i <= Math.Min(columns, MaxRepeated) && text.Length > 0 && !isCovered; i++)
            {
                Count(text.Length);
                if (isHidden || _hiddenColumns.Contains(column + i))
                    _hidden.Add(new(text, HiddenReason.Marked));
                else
                    row.Cells.Add((column + i, text));
            }
            column += columns;
        }
        for (var i = 0; i < repeated && row.Cells.Count > 0; i++)
        {
            Count(row.Cells.Sum(c => c.Text.Length));
            _rows.Add(i == 0 ? row : Copy(row, number + i));
        }
    }

    private static SheetRow Copy(SheetRow row, int number)
    {
        var copy = new SheetRow(number);
        copy.Cells.AddRange(row.Cells);
        return copy;
    }

    /// <summary>The paragraphs of a cell on one line; the texts of figures go to the sheet's.</summary>
    private string ReadContent(XmlReader xml, bool isHidden)
    {
        if (xml.IsEmptyElement)
            return "";
        var (cell, shape, depth, inShape, inNote) = (new StringBuilder(), new StringBuilder(), xml.Depth, 0, 0);
        (double Width, double Height) frame = (0, 0);
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            switch (xml.NodeType, xml.LocalName)
            {
                case (XmlNodeType.Element, "frame"):
                    frame = (OdfStyles.Length(xml.Odf("width")) ?? 0, OdfStyles.Length(xml.Odf("height")) ?? 0);
                    break;
                case (XmlNodeType.Element, "image") when xml.Odf("href") is { } target && !isHidden && picture(target, frame.Width, frame.Height) is { } shown:
                    _pictures.Add(shown);
                    break;
                case (XmlNodeType.Element, "custom-shape" or "rect" or "ellipse" or "text-box") when !xml.IsEmptyElement:
                    inShape++;
                    break;
                case (XmlNodeType.EndElement, "custom-shape" or "rect" or "ellipse" or "text-box"):
                    inShape--;
                    AddShape(shape, isHidden, LineRole.Shape);
                    break;
                case (XmlNodeType.Element, "annotation") when !xml.IsEmptyElement:
                    inNote++;
                    break;
                case (XmlNodeType.EndElement, "annotation"):
                    inNote--;
                    AddShape(shape, isHidden, LineRole.Note);
                    break;
                case (XmlNodeType.EndElement, "p"):
                    (inShape > 0 || inNote > 0 ? shape : cell).Append(' ');
                    break;
                case (XmlNodeType.Element, "s" or "tab" or "line-break"):
                    (inShape > 0 || inNote > 0 ? shape : cell).Append(' ');
                    break;
                case (XmlNodeType.Text, _):
                    (inShape > 0 || inNote > 0 ? shape : cell).Append(xml.Value);
                    break;
            }
        }
        return Ideographs.Normalise(string.Join(' ', cell.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    private void AddShape(StringBuilder shape, bool isHidden, LineRole role)
    {
        var text = string.Join(' ', shape.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        shape.Clear();
        if (text.Length == 0)
            return;
        Count(text.Length);
        if (isHidden)
            _hidden.Add(new(text, HiddenReason.Marked));
        else
            _shapes.Add(new() { Text = text, Role = role });
    }

    private void Count(int characters)
    {
        _characters += characters;
        if (_characters > limits.MaxCharacters)
            throw new UnreadableFileException(new(FindingCode.LimitExceeded, Limit: $"{limits.MaxCharacters}", Met: $"> {limits.MaxCharacters}"));
    }
}
