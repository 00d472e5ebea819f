using System.Collections.Immutable;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Materials.Messages;
using Materials.Packages;
using Materials.Worker.CommandLine;
using Materials.Worker.Stores;

namespace Materials.Worker.Submitting;

/// <summary>Puts the files of one revision into the container. What a revision holds never changes: other content is another revision.</summary>
internal sealed class Upload(BlobContainerClient container)
{
    /// <summary>Sends what is not there yet; sending the same files again changes nothing.</summary>
    /// <exception cref="CommandFailure">Another package stands under this id and revision.</exception>
    /// <exception cref="RequestFailedException">The container can't be used.</exception>
    public async Task SendAsync(ImmutableArray<PackageFile> files, Submission submission, CancellationToken cancellationToken)
    {
        var folder = StorageNames.PackageFolder(submission.PackageId, submission.Revision);
        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        var names = files.Select(f => folder + f.Path).ToHashSet(StringComparer.Ordinal);
        await foreach (var there in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, folder, cancellationToken))
            if (!names.Contains(there.Name))
                throw Taken(submission, there.Name[folder.Length..]);
        await RefuseIfAnnouncedOtherwiseAsync(files, submission, cancellationToken);
        foreach (var file in files)
            if (!await CreateAsync(folder + file.Path, file, cancellationToken) && !await IsThereAsync(folder + file.Path, file, cancellationToken))
                throw Taken(submission, file.Path);
    }

    /// <summary>
    /// A revision that workers know is what it was announced as: a file more, put beside the others now, would never be looked at. Before that, the rest
    /// of an upload that broke may still come.
    /// </summary>
    private async Task RefuseIfAnnouncedOtherwiseAsync(ImmutableArray<PackageFile> files, Submission submission, CancellationToken cancellationToken)
    {
        var name = StorageNames.Submission(submission.PackageId, submission.Revision);
        if (await new BlobStore(container).ReadAsync(name, cancellationToken) is not { } json)
            return;
        var announced = (MessageJson.Read<PackageSubmitted>(json.Span).Files ?? []).Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        if (files.FirstOrDefault(f => !announced.Contains(f.Path)) is { } more)
            throw Taken(submission, more.Path);
    }

    /// <returns>False when the name is taken.</returns>
    private async Task<bool> CreateAsync(string name, PackageFile file, CancellationToken cancellationToken)
    {
        await using var content = await file.OpenAsync(cancellationToken);
        var createOnly = new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
        try
        {
            await container.GetBlobClient(name).UploadAsync(content, createOnly, cancellationToken);
            return true;
        }
        // Which of the two it is differs between the service and its emulator.
        catch (RequestFailedException taken) when (taken.ErrorCode == BlobErrorCode.BlobAlreadyExists || taken.Status == 412)
        {
            return false;
        }
    }

    private async Task<bool> IsThereAsync(string name, PackageFile file, CancellationToken cancellationToken)
    {
        await using var own = await file.OpenAsync(cancellationToken);
        await using var there = await container.GetBlobClient(name).OpenReadAsync(cancellationToken: cancellationToken);
        if (own.Length != there.Length)
            return false;
        var ours = await SHA256.HashDataAsync(own, cancellationToken);
        var theirs = await SHA256.HashDataAsync(there, cancellationToken);
        return ours.AsSpan().SequenceEqual(theirs);
    }

    private static CommandFailure Taken(Submission submission, string path)
    {
        var (id, revision, shown) = (submission.PackageId, submission.Revision, VisibleText.OneLine(path));
        return CommandFailure.BadUsage(
            $"{id} 的第 {revision} 次提交已经存在，其中没有“{shown}”或内容不同。请用 --revision {revision + 1} 提交新的一版。",
            $"Revision {revision} of {id} exists already, without \"{shown}\" or with other content in it. Submit this as a new one: --revision {revision + 1}.");
    }
}
