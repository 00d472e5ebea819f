using System.Collections.Immutable;
using Materials.Checklists;
using Materials.Documents.Wording;

namespace Materials.Documents;

/// <summary>
/// Tells a course of work (受理, 派单, 实施, 反馈) by its order where nothing is drawn: five short lines, or the rows of a table, that say one stage after the
/// other are a flowchart, whatever each of them is called. A manual says the same in chapters.
/// </summary>
internal static class Course
{
    /// <summary>A course is short: more lines than this tell something else besides.</summary>
    private const int MostLines = 14;

    /// <summary>More text than this, in characters, is prose.</summary>
    private const int MostText = 600;

    /// <summary>One of four stages may be the one that was left out.</summary>
    private const int MayLack = 1;

    /// <summary>A line says a stage where, among all stages, the wording gives it this share.</summary>
    private const double Clear = 0.4;

    /// <summary>Lines whose wording gives all stages together no more than this, in probability, say none.</summary>
    private const double Least = 0.05;

    /// <summary>Log odds for a flowchart where every stage stands in its order: a title's worth.</summary>
    private const double Whole = 4;

    /// <summary>The same where one is left out.</summary>
    private const double ButOne = 2;

    /// <summary>Whether an item shows stages: all its elements are told by the steps of a drawing.</summary>
    public static bool IsShownBy(ChecklistItem item) =>
        item.Ordered && item.Elements.Length > MayLack + 1 && item.Elements.All(e => !e.Cues.IsEmpty && e.Cues.All(c => c.Where == CuePlace.Steps));

    /// <summary>What the order of its lines says for a block being such a course; null for nothing.</summary>
    /// <param name="stages">The classes of the stages in the model, in their order.</param>
    public static Cue? In(Block block, ImmutableArray<int> stages, WordingModel model)
    {
        if (stages.Contains(-1) || block.Text.Text.Length > MostText || block.Titles.IsEmpty || block.Headings.Any(h => Block.IsNumbered(h.Line.Text)))
            return null;
        var lines = block.Wording(model)
            .Where(p => p.Passage.Place is not (PassagePlace.Title or PassagePlace.Heading or PassagePlace.Column))
            .GroupBy(p => p.Passage.Line)
            .Select(g => (Line: g.Key, Shares: Shares([.. g], stages)))
            .ToArray();
        if (lines.Length < stages.Length - MayLack || lines.Length > MostLines)
            return null;

        // The longest way through lines and stages, both in their order.
        var most = new int[lines.Length + 1, stages.Length + 1];
        for (var l = 1; l <= lines.Length; l++)
            for (var s = 1; s <= stages.Length; s++)
                most[l, s] = Math.Max(Math.Max(most[l - 1, s], most[l, s - 1]), most[l - 1, s - 1] + (lines[l - 1].Shares[s - 1] >= Clear ? 1 : 0));
        var found = most[lines.Length, stages.Length];
        return found < stages.Length - MayLack ? null
            : new("order of stages", found == stages.Length ? Whole : ButOne, block.Page.Number, lines[0].Line.Line.Text.Trim());
    }

    private static double[] Shares(ImmutableArray<JudgedPassage> line, ImmutableArray<int> stages)
    {
        double[] said = [.. stages.Select(s => (double)line.Max(p => p.Probabilities[s]))];
        var all = said.Sum() + Least;
        return [.. said.Select(s => s / all)];
    }
}
