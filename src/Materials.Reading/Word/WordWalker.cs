using System.Xml;
using Materials.Pages;
using Materials.Reading.Office;

namespace Materials.Reading.Word;

/// <summary>Walks through one part of a Word document (body, header, notes) in a single pass and hands what people see to <see cref="WordPages"/>.</summary>
/// <remarks>
/// One loop over a streaming reader with explicit stacks, no recursion: a hundred thousand nested content controls cost what a hundred thousand
/// paragraphs do. Elements are told by their local names, which WordprocessingML, DrawingML and Office Math share for what they share (p, r, t, tbl, tr, tc).
/// </remarks>
internal sealed class WordWalker(WordDocument document, string part, WordPages pages, LineRole role, CancellationToken cancellationToken)
{
    /// <summary>The height that an empty paragraph takes, in EMU: a line of 10.5 points with Word's usual spacing.</summary>
    private const double EmptyLine = 198_120;

    private readonly Stack<WordFlow> _flows = new([new WordFlow(FlowKind.Body, null)]);
    private readonly Stack<WordTable> _tables = new();
    private readonly Stack<bool> _alternatives = new();
    private readonly WordFields _fields = new();
    private readonly WordSections _sections = new(document, part, pages);
    private readonly WordDrawing _drawing = new(document, part);
    private bool _inParagraphProperties;
    private bool _inRowProperties;
    private bool _collectsText;
    private double _down;

    private WordFlow Flow => _flows.Peek();

    public void Walk()
    {
        using var xml = document.Package.OpenXml(part);
        var count = 0;
        var more = xml.Read();
        while (more)
        {
            if ((++count & 0xFFF) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            var skip = false;
            if (xml.NodeType == XmlNodeType.Element)
            {
                skip = !Enter(xml);
                if (!skip && xml.IsEmptyElement)
                    Leave(xml.LocalName);
            }
            else if (xml.NodeType == XmlNodeType.EndElement)
                Leave(xml.LocalName);
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA)
                Characters(xml);

            if (skip)
                xml.Skip();
            more = skip ? !xml.EOF : xml.Read();
        }
        Flush(_flows.Last());
    }

