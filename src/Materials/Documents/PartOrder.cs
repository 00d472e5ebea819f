using System.Collections.Immutable;
using Materials.Checklists;

namespace Materials.Documents;

/// <summary>
/// Tells by its place what a part is about that nobody's words name: between the goals and the organisation of a manual stands its strategy,
/// between acceptance and work in a flowchart the dispatch.
/// </summary>
internal static class PartOrder
{
    /// <summary>Log odds that a part, standing where an element is expected and claimed by no other, is that element: about 4 to 1.</summary>
    private const double Place = 1.4;

    /// <summary>More, where exactly as many named parts are left as elements are sought: 12 to 1 and more. A flowchart may have any other box besides.</summary>
    private const double OnlyPlace = 2.6;

    /// <summary>No single part says more for an element than this, however many words it holds.</summary>
    private const double MostPerPart = 4;

    /// <summary>So much in a part names the element: what <see cref="ElementFinder"/> takes for a proof.</summary>
    private const double Named = 2.5;

    /// <summary>Less than this in a part is chance and claims nothing.</summary>
    private const double Claim = 0.9;

    /// <summary>Finds, for elements that words don't prove, the parts that their place proves.</summary>
    /// <param name="elements">All elements of the item, in customary order.</param>
    /// <param name="isProven">Whether words prove it.</param>
    /// <param name="blocks">One document.</param>
    /// <returns>Per element found: its part, and the log odds that it is so.</returns>
    public static Dictionary<Element, (Part Part, double LogOdds)> Find(ImmutableArray<Element> elements, Func<Element, bool> isProven, ImmutableArray<Block> blocks)
    {
        var found = new Dictionary<Element, (Part, double)>();
        var best = 0.0;
        foreach (var parts in Part.Cut(blocks))
        {
            var scores = elements.Select(e => parts.Select(p => Score(e, p)).ToArray()).ToArray();
            var (path, total) = Align(scores);
            var aligned = path.Count(p => p >= 0);
            if (total <= best || aligned * 2 < elements.Length)
                continue;
            best = total;
            found = Gaps(elements, isProven, parts, scores, path);
        }

        return found;
    }

    /// <summary>What the words of an element come to in a part, its name counting for what headings, steps and columns do.</summary>
    public static double Score(Element element, Part part)
    {
        var sum = 0.0;
        foreach (var cue in element.Cues)
        {
            var text = cue.Where switch
            {
                CuePlace.Text or CuePlace.Steps => part.Text,
                CuePlace.Heading or CuePlace.Title or CuePlace.Labels or CuePlace.Columns => part.Name,
                _ => SquashedText.Empty,
            };
            if (text.Text.Length > 0)
                sum += cue.Worth(cue.Words.Count(w => CueSearch.First(w, cue.Unless, text) is not null));
        }

        return Math.Min(sum, MostPerPart);
    }

    /// <summary>Gives elements to parts, both in their order, so that the sum is greatest.</summary>
    private static (int[] PartOf, double Total) Align(double[][] scores)
    {
        var (n, m) = (scores.Length, scores[0].Length);
        var sum = new double[n + 1, m + 1];
        for (var e = n - 1; e >= 0; e--)
            for (var p = m - 1; p >= 0; p--)
            {
                var take = scores[e][p] >= Claim ? scores[e][p] + sum[e + 1, p + 1] : 0;
                sum[e, p] = Math.Max(take, Math.Max(sum[e + 1, p], sum[e, p + 1]));
            }

        var partOf = Enumerable.Repeat(-1, n).ToArray();
        for (int e = 0, p = 0; e < n && p < m;)
        {
            if (scores[e][p] >= Claim && sum[e, p] == scores[e][p] + sum[e + 1, p + 1])
                partOf[e++] = p++;
            else if (sum[e, p] == sum[e, p + 1])
                p++;
            else
                e++;
        }

        return (partOf, sum[0, 0]);
    }

    private static Dictionary<Element, (Part, double)> Gaps(
        ImmutableArray<Element> elements, Func<Element, bool> isProven, ImmutableArray<Part> parts, double[][] scores, int[] path)
    {
        var found = new Dictionary<Element, (Part, double)>();
        for (var e = 0; e < elements.Length; e++)
        {
            if (path[e] >= 0 && !isProven(elements[e]))
                found[elements[e]] = (parts[path[e]], scores[e][path[e]] + Place);
            if (path[e] >= 0 || isProven(elements[e]))
                continue;

            // The elements sought between two that have their part, and the parts that are left there.
            var first = e;
            while (e + 1 < elements.Length && path[e + 1] < 0)
                e++;
            var sought = Enumerable.Range(first, e - first + 1).Where(i => !isProven(elements[i])).ToArray();
            var from = first == 0 ? 0 : path[first - 1] + 1;
            var to = e + 1 == elements.Length ? parts.Length : path[e + 1];
            var left = Enumerable.Range(from, Math.Max(0, to - from)).Where(p => IsLeft(p, sought)).ToArray();
            if (left.Length == 0)
                continue;
            var alone = left.Length == sought.Length && parts[0].Opening.Form is not (Openings.Plain or Openings.Step);
            for (var i = 0; i < sought.Length; i++)
            {
                var part = alone ? left[i] : left.MaxBy(p => scores[sought[i]][p]);
                found[elements[sought[i]]] = (parts[part], scores[sought[i]][part] + (alone ? OnlyPlace : parts[part].Opening.Form == Openings.Plain ? 0 : Place));
            }
        }

        return found;

        // A part that another element's words name is that element's, though it has its part already; what speaks against all that are sought is none of them.
        bool IsLeft(int part, int[] sought)
        {
            var own = sought.Max(i => scores[i][part]);
            return own >= 0 && Enumerable.Range(0, elements.Length).Except(sought).All(i => scores[i][part] < Named || scores[i][part] < own);
        }
    }
}
