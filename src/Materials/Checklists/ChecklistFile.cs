using System.Collections.Immutable;

namespace Materials.Checklists;

/// <summary>Loads checklists from YAML and says line by line what does not validate.</summary>
public static class ChecklistFile
{
    public const string Default = "gbt27922-core";

    public static ImmutableArray<string> BuiltIn { get; } = ["gbt27922-core", "gbt27922-full"];

    public static ImmutableArray<string> Industries { get; } = ["auto-parts", "high-tech", "home-appliances"];

    public static ChecklistLoad? Open(string id, IReadOnlyList<string>? industries = null) => null;

    public static ChecklistLoad Load(string yaml, IReadOnlyList<string>? industries = null) => new(null, [new(1, 1, "not a checklist")]);
}

public sealed record ChecklistLoad(Checklist? Checklist, ImmutableArray<ChecklistProblem> Problems);
