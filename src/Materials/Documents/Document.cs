using System.Collections.Immutable;
using Materials.Pages;

namespace Materials.Documents;

/// <summary>A run of pages that is one material: often a whole file, but a bound volume holds several.</summary>
public sealed record Document
{
    /// <summary>The key of the item it is a document of.</summary>
    public required string Kind { get; init; }

    public required FileContent File { get; init; }

    /// <summary>Counts from 1, inclusive.</summary>
    public required int FirstPage { get; init; }

    /// <summary>Inclusive.</summary>
    public required int LastPage { get; init; }

    /// <summary>How sure the recognition is, 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>How sure the recognition is by the content alone, whatever the file is called, 0 to 1: verdicts rest on it.</summary>
    public double Certainty { get => field == 0 ? Confidence : field; init; }

    /// <summary>What spoke for and against, strongest first.</summary>
    public ImmutableArray<Cue> Cues { get; init; } = [];

    /// <summary>The line of its first page that it begins with, from 0.</summary>
    public int FirstLine { get; init; }

    /// <summary>Behind its last line on its last page; null for the end of the page.</summary>
    public int? EndLine { get; init; }

    /// <summary>The pages, in order; of the first and the last only the part that belongs to it, where several documents share a page.</summary>
    public IEnumerable<Page> Pages => File.Pages.Where(p => p.Number >= FirstPage && p.Number <= LastPage).Select(Part);

    private Page Part(Page page)
    {
        var from = page.Number == FirstPage ? FirstLine : 0;
        var to = page.Number == LastPage ? Math.Min(EndLine ?? page.Lines.Length, page.Lines.Length) : page.Lines.Length;
        if (from == 0 && to == page.Lines.Length)
            return page;
        return page with
        {
            Lines = page.Lines[from..to],
            Pictures =
            [
                .. page.Pictures
                    .Where(p => Block.Holds(p, from, to))
                    .Select(p => p with { AfterLine = p.AfterLine - from }),
            ],
        };
    }
}

/// <summary>One thing that spoke for (above 0) or against (below 0) a page being of a kind.</summary>
/// <param name="Name">What kind of cue, such as <c>title</c>, <c>columns</c>, <c>words</c>.</param>
/// <param name="Page">Where.</param>
/// <param name="Quote">The text it rests on, word for word.</param>
public sealed record Cue(string Name, double Weight, int Page, string Quote);
