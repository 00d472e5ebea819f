using System.Collections.Immutable;
using Materials.Documents.Wording;
using Materials.Packages;

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

    /// <summary>The levels that can be aimed at, lowest first; empty where the list knows none.</summary>
    public ImmutableArray<Level> Levels { get; init; } = [];

    /// <summary>What an applicant may say of itself and items may depend on.</summary>
    public ImmutableArray<Fact> Facts { get; init; } = [];

    /// <summary>Groups of items of which one is enough.</summary>
    public ImmutableArray<ImmutableArray<string>> AnyOf { get; init; } = [];

    /// <summary>What of a submission this list cannot make sense of: a level or an answer that it does not know. Empty when it can be applied.</summary>
    public ImmutableArray<Bilingual> Problems(Submission submission) => Demands.Problems(this, submission);
}

/// <summary>A level of certification, such as <c>four-star</c> 四星级.</summary>
public sealed record Level(string Key, Bilingual Title);

/// <summary>Something that an applicant says of itself in the application, and the answers there are.</summary>
public sealed record Fact(string Key, Bilingual Title, ImmutableArray<FactValue> Values);

/// <summary>One answer to a <see cref="Fact"/>.</summary>
public sealed record FactValue(string Key, Bilingual Title);

/// <summary>An item is asked for where a fact has one of some values, and where nothing was said of the fact.</summary>
public sealed record Condition(string Fact, ImmutableArray<string> Values);

/// <summary>That an item may be stated not to apply.</summary>
/// <param name="Example">What such a reason reads like.</param>
/// <param name="ContradictedBy">Words of a business licence that speak against any such reason: then a person decides.</param>
public sealed record Inapplicable(Bilingual Example, ImmutableArray<WordPattern> ContradictedBy);

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

    /// <summary>The level from which on it is asked for; null for every level.</summary>
    public string? From { get; init; }

    /// <summary>All must hold for the item to be asked for.</summary>
    public ImmutableArray<Condition> When { get; init; } = [];

    /// <summary>Whether an applicant may say that it does not apply; null where it may not.</summary>
    public Inapplicable? Inapplicable { get; init; }

    /// <summary>Within how many days of the as-of date it may be promised; null where it may not.</summary>
    public int? PromiseDays { get; init; }

    /// <summary>Groups of its elements of which one is enough.</summary>
    public ImmutableArray<ImmutableArray<string>> AnyOf { get; init; } = [];
}

/// <summary>A thing that an item's documents must contain.</summary>
public sealed record Element
{
    public required string Key { get; init; }

    public required Bilingual Title { get; init; }

    public required Bilingual Remedy { get; init; }

    /// <summary>How it is recognised.</summary>
    public required ImmutableArray<CuePattern> Cues { get; init; }

    /// <summary>Features of the build, as <c>in: structure</c> names them, of which one must be there: an analysis has figures. Empty where words decide.</summary>
    public ImmutableArray<string> Needs { get; init; } = [];

    /// <summary>The level from which on it is asked for; null for every level.</summary>
    public string? From { get; init; }

    /// <summary>Whether it is only proposed: its absence is a hint and changes no verdict.</summary>
    public bool Recommended { get; init; }

    /// <summary>The clause that demands it where it is another than the item's.</summary>
    public string? Source { get; init; }
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
/// <param name="From">The level from which on it holds so, over the same rule of lower levels; null for every level.</param>
public sealed record RuleUse(string Rule, ImmutableSortedDictionary<string, string> Options, string? From = null);
