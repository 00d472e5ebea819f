using System.Collections.Immutable;
using Materials.Reports;

namespace Materials.Messages;

/// <summary>To the reviewers, for every report: what is missing and what a person must settle, with the evidence.</summary>
public sealed record ReviewListed
{
    public string Schema { get; init; } = "materials/review-listed/1";

    public required string ReportId { get; init; }

    public required string PackageId { get; init; }

    public required int Revision { get; init; }

    public required ReportApplicant Applicant { get; init; }

    public required ReportChecklist Checklist { get; init; }

    public required DateOnly AsOf { get; init; }

    public required Outcome Outcome { get; init; }

    /// <summary>The verdicts on items that are missing.</summary>
    public required ImmutableArray<ItemVerdict> Missing { get; init; }

    /// <summary>The verdicts on items with a question: all that need review, and others where a doubt remains.</summary>
    public required ImmutableArray<ItemVerdict> Doubtful { get; init; }

    /// <summary>The newer revision that was reported on before this one, which stands; null where this is the newest.</summary>
    public int? SupersededBy { get; init; }

    /// <summary>The name of the full report inside the configured container.</summary>
    public required string ReportBlob { get; init; }
}
