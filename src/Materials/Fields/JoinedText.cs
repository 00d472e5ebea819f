using System.Collections.Immutable;
using System.Text;
using Materials.Pages;

namespace Materials.Fields;

/// <summary>The visible text of a page in half-width forms, sentences put together again that a page's layout broke; every character knows its line.</summary>
internal sealed class JoinedText
{
    private const string SentenceEnds = "。;；:：!！?？";

    private readonly Page _page;
    private readonly ImmutableArray<(int Start, Line Line)> _starts;

    private JoinedText(Page page, string text, ImmutableArray<(int, Line)> starts) => (_page, Text, _starts) = (page, text, starts);

    /// <summary>Lines are parted by line feeds where the one before ends a sentence or is no running text.</summary>
    public string Text { get; }

    public static JoinedText Of(Page page)
    {
        var text = new StringBuilder();
        var starts = ImmutableArray.CreateBuilder<(int, Line)>();
        Line? before = null;
        foreach (var line in page.Lines.Where(l => l.Role is not (LineRole.Header or LineRole.Footer)))
        {
            if (before is not null && !GoesOn(before, line))
                text.Append('\n');
            starts.Add((text.Length, line));
            text.Append(Widths.Narrow(line.Text));
            before = line;
        }

        return new(page, text.ToString(), starts.ToImmutable());
    }

    /// <summary>What stands at a place, with the line that it begins on as its quote and the least trust of the lines it stands on.</summary>
    public ReadValue Value(int index, int length, string text)
    {
        var lines = _starts.Where((s, i) => s.Start < index + length && (i + 1 == _starts.Length || _starts[i + 1].Start > index)).Select(s => s.Line).ToArray();
        return new(
            text, _page.Number, lines[0].Text.Trim(),
            lines.Any(l => ReadValue.IsOcr(_page, l)), lines.Min(l => ReadValue.Trusted(_page, l)));
    }

    private static bool GoesOn(Line before, Line line) =>
        before.Role == LineRole.Paragraph && line.Role == LineRole.Paragraph
        && before.Text.TrimEnd() is { Length: > 0 } text && !SentenceEnds.Contains(text[^1]);
}
