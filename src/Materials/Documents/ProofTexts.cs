using System.Collections.Immutable;
using Materials.Checklists;

namespace Materials.Documents;

/// <summary>The parts of a block that can prove an element. Entries of a table of contents announce and prove nothing.</summary>
internal static class ProofTexts
{
    public static SquashedText In(Block block, CuePlace place) => place switch
    {
        CuePlace.Text => SquashedText.Of(block.Body.Where(IsSaid)),
        CuePlace.Heading => SquashedText.Of(Names(block)),
        CuePlace.Steps => SquashedText.Of(block.Steps.IsEmpty ? Listed(block) : block.Steps),
        _ => block.Texts.In(place),
    };

    /// <summary>Headings, and what other parts open with.</summary>
    private static IEnumerable<(BlockLine Line, int Start, int End)> Names(Block block)
    {
        var headings = block.Headings.Where(IsSaid).ToHashSet();
        return headings.Select(h => (Line: h, Start: 0, End: h.Line.Text.Length))
            .Concat(Openings.Named(block).Where(o => !headings.Contains(o.Line)).Select(o => (o.Line, o.Start, o.End)))
            .OrderBy(n => n.Line.Index);
    }

    private static bool IsSaid(BlockLine line) => !Block.IsContentsEntry(line.Line.Text);

    /// <summary>Where nothing is drawn, the steps are listed: numbered lines and the rows of a table.</summary>
    private static ImmutableArray<BlockLine> Listed(Block block) =>
        [.. block.Body.Where(l => l.Line.Cells.Length > 0 || Numbering.IsStep(l.Line.Text) || Numbering.IsChapter(l.Line.Text))];
}
