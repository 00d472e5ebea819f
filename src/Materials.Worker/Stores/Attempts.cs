using System.Globalization;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Materials.Worker.Stores;

/// <summary>Counts, where no worker's death can touch it, how often a worker began a message and did not live to end it.</summary>
/// <remarks>
/// The broker's own count does not say that: it also counts for every message that was merely held by a worker that died over another. So it is
/// taken for what it is, a first sign; from the second delivery on, each attempt is written down before any document is opened.
/// </remarks>
internal sealed class Attempts(BlobContainerClient container)
{
    /// <summary>What a message is counted under: its bytes, since it may say nothing else that can be read.</summary>
    public static string KeyOf(ReadOnlySpan<byte> body) => Convert.ToHexStringLower(SHA256.HashData(body));

    /// <summary>How many began and did not end.</summary>
    public async Task<int> CountAsync(string key, CancellationToken cancellationToken) => (await ReadAsync(key, cancellationToken)).Count;

    /// <summary>Writes one more down. It is durable when this returns.</summary>
    public async Task BeginAsync(string key, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (count, version) = await ReadAsync(key, cancellationToken);
            var onlyIf = version is { } seen ? new BlobRequestConditions { IfMatch = seen } : new BlobRequestConditions { IfNoneMatch = ETag.All };
            try
            {
                var text = (count + 1).ToString(CultureInfo.InvariantCulture);
                await BlobOf(key).UploadAsync(new BinaryData(text), new BlobUploadOptions { Conditions = onlyIf }, cancellationToken);
                return;
            }
            catch (RequestFailedException raced) when (raced.Status is 412 or 409 || raced.ErrorCode == BlobErrorCode.BlobNotFound)
            {
                // Another worker wrote first; what counts is read again.
            }
        }
    }

    /// <summary>A worker lived through it, or it is parked: whatever was counted is past.</summary>
    public async Task ForgetAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            await BlobOf(key).DeleteIfExistsAsync(cancellationToken: cancellationToken);
        }
        catch (Exception fault) when (StoreFault.Is(fault))
        {
            // A count too high costs a message that fails again a few of its tries, and nothing else.
        }
    }

    private async Task<(int Count, ETag? Version)> ReadAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            var blob = await BlobOf(key).DownloadContentAsync(cancellationToken);
            var count = int.TryParse(blob.Value.Content.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
            return (count, blob.Value.Details.ETag);
        }
        catch (RequestFailedException none) when (none.ErrorCode == BlobErrorCode.BlobNotFound || none.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            return (0, null);
        }
    }

    private BlobClient BlobOf(string key) => container.GetBlobClient(StorageNames.Attempts(key));
}
