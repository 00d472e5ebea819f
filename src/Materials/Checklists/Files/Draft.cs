using System.Collections.Immutable;

namespace Materials.Checklists.Files;

/// <summary>One checklist file as written, before it is laid on what it extends.</summary>
internal sealed record ChecklistDraft(string Id, string Version, Bilingual? Title, Placed<string>? Extends, bool IsOverlay)
{
    /// <summary>The levels, lowest first; empty to keep those of what is extended.</summary>
    public ImmutableArray<Level> Levels { get; init; } = [];

    /// <summary>Added to those of what is extended.</summary>
    public ImmutableArray<Fact> Facts { get; init; } = [];

    /// <summary>Groups of items of which one is enough.</summary>
    public ImmutableArray<ImmutableArray<Placed<string>>> AnyOf { get; init; } = [];

    /// <summary>The keys that stay, in the order they are to have; empty for all.</summary>
    public ImmutableArray<Placed<string>> Only { get; init; } = [];

    public ImmutableArray<Placed<string>> Without { get; init; } = [];

    public ImmutableArray<ItemDraft> Items { get; init; } = [];

    /// <summary>What shows that a form was not filled in; no element is proven by a clause that holds it.</summary>
    public ImmutableArray<WordPattern> Unfilled { get; init; } = [];

    /// <summary>Kinds of document that are no material.</summary>
    public ImmutableArray<KindDraft> Others { get; init; } = [];
}

/// <summary>A value and where it stands.</summary>
internal sealed record Placed<T>(T Value, int Line, int Column);

/// <summary>An item as written: new where nothing of the key is extended, else what it adds and changes.</summary>
internal sealed record ItemDraft(string Key, int Line, int Column)
{
    public Bilingual? Title { get; init; }

    public Bilingual? Expected { get; init; }

    public Bilingual? Remedy { get; init; }

    public string? Source { get; init; }

    public string? Dimension { get; init; }

    public ImmutableArray<string> Within { get; init; } = [];

    public bool? Ordered { get; init; }

    public ImmutableArray<CuePattern> Cues { get; init; } = [];

    public ImmutableArray<ElementDraft> Elements { get; init; } = [];

    public ImmutableArray<Placed<RuleUse>> Rules { get; init; } = [];

    public Placed<string>? From { get; init; }

    public ImmutableArray<Placed<Condition>> When { get; init; } = [];

    public Inapplicable? Inapplicable { get; init; }

    public int? PromiseDays { get; init; }

    /// <summary>Groups of elements of which one is enough.</summary>
    public ImmutableArray<ImmutableArray<Placed<string>>> AnyOf { get; init; } = [];
}

/// <summary>An element as written; parts left out are taken from the element of the same key that is extended.</summary>
internal sealed record ElementDraft(string Key, int Line, int Column)
{
    public Bilingual? Title { get; init; }

    public Bilingual? Remedy { get; init; }

    public ImmutableArray<CuePattern> Cues { get; init; } = [];

    public ImmutableArray<string> Needs { get; init; } = [];

    public Placed<string>? From { get; init; }

    public bool? Recommended { get; init; }

    public string? Source { get; init; }
}

/// <summary>A kind that is no material.</summary>
internal sealed record KindDraft(string Key, Bilingual? Title, ImmutableArray<CuePattern> Cues, int Line, int Column);
