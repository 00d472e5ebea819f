using System.Collections.Immutable;
using Materials.Checklists;

namespace Materials.Documents;

/// <summary>The parts of a block that can prove an element. Entries of a table of contents announce and prove nothing.</summary>
internal static class ProofTexts
{
    public static SquashedText In(Block block, CuePlace place) => place switch
    {
        CuePlace.Text => SquashedText.Of(block.Body.Where(IsSaid)),
        CuePlace.Heading => SquashedText.Of(Openings.Names(block)),
        CuePlace.Steps => SquashedText.Of(block.Steps.IsEmpty ? Listed(block) : block.Steps),
        _ => block.Texts.In(place),
    };

    private static bool IsSaid(BlockLine line) => !Block.IsContentsEntry(line.Line.Text);

    /// <summary>Where nothing is drawn, the steps are listed: numbered lines and the rows of a table.</summary>
    private static ImmutableArray<BlockLine> Listed(Block block) =>
        [.. block.Body.Where(l => l.Line.Cells.Length > 0 || Numbering.IsStep(l.Line.Text) || Numbering.IsChapter(l.Line.Text))];
}
