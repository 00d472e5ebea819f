using System.Collections.Immutable;
using Materials.Reports;

namespace Materials.Messages;

/// <summary>To the applicant's portal: the head of a report.</summary>
public sealed record CompletenessReported
{
    public string Schema { get; init; } = "materials/completeness-reported/1";

    public required string ReportId { get; init; }

    public required string PackageId { get; init; }

    public required int Revision { get; init; }

    public required ReportApplicant Applicant { get; init; }

    public required ReportChecklist Checklist { get; init; }

    public required DateOnly AsOf { get; init; }

    public required Outcome Outcome { get; init; }

    public required ReportCounts Counts { get; init; }

    /// <summary>Every item of the checklist once, in its order.</summary>
    public required ImmutableArray<ReportedItem> Items { get; init; }

    /// <summary>The files that something is to be said about.</summary>
    public required ImmutableArray<ReportedFile> Files { get; init; }

    /// <summary>About the package as a whole.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>What became of each item since the revision before; only for supplements.</summary>
    public ReportComparison? Comparison { get; init; }

    /// <summary>The newer revision that was reported on before this one, which stands; null where this is the newest.</summary>
    public int? SupersededBy { get; init; }

    /// <summary>The name of the full report inside the configured container.</summary>
    public required string ReportBlob { get; init; }
}

/// <summary>How many there are of what.</summary>
public sealed record ReportCounts(
    int Items, int Satisfied, int Deficient, int Missing, int NeedsReview, int NotRequired, int Files, int Blocking, int Advisory);

/// <summary>One item's verdict in short; its parts are those of <see cref="ItemVerdict"/>.</summary>
public sealed record ReportedItem(
    string Key, Bilingual Title, ItemStatus Status, double Confidence, ImmutableArray<Finding> Findings, Bilingual? Question = null,
    Bilingual? Reason = null, DateOnly? PromisedBy = null);

/// <summary>What was found out about a file.</summary>
public sealed record ReportedFile(string Path, ImmutableArray<Finding> Findings);
