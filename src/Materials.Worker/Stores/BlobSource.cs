using System.Collections.Immutable;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Materials.Packages;

namespace Materials.Worker.Stores;

/// <summary>Packages whose files a portal put into a blob container.</summary>
/// <remarks>
/// Every blob is looked up once and read under the ETag it had then: a blob that changes meanwhile is a fault that passes,
/// and the whole package is read again as it is by then.
/// </remarks>
internal sealed class BlobSource(BlobContainerClient container) : IPackageSource
{
    private const int LookUpsAtOnce = 8;

    /// <summary>Above this a file is held on disk while it is read.</summary>
    private const int MaxBytesInMemory = 16 * 1024 * 1024;

    private const int SlowestBytesPerSecond = 64 * 1024;

    private static readonly TimeSpan s_longestStart = TimeSpan.FromSeconds(30);

    public async Task<ImmutableArray<PackageFile>> OpenAsync(Submission submission, CancellationToken cancellationToken)
    {
        var announced = submission.Files.Where(f => f.Blob is not null).ToArray();
        var files = new PackageFile[announced.Length];
        var lookUps = new ParallelOptions { MaxDegreeOfParallelism = LookUpsAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, announced.Length, lookUps, async (i, token) => files[i] = await FindAsync(announced[i], token));
        return [.. files];
    }

    private async Task<PackageFile> FindAsync(SubmittedFile file, CancellationToken cancellationToken)
    {
        var blob = container.GetBlobClient(file.Blob);
        try
        {
            var found = await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
            var pinned = new BlobDownloadOptions { Conditions = new BlobRequestConditions { IfMatch = found.Value.ETag } };
            return new(file.Path, token => FetchAsync(blob, pinned, found.Value.ContentLength, token), found.Value.ContentLength);
        }
        catch (RequestFailedException absent) when (absent.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            throw new PackageNotFoundException($"{file.Path}: there is no blob {file.Blob}");
        }
    }

    /// <summary>The whole of it, here: a connection that breaks must not look like a file that is broken.</summary>
    private static async Task<Stream> FetchAsync(BlobClient blob, BlobDownloadOptions pinned, long bytes, CancellationToken cancellationToken)
    {
        var response = await blob.DownloadStreamingAsync(pinned, cancellationToken);
        using var download = response.Value;
        Stream fetched = bytes <= MaxBytesInMemory
            ? new MemoryStream((int)bytes)
            : TemporaryFile();
        await CopyAsync(download.Content, fetched, bytes, cancellationToken);
        fetched.Position = 0;
        return fetched;
    }

    /// <summary>A store that gives a byte now and then never falls silent; as much as the slowest line should carry is waited for.</summary>
    private static async Task CopyAsync(Stream from, Stream to, long bytes, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(s_longestStart + TimeSpan.FromSeconds(bytes / (double)SlowestBytesPerSecond));
        try
        {
            await from.CopyToAsync(to, limited.Token);
        }
        catch (OperationCanceledException slow) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException("The blob store is too slow.", slow);
        }
    }

    /// <summary>A file without a name, so that however the worker ends, nothing of an applicant's stays behind.</summary>
    private static FileStream TemporaryFile()
    {
        var file = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.Delete, bufferSize: 81920, FileOptions.DeleteOnClose);
        if (!OperatingSystem.IsWindows())
            File.Delete(file.Name);
        return file;
    }
}
