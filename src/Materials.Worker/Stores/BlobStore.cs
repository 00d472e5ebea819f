using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Materials.Worker.Stores;

/// <summary>A container of Azure Blob Storage.</summary>
internal sealed class BlobStore(BlobContainerClient container) : IStore
{
    public async Task<bool> CreateAsync(string name, ReadOnlyMemory<byte> content, string mediaType, CancellationToken cancellationToken)
    {
        var createOnly = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = mediaType },
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
        };
        var blob = container.GetBlobClient(name);
        try
        {
            try
            {
                await blob.UploadAsync(new BinaryData(content), createOnly, cancellationToken);
            }
            catch (RequestFailedException absent) when (absent.ErrorCode == BlobErrorCode.ContainerNotFound)
            {
                await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
                await blob.UploadAsync(new BinaryData(content), createOnly, cancellationToken);
            }
            return true;
        }
        // Which of the two it is differs between the service and its emulator.
        catch (RequestFailedException taken) when (taken.ErrorCode == BlobErrorCode.BlobAlreadyExists || taken.Status == 412)
        {
            return false;
        }
    }

    public async Task<ReadOnlyMemory<byte>?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var blob = await container.GetBlobClient(name).DownloadContentAsync(cancellationToken);
            return blob.Value.Content.ToMemory();
        }
        catch (RequestFailedException absent) when (absent.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var kept in ListKeptAsync(prefix, cancellationToken))
            yield return kept.Name;
    }

    public async IAsyncEnumerable<KeptName> ListKeptAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellationToken))
            yield return new(blob.Name, blob.Properties.LastModified ?? default);
    }
}
