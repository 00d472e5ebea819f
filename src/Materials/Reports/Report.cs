using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Materials.Json;
using Materials.Pages;

namespace Materials.Reports;

/// <summary>The verdict on one package revision against one checklist version. A pure function of package content, checklist, options and as-of date.</summary>
/// <remarks>Its JSON form is the public contract, schema <c>materials/report/1</c>.</remarks>
public sealed record Report
{
    public string Schema { get; init; } = ReportJson.Schema;

    /// <summary>Deterministic: the same content, checklist and options give the same id.</summary>
    public required string ReportId { get; init; }

    public required string PackageId { get; init; }

    public required int Revision { get; init; }

    public required ReportApplicant Applicant { get; init; }

    public required ReportChecklist Checklist { get; init; }

    /// <summary>The day that terms and ages are reckoned from.</summary>
    public required DateOnly AsOf { get; init; }

    public required Outcome Outcome { get; init; }

    /// <summary>Every item of the checklist once, in its order.</summary>
    public required ImmutableArray<ItemVerdict> Items { get; init; }

    /// <summary>Every file once, members of archives behind their archive.</summary>
    public required ImmutableArray<FileVerdict> Files { get; init; }

    /// <summary>About the package as a whole.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>What became of each item since the revision before; null where the report is not that of a supplement.</summary>
    public ReportComparison? Comparison { get; init; }

    /// <summary>The same report, with what became of each item since another.</summary>
    /// <param name="before">The report on the revision before; null for none.</param>
    public Report ComparedWith(Report? before) => before is null ? this : this with { Comparison = ReportComparison.Of(this, before) };

    /// <summary>Every finding once: of the items, of the files, of the package. What stands both at an item and at its file is one.</summary>
    public IEnumerable<Finding> AllFindings() =>
        Items.SelectMany(i => i.Findings).Concat(Files.SelectMany(f => f.Findings)).Concat(Findings).Distinct();
}

/// <summary>The verdict on the whole package.</summary>
[JsonConverter(typeof(KebabEnumConverter<Outcome>))]
public enum Outcome
{
    Complete,
    Incomplete,
    NeedsReview,
}

/// <summary>The applicant as the report names it.</summary>
public sealed record ReportApplicant(string? Name = null, string? CreditCode = null);

/// <summary>Which checklist was applied.</summary>
/// <param name="Sha256">The hash of the checklist as applied, overlays included.</param>
/// <param name="Level">The level aimed at; null where nobody said.</param>
public sealed record ReportChecklist(string Id, string Version, string Sha256, ImmutableArray<string> Industries, string? Level = null);

/// <summary>The verdict on one item of the checklist.</summary>
public sealed record ItemVerdict
{
    public required string Key { get; init; }

    public required Bilingual Title { get; init; }

    public required ItemStatus Status { get; init; }

    /// <summary>How sure the verdict is, 0 to 1, two decimals.</summary>
    public required double Confidence { get; init; }

    public required ImmutableArray<DocumentReference> Documents { get; init; }

    public required ImmutableArray<ElementVerdict> Elements { get; init; }

    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>The question that a person must settle, one a line; never null for <see cref="ItemStatus.NeedsReview"/>, and there for other verdicts where doubts remain beside them.</summary>
    public Bilingual? Question { get; init; }

    /// <summary>Why it is not required; never null for <see cref="ItemStatus.NotRequired"/>, null for every other verdict.</summary>
    public Bilingual? Reason { get; init; }

    /// <summary>The day by which the applicant promised it (容缺); null where nothing was promised or the promise does not count.</summary>
    public DateOnly? PromisedBy { get; init; }
}

/// <summary>What became of an item.</summary>
[JsonConverter(typeof(KebabEnumConverter<ItemStatus>))]
public enum ItemStatus
{
    Satisfied,

    /// <summary>There, with something to correct.</summary>
    Deficient,

    /// <summary>Not there.</summary>
    Missing,

    /// <summary>A person must decide; the reason is said.</summary>
    NeedsReview,

    NotRequired,
}

/// <summary>Where a document of an item stands.</summary>
/// <param name="Pages">First and last page.</param>
public sealed record DocumentReference(string File, ImmutableArray<int> Pages, double Confidence);

/// <summary>Whether an element is there, and what shows it.</summary>
public sealed record ElementVerdict(string Key, bool Present, ImmutableArray<Evidence> Evidence);

/// <summary>Why something counts as present.</summary>
/// <param name="Quote">Word for word as on the page named: a part of that page's text, line feeds excepted.</param>
public sealed record Evidence(string File, int Page, string Quote);

/// <summary>What was found out about one file.</summary>
public sealed record FileVerdict
{
    public required string Path { get; init; }

    public required string Sha256 { get; init; }

    public required long Bytes { get; init; }

    public required string MediaType { get; init; }

    public required int Pages { get; init; }

    /// <summary>What the pages of this format are.</summary>
    [JsonConverter(typeof(KebabEnumConverter<PageUnit>))]
    public required PageUnit PageUnit { get; init; }

    [JsonConverter(typeof(KebabEnumConverter<FileStatus>))]
    public required FileStatus Status { get; init; }

    [JsonConverter(typeof(KebabEnumConverter<TextSource>))]
    public required TextSource Text { get; init; }

    /// <summary>The items that its documents were recognised as, in checklist order.</summary>
    public required ImmutableArray<string> Kinds { get; init; }

    public required ImmutableArray<Finding> Findings { get; init; }
}
