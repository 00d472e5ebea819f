using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Materials.Json;
using Materials.Notices;

namespace Materials.Messages;

/// <summary>To the applicant, when the outcome is <c>incomplete</c>: what to supply or correct, how, and until when.</summary>
public sealed record ResubmissionRequested
{
    public string Schema { get; init; } = "materials/resubmission-requested/1";

    public required string ReportId { get; init; }

    public required string PackageId { get; init; }

    public required int Revision { get; init; }

    public required SubmittedApplicant Applicant { get; init; }

    /// <summary>The notice's own number.</summary>
    public required string Number { get; init; }

    /// <summary>The date of the notice.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The last day for the resubmission.</summary>
    public required DateOnly Deadline { get; init; }

    /// <summary>Everything to supply or correct, in both languages.</summary>
    public required ImmutableArray<NoticePoint> Points { get; init; }

    /// <summary>The language of <see cref="Text"/>.</summary>
    [JsonConverter(typeof(KebabEnumConverter<Language>))]
    public required Language Language { get; init; }

    /// <summary>The whole notice as plain text in the applicant's language.</summary>
    public required string Text { get; init; }

    /// <summary>The notice as files, each with its place; absent from programs that kept none.</summary>
    public ImmutableArray<KeptLetter>? Letters { get; init; }

    /// <summary>The name of the full report inside the configured container.</summary>
    public required string ReportBlob { get; init; }
}

/// <summary>A letter as a file.</summary>
/// <param name="Kind">Whom it is for.</param>
/// <param name="Format"><c>docx</c>, <c>html</c> or <c>txt</c>.</param>
/// <param name="Blob">Its name inside the configured container.</param>
public sealed record KeptLetter(LetterKind Kind, string Format, string Blob);

/// <summary>The letters there are.</summary>
[JsonConverter(typeof(KebabEnumConverter<LetterKind>))]
public enum LetterKind
{
    /// <summary>The notice of correction, for the applicant.</summary>
    Notice,

    /// <summary>That nothing was found missing, for the applicant.</summary>
    Acknowledgement,

    /// <summary>The list to verify on site, for the audit team.</summary>
    OnSite,
}
