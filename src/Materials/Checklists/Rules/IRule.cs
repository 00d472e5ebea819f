using System.Collections.Immutable;
using Materials.Documents;
using Materials.Reports;

namespace Materials.Checklists.Rules;

/// <summary>A kind of check over the documents of one item. Checklists name it and give it its limits.</summary>
/// <remarks>Pure and thread-safe; never throws for anything a package can contain.</remarks>
public interface IRule
{
    /// <summary>The name that checklists use, such as <c>not-older-than</c>.</summary>
    string Name { get; }

    /// <summary>What is wrong with the item's documents, and what only a person can settle.</summary>
    RuleResult Examine(RuleCase about);
}

/// <summary>What a rule is asked about.</summary>
/// <param name="Item">The item.</param>
/// <param name="Use">The rule's options in this checklist.</param>
/// <param name="Documents">The item's documents, in package order; never empty.</param>
/// <param name="Package">Everything else that was submitted, to hold the documents against.</param>
public sealed record RuleCase(ChecklistItem Item, RuleUse Use, ImmutableArray<Document> Documents, RecognisedPackage Package);

/// <summary>What a rule found.</summary>
public sealed record RuleResult(ImmutableArray<Finding> Findings, ImmutableArray<Doubt> Doubts)
{
    public static RuleResult Nothing { get; } = new([], []);
}

/// <summary>Something a person must settle: the question, and where to look.</summary>
public sealed record Doubt(Bilingual Question, string File, int? Page, string? Quote);