    /// <summary>Takes the start of an element. False: nothing in it is text that people see.</summary>
    private bool Enter(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            // Deleted or moved away text, former properties, pinyin above characters, the definition of content controls.
            case "del" or "moveFrom" or "delText" or "instrText" or "rPrChange" or "pPrChange" or "sectPrChange" or "tblPrChange" or "tcPrChange"
                or "trPrChange" or "rt" or "sdtPr" or "smartTagPr" or "customXmlPr" or "ln" or "numberingChange" or "cellDel":
                if (_inRowProperties && _tables.Count > 0)
                    _tables.Peek().RowIsDeleted |= xml.LocalName == "del";
                return false;
            case "AlternateContent":
                _alternatives.Push(false);
                return true;
            case "Choice":
                return TakeAlternative(WordDrawing.Understands(xml));
            case "Fallback":
                return TakeAlternative(true);
            case "footnote" or "endnote":
                return xml.W("type") is null or "normal";
            case "p":
                Flow.Paragraph = new() { ShapesBefore = Flow.Shapes.Count };
                return true;
            case "pPr":
                _inParagraphProperties = Flow.Paragraph is not null;
                return true;
            case "r" or "fld" when Flow.Paragraph is { } paragraph:
                (paragraph.Run, paragraph.RunStyle) = (default, null);
                return true;
            case "t":
                _collectsText = true;
                return true;
            case "tbl":
                _tables.Push(new(pages.NewGroup()));
                return true;
            case "tr" when _tables.Count > 0:
                _tables.Peek().BeginRow();
                return true;
            case "trPr":
                _inRowProperties = true;
                return true;
            case "tc" when _tables.Count > 0:
                _flows.Push(new(FlowKind.Cell, _tables.Peek().StyleShades ? WordColour.Unknown : Flow.Ground));
                return true;
            case "txbxContent" or "txBody":
                _flows.Push(new(FlowKind.Shape, _drawing.Ground));
                return true;
            default:
                if (_inParagraphProperties)
                    ParagraphProperty(xml);
                else
                    Content(xml);
                _drawing.Enter(xml, _down, pages, Flow);
                return true;
        }
    }

    private bool TakeAlternative(bool understood)
    {
        if (_alternatives.Count == 0 || _alternatives.Peek() || !understood)
            return false;
        _alternatives.Pop();
        _alternatives.Push(true);
        return true;
    }

    private void ParagraphProperty(XmlReader xml)
    {
        if (Flow.Paragraph!.Takes(xml))
            return;
        if (xml.LocalName == "sectPr")
        {
            Flow.Paragraph.EndsSection = true;
            _sections.Begin();
        }
        else
            _sections.Enter(xml);
    }

    private void Content(XmlReader xml)
    {
        var paragraph = Flow.Paragraph;
        switch (xml.LocalName)
        {
            case "rStyle" when paragraph is not null:
                paragraph.RunStyle = xml.W("val");
                break;
            case "vanish" or "color" or "sz" or "highlight" when paragraph is not null:
                paragraph.Run = xml.Look(paragraph.Run);
                break;
            case "shd" when paragraph is not null:
                paragraph.Run = xml.Look(paragraph.Run);
                break;
            case "shd" when Flow.Kind == FlowKind.Cell:
                Flow.Ground = WordColour.Ground(xml) ?? Flow.Ground;
                break;
            case "gridSpan" when Flow.Kind == FlowKind.Cell:
                Flow.Span = Math.Clamp(xml.WNumber("val") ?? 1, 1, 64);
                break;
            case "tblStyle" when _tables.Count > 0:
                _tables.Peek().StyleShades = document.Styles.Of(xml.W("val")).ShadesCells;
                break;
            case "fldChar":
                _fields.Mark(xml.W("fldCharType"));
                break;
            case "tab" or "ptab":
                Write("\t");
                break;
            case "br" when xml.W("type") == "page":
                if (paragraph is not null)
                    Write("\f");
                break;
            case "br" or "cr":
                Write("\n");
                break;
            case "lastRenderedPageBreak" when paragraph is not null:
                BreakWhereWordDid(paragraph);
                break;
            case "noBreakHyphen":
                Write("-");
                break;
            case "sym":
                Write(WordSymbol.Of(xml.W("font"), xml.W("char")));
                break;
            case "altChunk":
                document.Attach(part, xml.R("id"));
                break;
            case "sectPr":
                _sections.Begin();
                break;
            default:
                _sections.Enter(xml);
                break;
        }
    }

    /// <summary>Word notes where its own layout broke the page. Within a paragraph the break is put after it: no sentence is torn.</summary>
    private void BreakWhereWordDid(WordParagraph paragraph)
    {
        if (Flow.Kind != FlowKind.Body)
            return;
        if (paragraph.Text.Length == 0)
            pages.Break();
        else
            paragraph.BreakAfter = true;
    }

    private void Characters(XmlReader xml)
    {
        if (_collectsText)
            Write(xml.Value);
        else
            _drawing.Characters(xml);
    }

    private void Write(string text)
    {
        // What stands between a field's begin and its result is an instruction, not text.
        if (Flow.Paragraph is not { } paragraph || _inParagraphProperties || _fields.AreInstructions)
            return;
        var styles = document.Styles;
        var style = styles.Of(paragraph.StyleId);
        var look = paragraph.Run.Over(paragraph.RunStyle is null ? default : styles.Of(paragraph.RunStyle).Look).Over(style.Look).Over(styles.Defaults);
        if (text is not ("\f" or "\n" or "\t") && WordColour.WhyHidden(look, paragraph.Ground ?? style.Ground ?? Flow.Ground) is { } reason)
        {
            pages.Hide(text, reason);
            return;
        }
        paragraph.Text.Append(text);
        if (paragraph.HalfPoints == 0 && !string.IsNullOrWhiteSpace(text))
            paragraph.HalfPoints = look.HalfPoints ?? 0;
    }

    private void Leave(string name)
    {
        switch (name)
        {
            case "t":
                _collectsText = false;
                break;
            case "pPr":
                _inParagraphProperties = false;
                break;
            case "trPr":
                _inRowProperties = false;
                break;
            case "AlternateContent" when _alternatives.Count > 0:
                _alternatives.Pop();
                break;
            case "p" when Flow.Paragraph is { } paragraph:
                Flow.Paragraph = null;
                Finish(paragraph);
                break;
            case "sectPr":
                _sections.End();
                break;
            case "tc" when Flow.Kind == FlowKind.Cell:
                var cell = _flows.Pop();
                _tables.Peek().Cells.Add(cell);
                _tables.Peek().Nested.AddRange(Drawn(cell));
                break;
            case "tr" when _tables.Count > 0:
                FinishRow(_tables.Peek());
                break;
            case "tbl" when _tables.Count > 0:
                _tables.Pop();
                break;
            case "txbxContent" or "txBody" when Flow.Kind == FlowKind.Shape:
                var box = _flows.Pop();
                if (box.Lines.Count > 0)
                    Flow.Shapes.Add(new([.. box.Lines.Select(l => l.Text)], _drawing.Place));
                Flow.Shapes.AddRange(box.Shapes);
                break;
            default:
                _drawing.Leave(name);
                break;
        }
    }

    private void Finish(WordParagraph paragraph)
    {
        _fields.EndParagraph();

        var style = document.Styles.Of(paragraph.StyleId);
        var listId = paragraph.ListId ?? style.ListId;
        var label = listId is null or "0" ? "" : document.Numbering.Next(listId, paragraph.ListLevel ?? style.ListLevel ?? 0);
        var level = paragraph.OutlineLevel is { } own ? (own < 9 ? own : null) : style.OutlineLevel;
        var line = new Line
        {
            Text = "",
            Role = role != LineRole.Paragraph ? role : level is null ? LineRole.Paragraph : LineRole.Heading,
            Level = role == LineRole.Paragraph ? level + 1 ?? 0 : 0,
            Size = paragraph.HalfPoints / 2.0,
        };
        var isBody = Flow.Kind == FlowKind.Body;
        if (isBody && (paragraph.PageBreakBefore ?? style.PageBreakBefore))
            pages.Break();

        var isEmpty = true;
        var parts = paragraph.Text.ToString().Split('\f');
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0 && isBody)
            {
                Flush(Flow);
                pages.Break();
            }
            foreach (var text in parts[i].Split('\n').Select(t => t.Trim()).Where(t => t.Length > 0))
            {
                Emit(line with { Text = isEmpty ? label + text : text }, isEmpty ? paragraph.ShapesBefore : 0);
                isEmpty = false;
            }
        }
        _down = isEmpty ? _down + EmptyLine : 0;
        if (isBody && paragraph.BreakAfter)
            pages.Break();
        if (isBody && paragraph.EndsSection)
            pages.BeginSection();
    }

    /// <param name="shapesBefore">Figures anchored in the paragraph itself follow its text; those of empty paragraphs before it come first.</param>
    private void Emit(Line line, int shapesBefore)
    {
        if (Flow.Kind != FlowKind.Body)
        {
            Flow.Lines.Add(line);
            return;
        }
        Flush(Flow, shapesBefore);
        pages.Add(line);
    }

    private void FinishRow(WordTable table)
    {
        if (table.RowIsDeleted)
            return;
        var lines = table.Row(role);
        table.BeginRow();

        // A table inside a cell follows the row that the cell is in; one in a text box is part of the box.
        if (Flow.Kind == FlowKind.Body)
        {
            Flush(Flow);
            _down = 0;
            lines.ForEach(pages.Add);
        }
        else if (Flow.Kind == FlowKind.Cell && _tables.Count > 1)
            _tables.ElementAt(1).Nested.AddRange(lines);
        else
            Flow.Lines.AddRange(lines);
    }

    private void Flush(WordFlow flow, int count = int.MaxValue)
    {
        foreach (var line in Drawn(flow, count))
            pages.Add(line);
    }

    /// <summary>The first figures that wait in a flow, as one drawing.</summary>
    private List<Line> Drawn(WordFlow flow, int count = int.MaxValue)
    {
        count = Math.Min(count, flow.Shapes.Count);
        if (count == 0)
            return [];
        var group = pages.NewGroup();
        var lines = DrawnShape.InReadingOrder(flow.Shapes.Take(count)).SelectMany(s => s.Lines(group, isFigure: count > 1)).ToList();
        flow.Shapes.RemoveRange(0, count);
        return lines;
    }
}
