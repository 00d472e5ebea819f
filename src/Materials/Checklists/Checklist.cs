using System.Collections.Immutable;
using Materials.Documents.Wording;

namespace Materials.Checklists;

/// <summary>The required-materials list, as data: what is demanded, how it is recognised, what each rule is given.</summary>
/// <remarks>Loaded from YAML by <see cref="ChecklistFile"/>; immutable and safe to share between threads.</remarks>
public sealed record Checklist
{
    public required string Id { get; init; }

    public required string Version { get; init; }

    /// <summary>SHA-256 of the checklist as applied, overlays included: two checklists with the same hash judge alike.</summary>
    public required string Sha256 { get; init; }

    public required Bilingual Title { get; init; }

    /// <summary>The overlays that were laid on, in order.</summary>
    public ImmutableArray<string> Industries { get; init; } = [];

    /// <summary>What an applicant must bring, in the order of reports and notices.</summary>
    public required ImmutableArray<ChecklistItem> Items { get; init; }

    /// <summary>
    /// Every kind of document that can be told apart: those of the items, those of items of sister lists,
    /// and those that are no material at all (a table of contents, a brochure, a tender).
    /// </summary>
    public required ImmutableArray<DocumentKind> Kinds { get; init; }

    /// <summary>What weighs the wording of documents beside the cues: the one that is part of the program unless another is being tried.</summary>
    internal WordingModel Wording { get => field ?? WordingModel.BuiltIn; init; }
}

/// <summary>One required material.</summary>
public sealed record ChecklistItem
{
    /// <summary>The stable key, which is also the key of its <see cref="DocumentKind"/>.</summary>
    public required string Key { get; init; }

    public required Bilingual Title { get; init; }

    /// <summary>What is required, in a sentence an applicant understands.</summary>
    public required Bilingual Expected { get; init; }

    /// <summary>What to do when it is absent.</summary>
    public required Bilingual Remedy { get; init; }

    /// <summary>The clause that demands it.</summary>
    public required string Source { get; init; }

    /// <summary>The assessment dimension it belongs to, such as <c>组织</c>; null when the list has none.</summary>
    public string? Dimension { get; init; }

    public ImmutableArray<Element> Elements { get; init; } = [];

    /// <summary>Whether documents customarily deal with the elements in this order, so that the place of a part tells what it is about.</summary>
    public bool Ordered { get; init; }

    /// <summary>The rules its documents are held against, in order.</summary>
    public ImmutableArray<RuleUse> Rules { get; init; } = [];
}

/// <summary>A thing that an item's documents must contain.</summary>
public sealed record Element
{
    public required string Key { get; init; }

    public required Bilingual Title { get; init; }

    public required Bilingual Remedy { get; init; }

    /// <summary>How it is recognised.</summary>
    public required ImmutableArray<CuePattern> Cues { get; init; }
}

/// <summary>A kind of document and what speaks for and against it.</summary>
public sealed record DocumentKind
{
    public required string Key { get; init; }

    public required Bilingual Title { get; init; }

    /// <summary>Whether it is a material that a checklist can demand, or only something to be told apart.</summary>
    public required bool IsMaterial { get; init; }

    /// <summary>Kinds that it may stand inside of without ending them, such as a flowchart inside a manual.</summary>
    public ImmutableArray<string> Within { get; init; } = [];

    public required ImmutableArray<CuePattern> Cues { get; init; }
}

/// <summary>One rule as a checklist uses it.</summary>
/// <param name="Rule">The rule's name, as <see cref="Rules.IRule.Name"/>.</param>
/// <param name="Options">What the checklist gives it, such as <c>months: 12</c>.</param>
public sealed record RuleUse(string Rule, ImmutableSortedDictionary<string, string> Options);
