using System.Collections.Immutable;
using Materials.Pages;

namespace Materials.Documents;

/// <summary>Cuts a file into blocks: its pages, and within a page at the main headings and titles.</summary>
internal static class Blocks
{
    public static ImmutableArray<Block> Of(FileContent file)
    {
        var running = RunningHeads.Of(file);
        return [.. file.Pages.Select(p => p.IsLegible ? p : p with { Lines = [] }).SelectMany(p => Cut(file, p, running))];
    }

    private static IEnumerable<Block> Cut(FileContent file, Page page, IReadOnlySet<string> running)
    {
        var main = page.Lines.Where(l => l.Role == LineRole.Heading && l.Level > 0).Select(l => l.Level).DefaultIfEmpty(0).Min();
        var from = 0;
        for (var i = 1; i < page.Lines.Length; i++)
        {
            // The headings before the first text are the title itself, in several lines.
            if (page.Lines[i] is { Role: LineRole.Heading } line && line.Level == main && !IsBare(page, from, i))
            {
                yield return new(file, page, from, i, running);
                from = i;
            }
        }

        yield return new(file, page, from, page.Lines.Length, running);
    }

    /// <summary>Whether some lines are no more than the head of what follows.</summary>
    private static bool IsBare(Page page, int from, int to)
    {
        if (page.Pictures.Any(p => p.AfterLine > from && p.AfterLine <= to && Block.IsPhoto(p)))
            return false;
        var headings = page.Lines.Skip(from).Take(to - from).Count(l => l.Role == LineRole.Heading);
        if (headings > 0 && headings < to - from)
            return false;
        for (var i = from; i < to; i++)
        {
            if (page.Lines[i].Role is not (LineRole.Heading or LineRole.Header or LineRole.Footer) && page.Lines[i].Text.Length > Block.MaxTitleLength)
                return false;
            if (page.Lines[i].Cells.Length > 0 || page.Lines[i].Role == LineRole.Shape)
                return false;
        }

        return to - from <= 3;
    }
}
