using System.Collections.Immutable;
using Materials.Reports;

namespace Materials.Messages;

/// <summary>To audit scheduling, when the outcome is <c>complete</c>: the preliminary check found nothing missing.</summary>
public sealed record PackageCleared
{
    public string Schema { get; init; } = "materials/package-cleared/1";

    public required string ReportId { get; init; }

    public required string PackageId { get; init; }

    public required int Revision { get; init; }

    public required SubmittedApplicant Applicant { get; init; }

    /// <summary>The acknowledgement's number; absent from programs that write none.</summary>
    public string? Number { get; init; }

    public required ReportChecklist Checklist { get; init; }

    public required DateOnly AsOf { get; init; }

    /// <summary>What the auditors are to hold against the originals on site: every material, and where its copy stands.</summary>
    public required ImmutableArray<ToVerify> VerifyOnSite { get; init; }

    /// <summary>The acknowledgement and the list to verify on site as files, each with its place; absent from programs that kept none.</summary>
    public ImmutableArray<KeptLetter>? Letters { get; init; }

    /// <summary>The name of the full report inside the configured container.</summary>
    public required string ReportBlob { get; init; }
}

/// <summary>One material to be verified on site, where the truth of a copy can be seen.</summary>
public sealed record ToVerify(string Key, Bilingual Title, ImmutableArray<DocumentReference> Documents);
