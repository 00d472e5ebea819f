using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Materials.Packages;
using Materials.Worker.Bus;
using Materials.Worker.Submitting;
using Microsoft.Extensions.Options;

namespace Materials.Worker.Desk.Applicants;

/// <summary>The door of <c>materials desk</c>: into the blob container and to the workers' exchange, as a portal does it.</summary>
internal sealed class BlobDoor(BlobContainerClient container, IOptions<BrokerOptions> broker) : IDoor
{
    public bool IsDurable => true;

    public async Task KeepAsync(string blob, string path, CancellationToken cancellationToken)
    {
        // Resumed after a crash, it may be there without its draft.
        if (!File.Exists(path))
            return;
        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        var createOnly = new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
        try
        {
            await container.GetBlobClient(blob).UploadAsync(path, createOnly, cancellationToken);
        }
        // Named by its content, what is there is the same. Which of the two it is differs between the service and its emulator.
        catch (RequestFailedException taken) when (taken.ErrorCode == BlobErrorCode.BlobAlreadyExists || taken.Status == 412)
        {
        }
    }

    public async Task SubmitAsync(Submission submission, CancellationToken cancellationToken)
    {
        await using var connection = await BrokerConnection.OpenAsync(broker.Value, cancellationToken);
        await Submit.PublishAsync(connection.Channel, Submitting.Announced.By(submission), cancellationToken);
    }

    public Bilingual? GivenUp(string packageId, int revision) => null;
}
