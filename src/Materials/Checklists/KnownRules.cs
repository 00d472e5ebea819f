using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Materials.Checklists;

/// <summary>The rules that a checklist may name and the options each takes.</summary>
internal static class KnownRules
{
    public static FrozenDictionary<string, ImmutableArray<RuleOption>> All { get; } =
        new Dictionary<string, ImmutableArray<RuleOption>>(StringComparer.Ordinal)
        {
            ["license"] = [new("title", RuleOptionKind.Words), new("not-legal-persons", RuleOptionKind.Words)],
            ["certificates"] = [new("min", RuleOptionKind.Count)],
            ["not-older-than"] = [new("months", RuleOptionKind.Count) { Required = true }],
            ["placeholder"] = [],
            ["other-company"] = [new("customers", RuleOptionKind.Words)],
            ["in-force"] = [],
            ["own-name"] = [],
            ["survey"] = [],
            ["plan-first"] = [],
            ["not-in-future"] = [],
            ["since-issue"] = [new("item", RuleOptionKind.Item) { Required = true }],
            ["own-code"] = [],
            ["as-licensed"] = [],
            ["on-roster"] = [],
            ["cases"] = [new("min", RuleOptionKind.Count)],
            ["photos"] = [new("min", RuleOptionKind.Count)],
            ["filled-rows"] = [new("min", RuleOptionKind.Count), new("columns", RuleOptionKind.Elements)],
        }.ToFrozenDictionary(StringComparer.Ordinal);
}

/// <summary>An option of a rule.</summary>
internal sealed record RuleOption(string Name, RuleOptionKind Kind)
{
    public bool Required { get; init; }
}

/// <summary>What an option's value must be.</summary>
internal enum RuleOptionKind
{
    /// <summary>A whole number from 1.</summary>
    Count,

    /// <summary>Keys of elements of the same item; a list, or one scalar with commas.</summary>
    Elements,

    /// <summary>Words that stand in documents; a list, or one scalar with commas.</summary>
    Words,

    /// <summary>The key of an item.</summary>
    Item,
}
