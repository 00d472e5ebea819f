using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using Materials.Documents;

namespace Materials.Checklists;

/// <summary>A word as checklists write it: morphemes with alternatives and gaps rather than one fixed phrase.</summary>
/// <remarks>
/// <c>{a/b/}</c> is one of the alternatives (an empty one makes it optional), <c>…</c> a gap of up to <see cref="MaxGap"/> characters inside one
/// clause, <c>#</c> a number, <c>^</c> and <c>$</c> the beginning and the end of a line. Blanks, letter case and full-width forms make no difference.
/// Matching is linear in the text for each of its spelled-out alternatives; nothing a user writes can make it run away.
/// </remarks>
public sealed class WordPattern
{
    /// <summary>How many characters a gap may hold: about two words, so that both ends still belong to one phrase.</summary>
    public const int MaxGap = 8;

    /// <summary>How many alternatives a word may spell out to; more is a mistake in the checklist.</summary>
    public const int MaxAlternatives = 2000;

    /// <summary>Gaps are tried one inside the other, so that each multiplies the work by its length.</summary>
    public const int MaxGaps = 3;

    private const int MaxDepth = 4;

    private const char Gap = '…';
    private const char Number = '#';
    private const string ClauseEnds = "\n。;!?";

    /// <summary>How much of the beginning of an alternative is searched for at first: two ideographs are rare enough.</summary>
    private const int HeadLength = 2;

    /// <summary>The alternatives that may begin anywhere.</summary>
    private readonly ImmutableArray<ImmutableArray<string>> _free;

    /// <summary>The alternatives that begin with a line or a number.</summary>
    private readonly ImmutableArray<ImmutableArray<string>> _placed;

    private readonly SearchValues<string> _heads;

    private WordPattern(string source, ImmutableArray<ImmutableArray<string>> alternatives)
    {
        Source = source;
        _placed = [.. alternatives.Where(a => a[0] is "^" or "#")];
        _free = [.. alternatives.Except(_placed)];
        _heads = SearchValues.Create([.. _free.Select(a => a[0].Length > HeadLength ? a[0][..HeadLength] : a[0]).Distinct()], StringComparison.Ordinal);
    }

    /// <summary>As it stands in the checklist.</summary>
    public string Source { get; }

    /// <summary>Reads a word.</summary>
    /// <exception cref="FormatException">It is empty, a brace does not close, a gap stands at an end, or it spells out to too many alternatives.</exception>
    public static WordPattern Parse(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var alternatives = SpellOut(SquashedText.Squash(source));
        var parts = alternatives.Select(Parts).ToImmutableArray();
        if (parts.Any(p => p.IsEmpty || p[0] is "…"))
            throw new FormatException("a word needs text, and no gap may begin it");
        if (parts.Any(p => p.Count(part => part == "…") > MaxGaps))
            throw new FormatException($"a word may have {MaxGaps} gaps at most");
        return new(source, parts);
    }

    /// <summary>The first match at or after a place of squashed text; null when there is none.</summary>
    internal (int Start, int End)? Find(string text, int from = 0)
    {
        var first = Anywhere(text, from);
        foreach (var alternative in _placed)
        {
            if (Find(alternative, text, from) is { } match && (first is null || match.Start < first.Value.Start))
                first = match;
        }

        return first;
    }

    private (int Start, int End)? Anywhere(string text, int from)
    {
        for (var start = from; start < text.Length; start++)
        {
            var next = text.AsSpan(start).IndexOfAny(_heads);
            if (next < 0)
                return null;
            start += next;
            foreach (var alternative in _free)
            {
                if (Follow(alternative, 0, text, start) is { } end)
                    return (start, end);
            }
        }

        return null;
    }

    /// <summary>Whether squashed text holds it.</summary>
    internal bool IsIn(string text) => Find(text) is not null;

    public override string ToString() => Source;

