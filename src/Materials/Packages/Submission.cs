using System.Collections.Immutable;

namespace Materials.Packages;

/// <summary>What a portal says of one revision of a package: whose it is, what it is held against, which files it has.</summary>
/// <remarks>The content of <c>PackageSubmitted</c> and of a package's own <c>package.json</c> (there without blobs).</remarks>
public sealed record Submission
{
    /// <summary>The package's id. Letters, digits, <c>-</c>, <c>_</c> and <c>.</c>; it becomes part of storage names.</summary>
    public required string PackageId { get; init; }

    /// <summary>Counts from 1. A later revision of the same package stands over an earlier one.</summary>
    public int Revision { get; init; } = 1;

    public Applicant Applicant { get; init; } = new();

    /// <summary>The id of the checklist; null for the default.</summary>
    public string? Checklist { get; init; }

    /// <summary>Overlays of the checklist, such as <c>auto-parts</c>.</summary>
    public ImmutableArray<string> Industries { get; init; } = [];

    /// <summary>When the portal took it in. The as-of date of a worker's report is this moment's date in China (UTC+8).</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>Whether the files are the whole package or replace and add to the previous revision's.</summary>
    public SubmissionMode Mode { get; init; } = SubmissionMode.Full;

    public ImmutableArray<SubmittedFile> Files { get; init; } = [];

    /// <summary>The level aimed at, such as <c>four-star</c>; null for the lowest that the checklist knows.</summary>
    public string? Level { get; init; }

    /// <summary>What the applicant says of itself, under the names that the checklist gives such facts, as <c>business: trading</c>.</summary>
    public ImmutableSortedDictionary<string, string> Facts { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The items that the applicant says do not apply to it.</summary>
    public ImmutableArray<InapplicableItem> NotApplicable { get; init; } = [];

    /// <summary>The items that the applicant promises to hand in later (容缺).</summary>
    public ImmutableArray<PromisedItem> Promised { get; init; } = [];
}

/// <summary>An item that the applicant says does not apply to it. It counts where the checklist allows that for the item.</summary>
/// <param name="Item">The item's key.</param>
/// <param name="Reason">In the applicant's own words; never empty.</param>
public sealed record InapplicableItem(string Item, string Reason);

/// <summary>An item that the applicant promises by a date. It counts where the checklist allows that for the item.</summary>
/// <param name="Item">The item's key.</param>
/// <param name="By">The last day.</param>
public sealed record PromisedItem(string Item, DateOnly By);

/// <summary>How a submission relates to the revision before it.</summary>
public enum SubmissionMode
{
    /// <summary>The files are the whole package.</summary>
    Full,

    /// <summary>The files replace or add to the previous revision's.</summary>
    Supplement,
}

/// <summary>One announced file.</summary>
/// <param name="Path">Its path inside the package, with <c>/</c>.</param>
/// <param name="Blob">Its name inside the configured container, never a URL; null in a <c>package.json</c>.</param>
/// <param name="Bytes">The announced length.</param>
/// <param name="Sha256">The announced hash, lower-case hexadecimal.</param>
/// <param name="Item">The checklist item the applicant says it is for. A hint, never proof.</param>
public sealed record SubmittedFile(string Path, string? Blob = null, long? Bytes = null, string? Sha256 = null, string? Item = null);
