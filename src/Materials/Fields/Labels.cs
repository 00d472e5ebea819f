using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Materials.Pages;

namespace Materials.Fields;

/// <summary>Reads values by the labels that stand before, beside or above them: lines, table rows, label and value on lines of their own.</summary>
internal sealed class Labels
{
    /// <summary>Two lines stand beside each other when they share this part of the lower one's height.</summary>
    private const double SameRow = 0.4;

    /// <summary>A value below its label begins within so many of the label's heights.</summary>
    private const double MostRowsBelow = 2.5;

    private readonly ImmutableArray<string> _keys;
    private readonly Regex _pattern;

    /// <param name="labels">Per key the labels that may stand for it. The longest that fits is taken.</param>
    public Labels(params (string Key, string[] Words)[] labels)
    {
        _keys = [.. labels.Select(l => l.Key)];
        var words = labels
            .SelectMany((l, i) => l.Words.Select(w => (Word: w, Key: i)))
            .OrderByDescending(w => w.Word.Length)
            .ThenBy(w => w.Word, StringComparer.Ordinal)
            .Select(w => $"(?<k{w.Key}>{string.Join("[ ]{0,12}", w.Word.Select(c => Regex.Escape(c.ToString())))})");

        // At the start of a line or a cell, or behind a blank or a sign. Wide gaps between the letters of a label are usual (名    称).
        _pattern = new Regex($@"(?<=^|[\s:,;.。、，；|(\[]|证书|证件)(?:{string.Join('|', words)})(?=(?<s>\s*[:]|[\s(\[]|$)?)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
    }

    /// <summary>
    /// Whether a label with nothing behind it is looked for a value by its place on the page, and rows of labels for a row of values below. Forms are written so;
    /// rosters, whose first row says what every row below holds, look the same.
    /// </summary>
    public bool ByPlace { get; init; }

    /// <summary>Every label of the pages with its value, in reading order. The value is empty where none stands there.</summary>
    public IEnumerable<LabelledValue> Read(IEnumerable<Page> pages)
    {
        foreach (var page in pages)
        {
            for (var i = 0; i < page.Lines.Length; i++)
            {
                var line = page.Lines[i];
                var found = Find(line.Text);
                for (var n = 0; n < found.Count; n++)
                {
                    var (key, start, end) = found[n];
                    var stop = n + 1 < found.Count ? found[n + 1].Start : line.Text.Length;
                    var value = FirstCell(line.Text[end..stop]);
                    if (value.Length == 0 && ByPlace && Elsewhere(page, line, i, found, start) is var (place, text))
                    {
                        yield return new(key, text, page, place, null, text);
                        continue;
                    }

                    var next = n == found.Count - 1 && i + 1 < page.Lines.Length ? page.Lines[i + 1] : null;
                    if (value.Length > 0 || next is null || found.Count > 1 || Find(next.Text).Count > 0)
                        yield return new(key, value, page, line, next, line.Text[start..stop].Trim());
                    else
                        yield return new(key, FirstCell(next.Text), page, next, i + 2 < page.Lines.Length ? page.Lines[i + 2] : null, next.Text.Trim());
                }
            }
        }
    }

    /// <summary>The value of a label that has none behind it: what stands beside or below it on the page, or in its column of the row below.</summary>
    private (Line Line, string Text)? Elsewhere(Page page, Line line, int at, List<(string Key, int Start, int End)> found, int start)
    {
        if (found.Count > 1)
            return at + 1 < page.Lines.Length ? InColumn(line, page.Lines[at + 1], start) : null;
        if (line.Box is not { } box || KeyOf(line.Text) is null)
            return null;

        var others = page.Lines.Where(l => l.Box is not null && l != line && Find(l.Text).Count == 0 && l.Text.Trim().Length > 0).Select(l => (Line: l, Box: l.Box!.Value)).ToArray();
        var beside = others.Where(o => o.Box.Left >= box.Left + box.Width / 2 && SharedHeight(o.Box, box) >= SameRow * Math.Min(o.Box.Height, box.Height)).OrderBy(o => o.Box.Left).Select(o => o.Line).FirstOrDefault();
        var below = others.Where(o => o.Box.Top > box.Top && o.Box.Top - box.Top < MostRowsBelow * box.Height && o.Box.Left < box.Left + box.Width && o.Box.Left + o.Box.Width > box.Left)
            .OrderBy(o => o.Box.Top).Select(o => o.Line).FirstOrDefault();
        return (beside ?? below) is { } value ? (value, FirstCell(value.Text)) : null;
    }

    /// <summary>A row of nothing but labels stands above a row of as many values.</summary>
    private (Line, string)? InColumn(Line labels, Line values, int start)
    {
        var (above, below) = (labels.Text.Split('\t'), values.Text.Split('\t'));
        return above.Length == below.Length && above.All(a => KeyOf(a) is not null) && Find(values.Text).Count == 0
            ? (values, below[labels.Text[..start].Count(c => c == '\t')].Trim())
            : null;
    }

    private static double SharedHeight(Box a, Box b) => Math.Min(a.Top + a.Height, b.Top + b.Height) - Math.Max(a.Top, b.Top);

    /// <summary>Whether a text begins with one of the labels.</summary>
    public bool Begins(string text) => Find(text) is [(_, var start, _), ..] && text[..start].Trim().Length == 0;

    /// <summary>The key of the label that a text is, apart from blanks and a colon; null when it is none.</summary>
    public string? KeyOf(string text)
    {
        var bare = text.Trim().TrimEnd(':', '：').Trim();
        return Find(bare) is [(var key, 0, var end), ..] && end >= bare.Length ? key : null;
    }

    private List<(string Key, int Start, int End)> Find(string text)
    {
        var narrow = Widths.Narrow(text);
        var found = new List<(string, int, int)>();
        foreach (Match match in _pattern.Matches(narrow))
        {
            // Without a sign or a blank behind it, a label counts only where it opens the line or the cell (名称合肥…, as scans are read).
            var opens = match.Index == 0 || narrow[match.Index - 1] == '\t' || narrow[..match.Index].Trim().Length == 0;
            if (!match.Groups["s"].Success && !opens)
                continue;
            var key = Enumerable.Range(0, _keys.Length).First(i => match.Groups[$"k{i}"].Success);
            found.Add((_keys[key], match.Index, match.Index + match.Length));
        }

        return found;
    }

    private static string FirstCell(string text)
    {
        var value = text.Trim(' ', '\t', '\u3000', ':', '：', '|');
        var tab = value.IndexOf('\t', StringComparison.Ordinal);
        return (tab < 0 ? value : value[..tab]).Trim();
    }
}

/// <summary>A value and the label it stands by.</summary>
/// <param name="Key">Which label.</param>
/// <param name="Value">Trimmed; empty where nothing stands there.</param>
/// <param name="Line">The line that the value stands on.</param>
/// <param name="Next">The line after it, where a long value may go on.</param>
/// <param name="Quote">Label and value word for word; the value alone where it stands on a line of its own.</param>
internal sealed record LabelledValue(string Key, string Value, Page Page, Line Line, Line? Next, string Quote);
