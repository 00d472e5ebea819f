using System.Text;
using Materials.Pages;
using Materials.Reading.Office;
using Materials.Reading.Word;

namespace Materials.Reading.Word97;

/// <summary>Turns a range of a Word 97 file's characters into lines: paragraphs, headings, rows of tables, with fields resolved and hidden text apart.</summary>
internal sealed class Word97Text(PieceTable pieces, FormattedRuns characters, FormattedRuns paragraphs, Styles97 styles, Lists97 lists, WordPages pages, CancellationToken cancellationToken)
{
    // The characters that Word 97 keeps for itself ([MS-DOC] 2.4.1 and 2.9).
    private const char CellEnd = '\a', LineBreak = '\v', PageBreak = '\f', ParagraphEnd = '\r', ColumnBreak = '\u000E';
    private const char FieldBegin = '\u0013', FieldSeparator = '\u0014', FieldEnd = '\u0015', HardHyphen = '\u001E';

    private readonly StringBuilder _line = new();
    private readonly TableRows _rows = new(pages);
    private readonly Stack<bool> _fieldResults = new();
    private bool _hasBroken;
    private int _paragraphFrom, _paragraphTo;
    private ParagraphLook97 _paragraph;
    private double _points;
    private HiddenReason _hiddenReason;

    /// <summary>Told of pictures: their place in the data stream.</summary>
    public Action<int>? OnPicture { get; init; }

    public void Read(int from, int to, LineRole role)
    {
        foreach (var (start, end, offset, width) in pieces.Stretches(from, to))
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var cp = start; cp < end;)
            {
                var at = offset + (cp - start) * width;
                var (runEnd, properties) = characters.At(at);
                var length = (int)Math.Min(end - cp, Math.Max(1, ((long)runEnd - at + width - 1) / width));
                ReadRun(cp, length, at, width, properties, role);
                cp += length;
            }
        }
        FinishParagraph(default, role, isLast: true);
        _rows.EndRow();
    }

    private void ReadRun(int cp, int length, int offset, int width, ReadOnlyMemory<byte> properties, LineRole role)
    {
        var look = Look97.Of(properties, styles, ParagraphAt(offset).Style);
        var hidden = new StringBuilder();
        for (var i = 0; i < length; i++)
        {
            var c = pieces.Text[cp + i];
            switch (c)
            {
                case FieldBegin:
                    _fieldResults.Push(false);
                    break;
                case FieldSeparator when _fieldResults.Count > 0:
                    _fieldResults.Pop();
                    _fieldResults.Push(true);
                    break;
                case FieldEnd when _fieldResults.Count > 0:
                    _fieldResults.Pop();
                    break;
                case ParagraphEnd or CellEnd or PageBreak:
                    Break(c, ParagraphAt(offset + i * width), role);
                    // A run may go on into a paragraph of another style.
                    if (i + 1 < length)
                        look = Look97.Of(properties, styles, ParagraphAt(offset + (i + 1) * width).Style);
                    break;
                case '\u0001' when look.Picture is { } picture && !_fieldResults.Contains(false):
                    if (ParagraphAt(offset + i * width) is { BreaksPage: true, InTable: false })
                        BreakPage(role);
                    OnPicture?.Invoke(picture);
                    break;
                default:
                    if (look.IsDeleted || _fieldResults.Contains(false))
                        break;
                    // Letters in a table may stand on shaded cells: only there is white not proof of hiding.
                    var inTable = look.MayBeShaded || _rows.HasBegun
                        || ParagraphAt(offset + i * width) is { InTable: true } or { IsShaded: true };
                    if (WordColour.WhyHidden(look.Look, inTable ? WordColour.Unknown : null) is { } reason)
                    {
                        hidden.Append(c);
                        _hiddenReason = reason;
                    }
                    else
                        Write(c, look);
                    break;
            }
        }
        if (hidden.Length > 0)
            pages.Hide(hidden.ToString(), _hiddenReason);
    }

    private ParagraphLook97 ParagraphAt(int offset)
    {
        // Asked for every letter of a table: the paragraph's stretch is kept until it ends.
        if (offset < _paragraphFrom || offset >= _paragraphTo)
        {
            var (to, properties) = paragraphs.At(offset);
            (_paragraphFrom, _paragraphTo, _paragraph) = (offset, to, ParagraphLook97.Of(properties, styles));
        }
        return _paragraph;
    }

    private void Write(char c, Look97 look)
    {
        if (c is LineBreak or ColumnBreak)
            _line.Append('\n');
        else if (c == HardHyphen)
            _line.Append('-');
        else if (c >= ' ' || c == '\t')
        {
            if (_line.Length == 0)
                _points = (look.Look.HalfPoints ?? 0) / 2.0;
            _line.Append(c);
        }
    }

    private void Break(char c, ParagraphLook97 paragraph, LineRole role)
    {
        // A field's instruction never runs over the end of a paragraph; a broken one must not swallow what follows.
        while (_fieldResults.Count > 0 && !_fieldResults.Peek())
            _fieldResults.Pop();
        if (c == CellEnd && paragraph.EndsRow)
        {
            _rows.EndRow();
            return;
        }
        if (paragraph.InTable && c != PageBreak || c == CellEnd)
        {
            if (_line.ToString().Trim() is { Length: > 0 } text)
                _rows.AddLine(LabelOf(paragraph) + text);
            _line.Clear();
            if (c == CellEnd)
                _rows.EndCell();
            return;
        }
        _rows.EndTable();
        if (paragraph.BreaksPage)
            BreakPage(role);
        _hasBroken = false;
        FinishParagraph(paragraph, role, isLast: false);
        if (c == PageBreak && role == LineRole.Paragraph)
            pages.Break();
    }

    /// <summary>The break before a paragraph, once: at its first picture, or at its end.</summary>
    private void BreakPage(LineRole role)
    {
        if (role != LineRole.Paragraph || _hasBroken)
            return;
        _rows.EndRow();
        pages.Break();
        _hasBroken = true;
    }

    private void FinishParagraph(ParagraphLook97 paragraph, LineRole role, bool isLast)
    {
        var isHeading = role == LineRole.Paragraph && !isLast && paragraph.OutlineLevel is >= 0 and < 9;
        if (!string.IsNullOrWhiteSpace(_line.ToString()))
            _line.Insert(0, LabelOf(paragraph));
        foreach (var text in _line.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            pages.Add(new Line { Text = text, Role = isHeading ? LineRole.Heading : role, Level = isHeading ? paragraph.OutlineLevel!.Value + 1 : 0, Size = _points });
        _line.Clear();
    }

    /// <summary>The number that a person sees before an item of a list.</summary>
    private string LabelOf(ParagraphLook97 paragraph) => paragraph.List > 0 ? lists.Next(paragraph.List, paragraph.ListLevel) : "";
}
