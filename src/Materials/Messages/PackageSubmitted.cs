using System.Collections.Immutable;

namespace Materials.Messages;

/// <summary>A portal took in a package, or a revision of one. Also the content of a package's own <c>package.json</c>.</summary>
/// <remarks>As it stands on the wire, unchecked: <see cref="SubmissionParser"/> makes a submission of it.</remarks>
public sealed record PackageSubmitted
{
    /// <summary>The only version there is; producers may leave it out.</summary>
    public const string SchemaName = "materials/package-submitted/1";

    public string? Schema { get; init; }

    public string? PackageId { get; init; }

    public int? Revision { get; init; }

    public SubmittedApplicant? Applicant { get; init; }

    public string? Checklist { get; init; }

    public ImmutableArray<string>? Industries { get; init; }

    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary><c>full</c> or <c>supplement</c>.</summary>
    public string? Mode { get; init; }

    public ImmutableArray<AnnouncedFile>? Files { get; init; }
}

/// <summary>The applicant as the portal names it.</summary>
public sealed record SubmittedApplicant(string? Name = null, string? CreditCode = null, string? Email = null, string? Locale = null);

/// <summary>One file of a submission, unchecked.</summary>
/// <param name="Blob">A name inside the configured container, never a URL.</param>
public sealed record AnnouncedFile(string? Path = null, string? Blob = null, long? Bytes = null, string? Sha256 = null, string? Item = null);
