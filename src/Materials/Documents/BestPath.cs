using System.Collections.Immutable;

namespace Materials.Documents;

/// <summary>Cuts the blocks of a file into runs of one kind each: the way through all blocks with the greatest sum of evidence, changes of kind being paid for.</summary>
internal static class BestPath
{
    /// <summary>Log odds against a document ending in the middle of something: about 90 to 1.</summary>
    private const double Change = 4.5;

    /// <summary>Log odds against a document ending where a title or a heading stands.</summary>
    private const double ChangeAtTitle = 1.0;

    /// <summary>Log odds against a run of blocks being of a certain kind rather than of none, before anything was read and said of the package: there are some 25 kinds.</summary>
    public const double Entry = 2.2;

    /// <summary>Log odds that make one block by itself the proof of a document: 30 to 1.</summary>
    private const double Convincing = 3.5;

    /// <param name="scores">Per block, per kind.</param>
    /// <param name="startsAnew">Per block, whether a document could begin there.</param>
    /// <returns>Per block the number of its kind; -1 for none.</returns>
    /// <param name="entry">Per kind, the log odds against a run of blocks being of it, before anything was read.</param>
    public static ImmutableArray<int> Find(IReadOnlyList<ImmutableArray<BlockScore>> scores, IReadOnlyList<bool> startsAnew, ImmutableArray<double> entry)
    {
        if (scores.Count == 0)
            return [];

        // State 0 is "none of them", state k + 1 is kind k.
        var states = scores[0].Length + 1;
        var best = new double[states];
        var from = new int[scores.Count, states];
        for (var state = 0; state < states; state++)
            best[state] = Emission(scores[0], state) - EntryCost(entry, state);
        for (var block = 1; block < scores.Count; block++)
        {
            var change = startsAnew[block] ? ChangeAtTitle : Change;
            var next = new double[states];
            var leader = IndexOfMax(best);
            for (var state = 0; state < states; state++)
            {
                // Ties stay where they are, then go to the kind that the checklist names first.
                var changed = best[leader] - change - EntryCost(entry, state);
                (next[state], from[block, state]) = best[state] >= changed ? (best[state], state) : (changed, leader);
                next[state] += Emission(scores[block], state);
            }

            best = next;
        }

        var path = new int[scores.Count];
        var at = IndexOfMax(best);
        for (var block = scores.Count - 1; block >= 0; block--)
        {
            path[block] = at - 1;
            at = from[block, at];
        }

        GiveUpWeak(path, scores);
        return [.. path];
    }

    /// <summary>A run that is nowhere convincing is no document of its own beside another: an appendix with a table, a page of odd words. It belongs to what went before.</summary>
    private static void GiveUpWeak(int[] path, IReadOnlyList<ImmutableArray<BlockScore>> scores)
    {
        for (var start = 0; start < path.Length;)
        {
            var end = start + 1;
            while (end < path.Length && path[end] == path[start])
                end++;
            var kind = path[start];
            if (start > 0 && kind >= 0 && path[start - 1] >= 0 && Enumerable.Range(start, end - start).All(b => scores[b][kind] is { LogOdds: < Convincing, Titled: false }))
                Array.Fill(path, path[start - 1], start, end - start);
            start = end;
        }
    }

    private static double Emission(ImmutableArray<BlockScore> scores, int state) => state == 0 ? 0 : scores[state - 1].LogOdds;

    private static double EntryCost(ImmutableArray<double> entry, int state) => state == 0 ? 0 : entry[state - 1];

    private static int IndexOfMax(double[] values)
    {
        var at = 0;
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] > values[at])
                at = i;
        }

        return at;
    }
}
