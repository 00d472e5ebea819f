using System.Collections.Immutable;
using Materials.Pages;
using Materials.Reports;

namespace Materials.Packages;

/// <summary>A package whose files have been read.</summary>
/// <param name="Submission">What was announced.</param>
/// <param name="Files">Every file once, sorted by path (ordinal), members of an archive behind it. Never depends on the order of arrival.</param>
public sealed record PackageContent(Submission Submission, ImmutableArray<FileContent> Files)
{
    /// <summary>Whether nothing was handed in: no file at all, or archives without members. An archive that could not be opened may hold everything.</summary>
    public bool IsEmpty => Files.All(f => f.Status == FileStatus.Ignored || (f is { IsArchive: true, Status: FileStatus.Read } && f.Defects.All(d => d.Code == FindingCode.Blank)));
}

/// <summary>One uploaded file, not yet read.</summary>
/// <param name="Path">Its path inside the package, with <c>/</c>.</param>
/// <param name="OpenAsync">Opens its bytes; the caller disposes the stream. Called at most once at a time.</param>
/// <param name="Bytes">Its length, where the source knows it before opening; a file longer than is read at all is never opened.</param>
public sealed record PackageFile(string Path, Func<CancellationToken, Task<Stream>> OpenAsync, long? Bytes = null);

/// <summary>Where a package's files come from: a folder, an archive, a blob container.</summary>
public interface IPackageSource
{
    /// <summary>The files of a submission, in any order.</summary>
    /// <exception cref="PackageNotFoundException">There is no such package, now or ever. Anything else thrown is a fault that passes and is retried.</exception>
    Task<ImmutableArray<PackageFile>> OpenAsync(Submission submission, CancellationToken cancellationToken);
}

/// <summary>Bytes to pages: the boundary behind which every parser lives.</summary>
public interface IPackageReader
{
    /// <summary>Reads every file. A file that cannot be read is a <see cref="FileContent"/> with its defects, never an exception.</summary>
    Task<PackageContent> ReadAsync(Submission submission, ImmutableArray<PackageFile> files, CancellationToken cancellationToken);
}

/// <summary>There is no such package to open.</summary>
public sealed class PackageNotFoundException(string message) : Exception(message);
