using System.Collections.Immutable;

namespace Materials.Documents;

/// <summary>A part of a document that is about one thing: from what it opens with to the next of its form.</summary>
internal sealed record Part(Block Block, Opening Opening, SquashedText Name, SquashedText Text)
{
    /// <summary>More parts than this are entries of a list or sentences; nothing is told by their order.</summary>
    private const int Most = 60;

    private const int Fewest = 2;

    /// <summary>The ways in which a document falls into parts: one for each form that sets them off.</summary>
    public static IEnumerable<ImmutableArray<Part>> Cut(ImmutableArray<Block> blocks)
    {
        var title = blocks.FirstOrDefault()?.Titles.FirstOrDefault();
        var openings = blocks.SelectMany(b => Openings.In(b).Select(o => (Block: b, Opening: o))).Where(o => o.Opening.Line != title).ToArray();
        foreach (var form in openings.GroupBy(o => o.Opening.Form).Where(g => g.Count() is >= Fewest and <= Most))
        {
            var starts = form.ToArray();
            var parts = ImmutableArray.CreateBuilder<Part>(starts.Length);
            for (var i = 0; i < starts.Length; i++)
                parts.Add(Make(blocks, starts[i].Block, starts[i].Opening, i + 1 < starts.Length ? starts[i + 1].Opening : null));
            yield return parts.ToImmutable();
        }
    }

    private static Part Make(ImmutableArray<Block> blocks, Block block, Opening opening, Opening? next)
    {
        var name = SquashedText.Of([(opening.Line, opening.Start, opening.End)]);
        if (opening.Form == Openings.Step)
            return new(block, opening, name, name);
        var lines = blocks.SelectMany(b => b.Body).SkipWhile(l => l != opening.Line).TakeWhile(l => l != next?.Line);
        return new(block, opening, name, SquashedText.Of(lines));
    }
}
