using System.Collections.Immutable;

namespace Materials.Documents.Wording;

/// <summary>What tells whether an element is there, as numbers: what its cues come to, where order places it, what the wording says.</summary>
/// <remarks>How much each counts is learnt (<see cref="WordingModel.SignWeights"/>); together they give the probability that the element is there.</remarks>
internal static class ElementSigns
{
    /// <summary>The signs, in their order; the first is always 1.</summary>
    public static readonly ImmutableArray<string> Names =
        ["always", "cues", "cues prove", "place", "place proves", "best name", "best sentence", "second best", "best chapter", "own line", "own chapter", "own passage",
        "others' wording", "others' cues", "gap", "room in the gap", "unclaimed parts", "best", "plainly told", "as many parts", "too few parts"];

    /// <summary>Cues beyond this say no more.</summary>
    private const double MostCues = 5;

    /// <summary>A part worse than this for an element is as good as none.</summary>
    private const double Worst = -6;

    /// <summary>Keeps the odds of probabilities near 0 and 1 within bounds.</summary>
    private const double Margin = 0.01;

    /// <param name="cues">Per element, what its cues come to, in log odds.</param>
    /// <param name="places">Per element, what its place among the parts comes to; 0 where it has none.</param>
    /// <param name="proof">Log odds that prove an element.</param>
    /// <param name="ordered">Whether the elements customarily stand in their order.</param>
    /// <param name="parts">Into how many parts a document falls that is laid out in parts; 0 where none is.</param>
    public static double[][] Of(ItemWording wording, double[] cues, double[] places, double proof, bool ordered, int parts)
    {
        var units = wording.Units();
        var elements = cues.Length;
        var ownLine = Own(wording.Lines, elements);
        var chapters = wording.Chapters;
        var ownChapter = Own(chapters, elements);
        var ownPassage = Own([.. wording.Passages.Select(p => p.Among)], elements);
        var signs = new double[elements][];
        var clearest = Enumerable.Range(0, elements).Select(e => Odds(wording.Passages.Select(p => p.Among[e]).DefaultIfEmpty(0).Max())).ToArray();
        for (var e = 0; e < elements; e++)
        {
            var (name, sentence, best, second) = (0.0, 0.0, 0.0, 0.0);
            foreach (var passage in wording.Passages)
            {
                var p = passage.Among[e];
                if (passage.Passage.Place == PassagePlace.Text)
                    sentence = Math.Max(sentence, p);
                else
                    name = Math.Max(name, p);
                (best, second) = p > best ? (p, best) : (best, Math.Max(second, p));
            }

            signs[e] =
            [
                1, Math.Min(cues[e], MostCues), cues[e] >= proof ? 1 : 0, Math.Min(places[e], MostCues), places[e] >= proof ? 1 : 0,
                Odds(name), Odds(sentence), Odds(second), Odds(chapters.Select(c => c[e]).DefaultIfEmpty(0).Max()),
                ownLine[e], ownChapter[e], ownPassage[e],

                // Where the other elements are plainly told, one that isn't is not there; where little is understood, that says little.
                MeanOfOthers(clearest, e), MeanOfOthers([.. cues.Select(c => Math.Min(c, MostCues))], e),
                .. Gap(units, elements, e, ordered),
                clearest[e], clearest[e] >= Plain ? 1 : 0, parts == elements ? 1 : 0, parts > 0 && parts < elements ? 1 : 0,
            ];
        }

        return signs;
    }

    /// <summary>What it costs to give each element a part of its own, against what that part rather says: 0 where the part says nothing else so clearly.</summary>
    private static double[] Own(ImmutableArray<double[]> parts, int elements)
    {
        if (parts.IsEmpty)
            return [.. Enumerable.Repeat(Worst, elements)];
        var scores = Enumerable.Range(0, elements)
            .Select(e => parts.Select(p => Math.Max(Worst, Math.Log((p[e] + Margin / 10) / (p.Max() + Margin / 10)))).ToArray())
            .ToArray();
        return [.. Assignment.Find(scores).Select((part, e) => part < 0 ? Worst : scores[e][part])];
    }

    /// <summary>
    /// Whether the neighbours of an element in customary order have parts of their own, whether a part that says nothing else stands between them, and how
    /// many such parts there are at all: where the neighbours follow one another at once, there is no room for it.
    /// </summary>
    private static double[] Gap(ImmutableArray<double[]> units, int elements, int element, bool ordered)
    {
        bool IsFree(double[] unit) => Enumerable.Range(0, elements).All(o => o == element || unit[o] < Claimed);
        var free = Math.Log(1 + units.Count(IsFree));
        if (!ordered)
            return [0, 0, free];
        var before = Enumerable.Range(0, element).Reverse().Select(UnitOf).FirstOrDefault(u => u >= 0, element == 0 ? -1 : None);
        var after = Enumerable.Range(element + 1, elements - element - 1).Select(UnitOf).FirstOrDefault(u => u >= 0, element == elements - 1 ? units.Length : None);
        if (before == None || after == None || after <= before)
            return [0, 0, free];
        var room = Enumerable.Range(before + 1, after - before - 1).Any(u => IsFree(units[u]));
        return [1, room ? 1 : -1, free];

        // The part that says most for an element, where it says so clearly.
        int UnitOf(int other)
        {
            var best = Enumerable.Range(0, units.Length).DefaultIfEmpty(None).MaxBy(u => u < 0 ? 0 : units[u][other]);
            return best >= 0 && units[best][other] >= Claimed ? best : None;
        }
    }

    /// <summary>Log odds of a passage that leaves no doubt: 9 to 1.</summary>
    private const double Plain = 2.2;

    /// <summary>A part that is this probably an element is claimed by it.</summary>
    private const double Claimed = 0.4;

    /// <summary>No part.</summary>
    private const int None = -2;

    private static double MeanOfOthers(double[] values, int element) => values.Length < 2 ? 0 : (values.Sum() - values[element]) / (values.Length - 1);

    private static double Odds(double probability) => Math.Log((probability + Margin) / (1 + Margin - probability));
}
