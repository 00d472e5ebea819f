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

    /// <summary>What spoke for and against, strongest first.</summary>
    public ImmutableArray<Cue> Cues { get; init; } = [];

    /// <summary>The pages, in order.</summary>
    public IEnumerable<Page> Pages => File.Pages.Where(p => p.Number >= FirstPage && p.Number <= LastPage);
}

/// <summary>One thing that spoke for (above 0) or against (below 0) a page being of a kind.</summary>
/// <param name="Name">What kind of cue, such as <c>title</c>, <c>columns</c>, <c>words</c>.</param>
/// <param name="Page">Where.</param>
/// <param name="Quote">The text it rests on, word for word.</param>
public sealed record Cue(string Name, double Weight, int Page, string Quote);
