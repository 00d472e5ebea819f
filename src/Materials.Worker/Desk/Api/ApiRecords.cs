using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json.Serialization;
using Materials.Json;
using Materials.Reports;
using Materials.Worker.Desk.Applicants;

namespace Materials.Worker.Desk.Api;

/// <summary>What a portal begins a package with.</summary>
internal sealed record NewPackage
{
    [Description("The portal's own id of the application: letters, digits, '-', '_' and '.'; at most 99 characters. Without one, an id is made up.")]
    public string? PackageId { get; init; }

    public required NewApplicant Applicant { get; init; }

    [Description("The id of the checklist; without one, the one that is configured.")]
    public string? Checklist { get; init; }

    [Description("Overlays of the checklist, such as auto-parts.")]
    public ImmutableArray<string>? Industries { get; init; }

    [Description("The level aimed at, such as four-star.")]
    public string? Level { get; init; }
}

/// <summary>Who applies.</summary>
internal sealed record NewApplicant
{
    [Description("The registered name.")]
    public required string Name { get; init; }

    [Description("The unified social credit code (GB 32100).")]
    public string? CreditCode { get; init; }

    public string? Email { get; init; }

    [Description("The language of notices, as a BCP 47 tag; Chinese without one.")]
    public string? Locale { get; init; }
}

/// <summary>How a package stands.</summary>
internal sealed record PackageState
{
    public required string PackageId { get; init; }

    public required PackageStage State { get; init; }

    [Description("The newest revision that was submitted; 0 when none was.")]
    public required int Revision { get; init; }

    [Description("The verdict on that revision, once there is a report.")]
    public Outcome? Outcome { get; init; }

    public string? ReportId { get; init; }

    [Description("Why there will be no report on that revision.")]
    public Bilingual? GivenUp { get; init; }

    [Description("What was uploaded and is not submitted yet.")]
    public required ImmutableArray<UploadedFile> Uploaded { get; init; }

    public static PackageState Of(Application application) => new()
    {
        PackageId = application.PackageId,
        State = application switch
        {
            { GivenUp: not null } => PackageStage.GivenUp,
            { Standing.Report: not null } => PackageStage.Reported,
            { Standing.Revision: > 0 } => PackageStage.Screening,
            _ => PackageStage.Draft,
        },
        Revision = application.Standing.Revision,
        Outcome = application.Standing.Report?.Outcome,
        ReportId = application.Standing.Report?.ReportId,
        GivenUp = application.GivenUp,
        Uploaded = [.. application.Uploaded.Select(UploadedFile.Of)],
    };
}

/// <summary>How far a package has come.</summary>
[JsonConverter(typeof(KebabEnumConverter<PackageStage>))]
internal enum PackageStage
{
    /// <summary>Nothing was submitted.</summary>
    Draft,

    Screening,

    Reported,

    GivenUp,
}

/// <summary>A file that was uploaded and is not submitted yet.</summary>
internal sealed record UploadedFile(string Path, long Bytes, string Sha256, string? Item)
{
    public static UploadedFile Of(DraftFile file) => new(file.Path, file.Bytes, file.Sha256, file.Item);
}

/// <summary>A portal's packages.</summary>
internal sealed record PackageList(ImmutableArray<ListedPackage> Packages);

/// <summary>One of a portal's packages.</summary>
internal sealed record ListedPackage(string PackageId, string? Applicant, DateTimeOffset Since);

/// <summary>What was submitted.</summary>
internal sealed record Submitted(string PackageId, int Revision);
