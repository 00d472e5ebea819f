using System.Collections.Immutable;
using Materials.Pages;

namespace Materials.Reading;

/// <summary>Reads one file, somewhere: in this process or, for files nobody vouches for, in one of their own.</summary>
public interface IFileReader
{
    /// <summary>The file itself first, then what is in it, depth first. Never empty; a file that cannot be read is a result with its defects.</summary>
    /// <param name="path">Its path inside the package.</param>
    /// <param name="content">Stays the caller's.</param>
    Task<ImmutableArray<FileContent>> ReadAsync(string path, FileStream content, CancellationToken cancellationToken);

    /// <summary>A reader for the files of one package: what reads them has read no other package's, and nobody's afterwards.</summary>
    IFileReader ForOnePackage();
}
