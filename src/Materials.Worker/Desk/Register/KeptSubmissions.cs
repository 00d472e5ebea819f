using Materials.Messages;
using Materials.Packages;
using Materials.Worker.Screenings;
using Materials.Worker.Stores;

namespace Materials.Worker.Desk.Register;

/// <summary>What was submitted, as it is kept.</summary>
internal sealed class KeptSubmissions(IStore store, IntakeRules rules)
{
    /// <summary>A revision with all its files, those of a supplement's earlier revisions included; null where it is not kept.</summary>
    public async Task<Submission?> ReadAsync(string packageId, int revision, CancellationToken cancellationToken)
    {
        var json = await store.ReadAsync(StorageNames.Merged(packageId, revision), cancellationToken)
            ?? await store.ReadAsync(StorageNames.Submission(packageId, revision), cancellationToken);
        return json is { } kept ? SubmissionParser.Check(MessageJson.Read<PackageSubmitted>(kept.Span), rules.FilesNameBlobs).Submission : null;
    }

    /// <summary>The message of a revision as it came; null where it is not kept.</summary>
    public async Task<PackageSubmitted?> MessageAsync(string packageId, int revision, CancellationToken cancellationToken) =>
        await store.ReadAsync(StorageNames.Submission(packageId, revision), cancellationToken) is { } json
            ? MessageJson.Read<PackageSubmitted>(json.Span)
            : null;
}
