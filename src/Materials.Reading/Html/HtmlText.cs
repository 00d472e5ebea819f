using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Materials.Pages;
using Materials.Reading.Images;
using Materials.Reading.Office;
using Materials.Reading.Word;
using Materials.Reports;

namespace Materials.Reading.Html;

/// <summary>Turns markup into lines: headings, paragraphs, lists, rows of tables, pictures; what is styled away is kept apart.</summary>
/// <param name="resource">The bytes behind an address, where they came along (the parts of a mail); null for all others. Nothing is fetched.</param>
internal sealed class HtmlText(WordPages pages, ReadingLimits limits, Func<string, ReadOnlyMemory<byte>?> resource, CancellationToken cancellationToken)
{
    private readonly StringBuilder _line = new();
    private readonly Stack<HtmlLook> _looks = new([HtmlLook.Page]);
    private readonly Stack<Table> _tables = new();
    private readonly Stack<int> _lists = new();
    private LineRole _role = LineRole.Paragraph;
    private int _level;
    private bool _isActive;

    public IEnumerable<Defect> Defects => _isActive ? [new(FindingCode.ActiveContent, Detail: "JavaScript")] : [];

    public void Read(string markup)
    {
        using var document = new HtmlParser().ParseDocument(markup);
        var hidden = HtmlStyles.HiddenBy(document);
        // Walked by hand: markup nests as deep as its author likes, and the stack does not. By number: the library looks a node's next sibling up among all
        // of them, which took a page of 250,000 paragraphs more than a minute.
        var open = new Stack<(INode Node, int Next)>();
        if (document.DocumentElement is { } root && Enter(root, hidden))
            open.Push((root, 0));
        while (open.TryPop(out var at))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (at.Next == at.Node.ChildNodes.Length)
            {
                Leave(at.Node);
                continue;
            }
            open.Push(at with { Next = at.Next + 1 });
            var child = at.Node.ChildNodes[at.Next];
            if (Enter(child, hidden))
                open.Push((child, 0));
            else
                Leave(child);
        }
        EndLine();
    }

    /// <returns>Whether what is in the node is to be read.</returns>
    private bool Enter(INode node, HashSet<IElement> hidden)
    {
        if (node is IText text)
        {
            Write(text.Data);
            return false;
        }
        if (node is not IElement element)
            return false;
        _looks.Push(HtmlLook.Of(element, _looks.Peek(), hidden.Contains(element)));
        var name = element.LocalName;
        switch (name)
        {
            case "script":
                _isActive = true;
                return false;
            case "head" or "style" or "template" or "noscript" or "object" or "iframe" or "svg":
                return false;
            case "br":
                EndLine();
                break;
            case "img":
                Show(element.GetAttribute("src"));
                break;
            case "input" when element.GetAttribute("type")?.ToLowerInvariant() is not ("hidden" or "password" or "button" or "submit"):
                Write(element.GetAttribute("value") ?? "");
                break;
            case "table":
                EndLine();
                _tables.Push(new());
                break;
            case "ol" or "ul":
                EndLine();
                _lists.Push(name == "ol" ? int.TryParse(element.GetAttribute("start"), out var start) ? start : 1 : 0);
                break;
            case "li":
                EndLine();
                if (_lists.TryPop(out var number))
                {
                    if (number > 0)
                        Write($"{number}. ");
                    _lists.Push(number > 0 ? number + 1 : 0);
                }
                break;
            case ['h', >= '1' and <= '6']:
                EndLine();
                (_role, _level) = (LineRole.Heading, name[1] - '0');
                break;
            default:
                if (IsBlock(name))
                    EndLine();
                break;
        }
        return true;
    }

    private void Leave(INode node)
    {
        if (node is not IElement element)
            return;
        var name = element.LocalName;
        if (name is "td" or "th" && _tables.TryPeek(out var table))
        {
            EndLine();
            table.Cells.Add(string.Join(' ', table.Cell));
            table.Cell.Clear();
        }
        else if (name == "tr" && _tables.TryPeek(out var rows))
            EndRow(rows);
        else if (name == "table" && _tables.TryPop(out var finished))
            EndRow(finished);
        else if (name is "ol" or "ul")
        {
            EndLine();
            _lists.TryPop(out _);
        }
        else if (IsBlock(name) || name == "li")
            EndLine();
        if (name is ['h', >= '1' and <= '6'])
            (_role, _level) = (LineRole.Paragraph, 0);
        _looks.Pop();
    }

    private static bool IsBlock(string name) => name is "p" or "div" or "section" or "article" or "header" or "footer" or "main" or "nav" or "aside" or "blockquote"
        or "pre" or "dl" or "dt" or "dd" or "figure" or "figcaption" or "form" or "fieldset" or "hr" or "address" or "caption" or "td" or "th" or "tr" or "center" or "option"
        or ['h', >= '1' and <= '6'];

    private void Write(string text)
    {
        if (_looks.Peek().WhyHidden is { } reason)
        {
            pages.Hide(OneLine(text), reason);
            return;
        }
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c) || c == '\u3000')
                _line.Append(c);
            else if (_line.Length > 0 && _line[^1] != ' ')
                _line.Append(' ');
        }
    }

    private void EndLine()
    {
        var text = Ideographs.Normalise(_line.ToString().Trim());
        _line.Clear();
        if (text.Length == 0)
            return;
        if (_tables.TryPeek(out var table))
            table.Cell.Add(text);
        else
            pages.Add(new Line { Text = text, Role = _role, Level = _level });
    }

    private void EndRow(Table table)
    {
        EndLine();
        if (table.Cell.Count > 0)
            table.Cells.Add(string.Join(' ', table.Cell));
        table.Cell.Clear();
        if (table.Cells.Count == 1 && table.Cells[0].Length > 0)
            // Tables of one column only lay the page out.
            pages.Add(new Line { Text = table.Cells[0] });
        else if (table.Cells.Any(c => c.Length > 0))
            pages.Add(new Line { Text = string.Join('\t', table.Cells), Cells = [.. table.Cells], Role = LineRole.TableRow, Group = table.Group ??= pages.NewGroup() });
        table.Cells.Clear();
    }

    private void Show(string? address)
    {
        if (address is null || _looks.Peek().WhyHidden is not null || (DataIn(address) ?? resource(address)) is not { } picture)
            return;
        EndLine();
        var facts = PictureFacts.Measure(picture, 0, limits.MaxPixels, strict: false);
        if (facts is not null)
            pages.Add(new OfficePicture(facts, 0, 0, facts.Ink is null ? null : () => picture));
    }

    /// <summary>A picture written into its address (RFC 2397).</summary>
    private static ReadOnlyMemory<byte>? DataIn(string address)
    {
        const string Mark = ";base64,";
        var at = address.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? address.IndexOf(Mark, StringComparison.OrdinalIgnoreCase) : -1;
        if (at < 0)
            return null;
        var bytes = new byte[(address.Length - at) * 3 / 4 + 3];
        return Convert.TryFromBase64Chars(address.AsSpan(at + Mark.Length), bytes, out var length) ? bytes.AsMemory(0, length) : null;
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private sealed class Table
    {
        public List<string> Cell { get; } = [];

        public List<string> Cells { get; } = [];

        public int? Group { get; set; }
    }
}
