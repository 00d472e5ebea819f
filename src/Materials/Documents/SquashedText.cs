using System.Collections.Immutable;
using System.Text;

namespace Materials.Documents;

/// <summary>Lines of a page with all that words are compared without: blanks, letter case, full-width forms. Every character knows where it came from.</summary>
internal sealed class SquashedText
{
    /// <summary>How much of a clause a quote shows.</summary>
    private const int MaxQuote = 80;

    private const string ClauseEnds = "。;\uFF1B!\uFF01?\uFF1F\t";
    private readonly ImmutableArray<Place> _places;

    private SquashedText(string text, ImmutableArray<Place> places)
    {
        Text = text;
        _places = places;
    }

    public static SquashedText Empty { get; } = new("", []);

    /// <summary>The lines one after another, a line feed between them unless one is the wrapped rest of the other.</summary>
    public string Text { get; }

    /// <summary>Squashes one text without keeping where its characters came from.</summary>
    public static string Squash(string text)
    {
        var squashed = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (Plain(c) is { } plain)
                squashed.Append(plain);
        }

        return squashed.ToString();
    }

    public static SquashedText Of(IEnumerable<BlockLine> lines) => Of(lines.Select(l => (l, 0, l.Line.Text.Length)));

    /// <summary>Squashes parts of lines.</summary>
    public static SquashedText Of(IEnumerable<(BlockLine Line, int Start, int End)> parts)
    {
        var text = new StringBuilder();
        var places = ImmutableArray.CreateBuilder<Place>();
        foreach (var (line, start, end) in parts)
        {
            if (text.Length > 0 && !line.GoesOn)
            {
                text.Append('\n');
                places.Add(new(line, start));
            }

            for (var i = start; i < end; i++)
            {
                var plain = line.Line.Text[i] == '\t' ? '\n' : Plain(line.Line.Text[i]);
                if (plain is not { } c)
                    continue;
                text.Append(c);
                places.Add(new(line, i));
            }
        }

        return text.Length == 0 ? Empty : new(text.ToString(), places.ToImmutable());
    }

    /// <summary>The line that a match stands on (the greater part of it, where it was wrapped).</summary>
    public BlockLine LineAt((int Start, int End) match) => _places[(match.Start + Math.Max(match.Start, match.End - 1)) / 2].Line;

    /// <summary>The clause around a match, word for word as on its line.</summary>
    public string Quote((int Start, int End) match)
    {
        var line = LineAt(match);
        var within = Enumerable.Range(match.Start, Math.Max(1, match.End - match.Start)).Where(i => _places[i].Line == line).ToArray();
        var text = line.Line.Text;
        var (start, end) = (_places[within[0]].Offset, _places[within[^1]].Offset + 1);
        while (start > 0 && end - start < MaxQuote && !ClauseEnds.Contains(text[start - 1]))
            start--;
        while (end < text.Length && end - start < MaxQuote && !ClauseEnds.Contains(text[end]))
            end++;
        return text[start..end].Trim();
    }

    private static char? Plain(char c) => c switch
    {
        _ when char.IsWhiteSpace(c) || char.IsControl(c) => null,
        // Browsers write 户 as a radical, which unfolds to its older forms.
        '\u6236' or '\u6238' => '户',
        '\u200B' or '\u200C' or '\u200D' or '\uFEFF' => null,
        >= '\uFF01' and <= '\uFF5E' => char.ToLowerInvariant((char)(c - 0xFEE0)),
        _ => char.ToLowerInvariant(c),
    };

    private readonly record struct Place(BlockLine Line, int Offset);
}
