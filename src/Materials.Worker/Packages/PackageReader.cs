using System.Collections.Immutable;
using Materials.Packages;
using Materials.Pages;
using Materials.Reading;

namespace Materials.Worker.Packages;

/// <summary>Reads the files of a package, several at a time, one on each processor.</summary>
internal sealed class PackageReader(FileReader reader) : IPackageReader
{
    /// <summary>Below this a file from far away is held in memory while it is read; above, in a temporary file.</summary>
    private const int MaxBytesInMemory = 16 * 1024 * 1024;

    public async Task<PackageContent> ReadAsync(Submission submission, ImmutableArray<PackageFile> files, CancellationToken cancellationToken)
    {
        var read = new ImmutableArray<FileContent>[files.Length];
        var byProcessor = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, files.Length, byProcessor, async (i, token) =>
        {
            await using var content = await BringAsync(files[i], token);
            read[i] = reader.Read(files[i].Path, content, token);
        });
        // Each file brings its members behind it: the files are sorted, not what they hold.
        return new(submission, [.. read.OrderBy(contents => contents[0].Path, StringComparer.Ordinal).SelectMany(contents => contents)]);
    }

    /// <summary>The bytes of a file where readers can move about in them quickly.</summary>
    private static async Task<Stream> BringAsync(PackageFile file, CancellationToken cancellationToken)
    {
        var stream = await file.OpenAsync(cancellationToken);
        if (stream is FileStream)
            return stream;
        await using (stream)
        {
            Stream brought = stream.Length <= MaxBytesInMemory ? new MemoryStream((int)stream.Length) : TemporaryFile();
            await stream.CopyToAsync(brought, cancellationToken);
            brought.Position = 0;
            return brought;
        }
    }

    private static FileStream TemporaryFile() =>
        new(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 81920, FileOptions.DeleteOnClose);
}
