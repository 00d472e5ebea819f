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

    /// <summary>The level aimed at, one of the checklist's.</summary>
    public string? Level { get; init; }

    /// <summary>What the applicant says of itself, by the names of the checklist's facts.</summary>
    public ImmutableSortedDictionary<string, string>? Facts { get; init; }

    /// <summary>The items that do not apply to the applicant, with its reasons.</summary>
    public ImmutableArray<StatedInapplicable>? NotApplicable { get; init; }

    /// <summary>The items that the applicant promises by a date.</summary>
    public ImmutableArray<StatedPromise>? Promised { get; init; }
}

/// <summary>An item that an applicant says does not apply to it, unchecked.</summary>
public sealed record StatedInapplicable(string? Item = null, string? Reason = null);

/// <summary>An item that an applicant promises, unchecked.</summary>
/// <param name="By">The last day.</param>
public sealed record StatedPromise(string? Item = null, DateOnly? By = null);

/// <summary>The applicant as the portal names it.</summary>
public sealed record SubmittedApplicant(string? Name = null, string? CreditCode = null, string? Email = null, string? Locale = null);

/// <summary>One file of a submission, unchecked.</summary>
/// <param name="Blob">A name inside the configured container, never a URL.</param>
public sealed record AnnouncedFile(string? Path = null, string? Blob = null, long? Bytes = null, string? Sha256 = null, string? Item = null);