    private static (int Start, int End)? Find(ImmutableArray<string> parts, string text, int from)
    {
        for (var start = NextStart(parts[0], text, from); start >= 0; start = NextStart(parts[0], text, start + 1))
        {
            if (Follow(parts, parts[0] == "^" ? 1 : 0, text, start) is { } end)
                return (start, end);
        }

        return null;
    }

    /// <summary>The next place where a line or a number begins; -1 for none.</summary>
    private static int NextStart(string head, string text, int from)
    {
        if (from > text.Length)
            return -1;
        if (head == "#")
            return text.AsSpan(from).IndexOfAnyInRange('0', '9') is >= 0 and var digit ? from + digit : -1;
        if (from == 0 || text[from - 1] == '\n')
            return from;
        return text.IndexOf('\n', from) is >= 0 and var lineEnd ? lineEnd + 1 : -1;
    }

    private static int? Follow(ImmutableArray<string> parts, int next, string text, int at)
    {
        if (next == parts.Length)
            return at;
        switch (parts[next])
        {
            case "$":
                return at == text.Length || text[at] == '\n' ? Follow(parts, next + 1, text, at) : null;
            case "#":
                var end = at;
                while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] == '.' && end > at && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
                    end++;
                return end > at ? Follow(parts, next + 1, text, end) : null;
            case "…":
                for (var skipped = 0; skipped <= MaxGap && at + skipped <= text.Length; skipped++)
                {
                    if (Follow(parts, next + 1, text, at + skipped) is { } found)
                        return found;
                    if (at + skipped == text.Length || ClauseEnds.Contains(text[at + skipped]))
                        return null;
                }

                return null;
            case var literal:
                return string.CompareOrdinal(text, at, literal, 0, literal.Length) == 0 ? Follow(parts, next + 1, text, at + literal.Length) : null;
        }
    }

    private static List<string> SpellOut(string text)
    {
        var at = 0;
        var spelled = SpellOut(text, ref at, depth: 0);
        return at == text.Length ? spelled : throw new FormatException("a brace closes that was not opened");
    }

    /// <summary>Spells out up to the end of the text or of the braces it stands in.</summary>
    private static List<string> SpellOut(string text, ref int at, int depth)
    {
        if (depth > MaxDepth)
            throw new FormatException($"braces may be nested {MaxDepth} deep at most");
        List<string> spelled = [];
        List<string> choice = [""];
        for (; at < text.Length && text[at] != '}'; at++)
        {
            switch (text[at])
            {
                case '{':
                    at++;
                    var inner = SpellOut(text, ref at, depth + 1);
                    if (at == text.Length)
                        throw new FormatException("a brace is not closed");
                    choice = [.. choice.SelectMany(c => inner.Select(i => c + i))];
                    break;
                case '/' when depth > 0:
                    spelled.AddRange(choice);
                    choice = [""];
                    break;
                case var c:
                    choice = [.. choice.Select(s => s + c)];
                    break;
            }

            if (spelled.Count + choice.Count > MaxAlternatives)
                throw new FormatException($"a word may spell out to {MaxAlternatives} alternatives at most");
        }

        spelled.AddRange(choice);
        return spelled;
    }

    private static ImmutableArray<string> Parts(string spelled)
    {
        var parts = ImmutableArray.CreateBuilder<string>();
        var literal = new StringBuilder();
        for (var i = 0; i < spelled.Length; i++)
        {
            var c = spelled[i];
            if (c is Gap or Number || (c == '^' && i == 0) || (c == '$' && i == spelled.Length - 1))
            {
                if (literal.Length > 0)
                    parts.Add(literal.ToString());
                literal.Clear();
                parts.Add(c.ToString());
            }
            else
            {
                literal.Append(c);
            }
        }

        if (literal.Length > 0)
            parts.Add(literal.ToString());

        // A gap before an optional end that is left out means nothing.
        while (parts is [.., "…"])
            parts.RemoveAt(parts.Count - 1);
        return parts is ["^" or "$"] or ["^", "…" or "$", ..] ? [] : parts.ToImmutable();
    }
}
