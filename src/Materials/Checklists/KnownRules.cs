using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Materials.Checklists;

/// <summary>The rules that a checklist may name and the options each takes.</summary>
internal static class KnownRules
{
    public static FrozenDictionary<string, ImmutableArray<RuleOption>> All { get; } =
        new Dictionary<string, ImmutableArray<RuleOption>>(StringComparer.Ordinal)
        {
            ["license"] = [],
            ["certificates"] = [new("min", RuleOptionKind.Count)],
            ["not-older-than"] = [new("months", RuleOptionKind.Count) { Required = true }],
            ["placeholder"] = [],
            ["other-company"] = [],
            ["own-name"] = [],
            ["survey"] = [],
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
}
