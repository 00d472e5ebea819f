using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Materials.Checklists;
using Materials.Pages;

namespace Materials.Documents;

/// <summary>
/// Tells the appendices (附录) of a document from documents bound into one file: a manual's table of fault codes has the columns of a register and
/// is none. What is called 附件 is often a material of its own, and is not meant.
/// </summary>
internal static partial class Appendices
{
    /// <summary>Per block, whether it belongs to an appendix of what stands before it.</summary>
    /// <param name="titled">Per block, whether it bears a title that some kind of document has.</param>
    public static ImmutableArray<bool> In(ImmutableArray<Block> blocks, IReadOnlyList<bool> titled)
    {
        var within = ImmutableArray.CreateBuilder<bool>(blocks.Length);
        var inside = false;
        for (var i = 0; i < blocks.Length; i++)
        {
            inside = i > 0 && (IsOpened(blocks[i]) || (inside && !titled[i] && !BeginsApart(blocks[i])));
            within.Add(inside);
        }

        return within.MoveToImmutable();
    }

    /// <summary>What an appendix says of its document: nothing, but for a kind that it bears the title of, and for what may stand inside another.</summary>
    public static ImmutableArray<BlockScore> Silenced(ImmutableArray<BlockScore> scores, ImmutableArray<DocumentKind> kinds) =>
        [.. scores.Select((s, i) => s.Titled || !kinds[i].Within.IsEmpty ? s : s with { LogOdds = 0, Cued = 0, Cues = [] })];

    private static bool IsOpened(Block block) =>
        block.Titles.Concat(block.Headings).MinBy(l => l.Index) is { } first && Name().IsMatch(first.Line.Text);

    /// <summary>A sheet, a slide and a section are set apart by their author; so is a page that begins with letters larger than its text.</summary>
    private static bool BeginsApart(Block block) =>
        block.From == 0 && (block.File.Unit != PageUnit.Page || block.Titles.Any(block.StandsOut));

    [GeneratedRegex(@"^\s*(?:附\s*录|appendix\s+[a-z\d]|annex\s+[a-z\d])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
