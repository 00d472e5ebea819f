using System.Collections.Immutable;
using Materials.Checklists;

namespace Materials.Documents;

/// <summary>Finds words that nothing in their clause takes back.</summary>
internal static class CueSearch
{
    private const string ClauseEnds = "\n。;!?";

    public static (int Start, int End)? First(WordPattern word, ImmutableArray<WordPattern> unless, SquashedText text)
    {
        for (var from = 0; word.Find(text.Text, from) is { } match; from = match.Start + 1)
        {
            if (unless.IsEmpty)
                return match;
            var clause = text.Text[ClauseStart(text.Text, match.Start)..ClauseEnd(text.Text, match.End)];
            if (!unless.Any(u => u.IsIn(clause)))
                return match;
        }

        return null;
    }

    private static int ClauseStart(string text, int at)
    {
        while (at > 0 && !ClauseEnds.Contains(text[at - 1]))
            at--;
        return at;
    }

    private static int ClauseEnd(string text, int at)
    {
        while (at < text.Length && !ClauseEnds.Contains(text[at]))
            at++;
        return at;
    }
}
