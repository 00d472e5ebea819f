using System.Collections.Immutable;

namespace Materials.Pages;

/// <summary>What reading one file gave: its type by content, its pages, and what is wrong with it as a file.</summary>
public sealed record FileContent
{
    /// <summary>Its path inside the package; a member of an archive as <c>outer.zip/inner path</c>.</summary>
    public required string Path { get; init; }

    /// <summary>SHA-256 of its bytes, lower-case hexadecimal; empty when the bytes could not be had (a refused member).</summary>
    public required string Sha256 { get; init; }

    public required long Bytes { get; init; }

    /// <summary>By content, never by name.</summary>
    public required string MediaType { get; init; }

    public required FileStatus Status { get; init; }

    /// <summary>What <see cref="Page.Number"/> counts in this format.</summary>
    public PageUnit Unit { get; init; } = PageUnit.Page;

    public ImmutableArray<Page> Pages { get; init; } = [];

    public ImmutableArray<Defect> Defects { get; init; } = [];

    /// <summary>Whether it is a container whose members stand beside it as files of their own.</summary>
    public bool IsArchive { get; init; }
}

/// <summary>What became of a file.</summary>
public enum FileStatus
{
    Read,

    /// <summary>It is what it is, but its content cannot be had: encrypted, corrupt, unsupported.</summary>
    Unreadable,

    /// <summary>Refused for safety: a bomb, a path that climbs out, malware.</summary>
    Rejected,

    /// <summary>Not a material: what an operating system leaves behind (Thumbs.db, .DS_Store, desktop.ini).</summary>
    Ignored,
}

/// <summary>What the pages of a format are. Only <see cref="Page"/> and <see cref="Slide"/> are pages that a person could turn to.</summary>
public enum PageUnit
{
    Page,
    Slide,
    Sheet,

    /// <summary>A part of a flowing document (Word, text) between page breaks that its author set.</summary>
    Section,
}

/// <summary>Something wrong with a file, found while reading it; it becomes a finding of the report.</summary>
/// <param name="Code">One of the file codes of <see cref="Reports.FindingCode"/>.</param>
/// <param name="Page">Where; null when it concerns the whole file.</param>
/// <param name="Detail">What a person needs to know more, without words of a language: a member's name, <c>.dwg</c>, <c>JavaScript</c>.</param>
/// <param name="Limit">The limit that was met, with its unit, such as <c>1 GiB</c>.</param>
/// <param name="Met">The value that met it.</param>
public sealed record Defect(string Code, int? Page = null, string? Detail = null, string? Limit = null, string? Met = null);
