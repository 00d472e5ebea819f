using System.Text;
using System.Xml;
using Materials.Pages;
using Materials.Reading.Office;
using Materials.Reading.Word;

namespace Materials.Reading.OpenDocument;

/// <summary>Turns the flowing content of an OpenDocument file into lines: paragraphs, headings, lists, rows of tables, figures, notes, pictures.</summary>
/// <param name="picture">The picture behind a reference, with its width and height in EMU; null where there is none.</param>
internal sealed class OdfText(OdfStyles styles, WordPages pages, Func<string, double, double, OfficePicture?> picture, CancellationToken cancellationToken)
{
    /// <summary>Cells that stand side by side unchanged are written once each up to here.</summary>
    private const int MaxRepeated = 64;

    private readonly Stack<Paragraph> _paragraphs = new();
    private readonly Stack<RunLook> _looks = new([default]);
    private readonly Stack<Table> _tables = new();
    private readonly Stack<(string? Style, int Number)> _lists = new();
    private readonly Stack<(LineRole Role, string? Ground)> _flows = new([(LineRole.Paragraph, null)]);
    private readonly Stack<(double Width, double Height)> _frames = new();
    private string _mark = "";

    /// <summary>Reads what is in the element that the reader stands on, to its end.</summary>
    public void Read(XmlReader xml, LineRole role = LineRole.Paragraph)
    {
        if (xml.IsEmptyElement)
            return;
        var depth = xml.Depth;
        _flows.Push((role, null));
        var skip = false;
        while (skip ? SkipOver(xml, ref skip) : xml.Read())
        {
            if (xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth)
                break;
            cancellationToken.ThrowIfCancellationRequested();
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    var isEmpty = xml.IsEmptyElement;
                    skip = !Begin(xml, xml.LocalName);
                    if (isEmpty && !skip)
                        End(xml.LocalName);
                    break;
                case XmlNodeType.EndElement:
                    End(xml.LocalName);
                    break;
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace:
                    Write(xml.Value);
                    break;
            }
        }
        _flows.Pop();
    }

    private static bool SkipOver(XmlReader xml, ref bool skip)
    {
        skip = false;
        xml.Skip();
        return !xml.EOF;
    }

    /// <returns>Whether what is in the element is to be read.</returns>
    private bool Begin(XmlReader xml, string name)
    {
        switch (name)
        {
            case "p" or "h":
                var style = xml.Odf("style-name");
                if (_flows.Count <= 2 && _tables.Count == 0 && styles.BreaksBefore(style))
                    pages.Break();
                _looks.Push(styles.Look(style, default));
                _paragraphs.Push(new(name == "h" ? int.TryParse(xml.Odf("outline-level"), out var level) ? Math.Clamp(level, 1, 9) : 1 : 0, styles.Ground(style)));
                Write(_mark);
                _mark = "";
                break;
            case "span":
                _looks.Push(styles.Look(xml.Odf("style-name"), _looks.Peek()));
                break;
            case "s":
                Write(new string(' ', Math.Min(xml.Repeated("c"), MaxRepeated)));
                break;
            case "tab":
                Write("\t");
                break;
            case "line-break":
                Write("\n");
                break;
            case "list":
                _lists.Push((xml.Odf("style-name") ?? (_lists.TryPeek(out var outer) ? outer.Style : null), 0));
                break;
            case "list-item" when _lists.TryPop(out var list):
                _lists.Push((list.Style, list.Number + 1));
                _mark = styles.Mark(list.Style, _lists.Count, list.Number + 1);
                break;
            case "table":
                _tables.Push(new());
                break;
            case "table-cell" when _tables.TryPeek(out var table):
                table.Repeated = Math.Min(xml.Repeated("number-columns-repeated"), MaxRepeated);
                _flows.Push((_flows.Peek().Role, styles.Ground(xml.Odf("style-name")) ?? WordColour.Unknown));
                break;
            case "frame":
                _frames.Push((OdfStyles.Length(xml.Odf("width")) ?? 0, OdfStyles.Length(xml.Odf("height")) ?? 0));
                break;
            case "image" when xml.Odf("href") is { } target:
                var (width, height) = _frames.TryPeek(out var frame) ? frame : default;
                if (picture(target, width, height) is { } shown)
                    pages.Add(shown);
                return false;
            case "custom-shape" or "rect" or "ellipse" or "circle" or "polygon" or "path" or "connector":
                _flows.Push((LineRole.Shape, styles.Ground(xml.Odf("style-name")) ?? WordColour.Unknown));
                break;
            case "note-body" or "annotation" or "notes":
                _flows.Push((LineRole.Note, null));
                break;
            case "note-citation" or "tracked-changes" or "creator" or "date" or "page-thumbnail" or "forms" or "sequence-decls" or "object" or "desc" or "title"
                or "enhanced-geometry" or "index-title-template" or "table-of-content-source":
                return false;
        }
        return true;
    }

    private void End(string name)
    {
        switch (name)
        {
            case "p" or "h" when _paragraphs.TryPop(out var paragraph):
                _looks.Pop();
                Finish(paragraph);
                break;
            case "span" when _looks.Count > 1:
                _looks.Pop();
                break;
            case "list":
                _lists.TryPop(out _);
                break;
            case "list-item":
                _mark = "";
                break;
            case "table-cell" when _tables.TryPeek(out var table):
                _flows.Pop();
                for (var i = 0; i < table.Repeated; i++)
                    table.Cells.Add(string.Join(' ', table.Cell));
                table.Cell.Clear();
                break;
            case "table-row" when _tables.TryPeek(out var rows):
                if (rows.Cells.Any(c => c.Length > 0))
                    Put(new Line { Text = string.Join('\t', rows.Cells), Cells = [.. rows.Cells], Role = LineRole.TableRow, Group = rows.Group ??= pages.NewGroup() });
                rows.Cells.Clear();
                break;
            case "table":
                _tables.TryPop(out _);
                break;
            case "frame":
                _frames.TryPop(out _);
                break;
            case "custom-shape" or "rect" or "ellipse" or "circle" or "polygon" or "path" or "connector" or "note-body" or "annotation" or "notes":
                _flows.Pop();
                break;
        }
    }

    private void Write(string text)
    {
        if (text.Length == 0 || !_paragraphs.TryPeek(out var paragraph))
            return;
        var ground = paragraph.Ground ?? _flows.Peek().Ground;
        if (WordColour.WhyHidden(_looks.Peek(), ground) is { } reason)
            pages.Hide(text, reason);
        else
        {
            if (paragraph.Text.Length == 0)
                paragraph.Points = (_looks.Peek().HalfPoints ?? 0) / 2.0;
            paragraph.Text.Append(text);
        }
    }

    private void Finish(Paragraph paragraph)
    {
        foreach (var text in paragraph.Text.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var role = _flows.Peek().Role;
            var isHeading = paragraph.Level > 0 && role == LineRole.Paragraph;
            if (_tables.TryPeek(out var table))
                table.Cell.Add(text.Replace('\t', ' '));
            else
                Put(new Line { Text = text, Role = isHeading ? LineRole.Heading : role, Level = isHeading ? paragraph.Level : 0, Size = paragraph.Points });
        }
    }

    private void Put(Line line) => pages.Add(line with { Text = Ideographs.Normalise(line.Text) });

    private sealed record Paragraph(int Level, string? Ground)
    {
        public StringBuilder Text { get; } = new();

        public double Points { get; set; }
    }

    private sealed class Table
    {
        public List<string> Cell { get; } = [];

        public List<string> Cells { get; } = [];

        public int Repeated { get; set; } = 1;

        public int? Group { get; set; }
    }
}
