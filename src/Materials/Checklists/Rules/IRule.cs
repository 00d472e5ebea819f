using System.Collections.Immutable;
using Materials.Documents;
using Materials.Fields;
using Materials.Pages;
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
public sealed record RuleCase(ChecklistItem Item, RuleUse Use, ImmutableArray<Document> Documents, RecognisedPackage Package)
{
    /// <summary>The day that terms and ages are reckoned from.</summary>
    internal DateOnly AsOf => Package.AsOf;

    /// <summary>A whole number that the checklist gives the rule.</summary>
    internal int Option(string name, int otherwise) =>
        Use.Options.TryGetValue(name, out var text) && int.TryParse(text, out var number) ? number : otherwise;

    /// <summary>The words that the checklist gives the rule; empty for none.</summary>
    internal ImmutableArray<string> Words(string name) =>
        [.. Use.Options.GetValueOrDefault(name, "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Whether pages that may hold more of these documents were not read.</summary>
    internal bool HasUnreadPages =>
        Package.UnreadPages.Any(u => Documents.Any(d => d.File.Path == u.File.Path && u.Page >= d.FirstPage && u.Page <= d.LastPage));

    /// <summary>A finding on a page of one of the documents.</summary>
    /// <param name="contradicts">The other place, where the finding is that two of them disagree.</param>
    internal Finding Finding(string code, FileContent file, int? page, string? quote, Bilingual message, Bilingual remedy, Evidence? contradicts = null) => new()
    {
        Code = code,
        Severity = Severity.Blocking,
        File = file.Path,
        Page = page,
        Message = message,
        Remedy = remedy,
        Quote = quote is null ? null : PrivateNumbers.Leave(quote),
        Contradicts = contradicts is null ? null : contradicts with { Quote = PrivateNumbers.Leave(contradicts.Quote) },
        Source = Item.Source,
    };

    /// <summary>A question about a page of one of the documents.</summary>
    internal static Doubt Doubt(FileContent file, ReadValue value, Bilingual question) =>
        new(question, file.Path, value.Page, PrivateNumbers.Leave(value.Quote));
}

/// <summary>What a rule found.</summary>
public sealed record RuleResult(ImmutableArray<Finding> Findings, ImmutableArray<Doubt> Doubts)
{
    public static RuleResult Nothing { get; } = new([], []);

    internal static RuleResult Of(Finding finding) => new([finding], []);

    internal static RuleResult Of(Doubt doubt) => new([], [doubt]);

    internal static RuleResult Join(IEnumerable<RuleResult> results)
    {
        var all = results.ToImmutableArray();
        return new([.. all.SelectMany(r => r.Findings)], [.. all.SelectMany(r => r.Doubts)]);
    }
}

/// <summary>Something a person must settle: the question, and where to look.</summary>
public sealed record Doubt(Bilingual Question, string File, int? Page, string? Quote);
