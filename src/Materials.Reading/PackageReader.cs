using System.Collections.Immutable;
using Materials.Packages;
using Materials.Pages;

namespace Materials.Reading;

/// <summary>Reads the files of a package, as many at a time as there are processors.</summary>
/// <param name="reader">Reads one file.</param>
/// <param name="progress">Told after each file; null for nobody. Called from many threads, in no fixed order.</param>
/// <param name="limits">The size above which a file is not even fetched, and what all texts together may come to; the defaults where null.</param>
/// <param name="read">Told what each file came out as, with what is in it; null for nobody. Called as <paramref name="progress"/> is.</param>
public sealed class PackageReader(
    IFileReader reader, IProgress<ReadingProgress>? progress = null, ReadingLimits? limits = null,
    Action<Submission, string, ImmutableArray<FileContent>>? read = null) : IPackageReader
{
    private readonly ReadingLimits _limits = limits ?? ReadingLimits.Default;

    /// <inheritdoc/>
    public async Task<PackageContent> ReadAsync(Submission submission, ImmutableArray<PackageFile> files, CancellationToken cancellationToken)
    {
        // A file's result has its fixed place whenever it arrives: the order of arrival never shows.
        var ordered = files.OrderBy(f => f.Path, StringComparer.Ordinal).ToArray();
        var texts = new PackageTexts(ordered.Length, _limits);
        var done = 0;
        var ownReader = reader.ForOnePackage();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, ordered.Length, options, async (i, token) =>
        {
            await texts.WaitForRoomAsync(i, token);
            var files = await ReadAsync(ownReader, ordered[i], token);
            read?.Invoke(submission, ordered[i].Path, files);
            texts.Add(i, files);
            progress?.Report(new(Interlocked.Increment(ref done), ordered.Length, ordered[i].Path));
        });
        return new(submission, texts.All());
    }

    private async Task<ImmutableArray<FileContent>> ReadAsync(IFileReader ownReader, PackageFile file, CancellationToken cancellationToken)
    {
        if (file.Bytes > _limits.MaxFileBytes)
            return [FileReading.TooLarge(file.Path, file.Bytes.Value, _limits)];
        await using var content = await OpenedFile.OpenAsync(file, _limits, cancellationToken);
        return await ownReader.ReadAsync(file.Path, content, cancellationToken);
    }
}

/// <summary>How far the reading of a package has come.</summary>
/// <param name="Done">Files read so far.</param>
/// <param name="Total">Files to read.</param>
/// <param name="Path">The file that has just been read.</param>
public sealed record ReadingProgress(int Done, int Total, string Path);
