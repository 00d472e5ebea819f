using System.Collections.Concurrent;
using Materials.Messages;

namespace Materials.Worker.Serving;

/// <summary>What became of the packages that were handed to the bus.</summary>
internal sealed class Settlements
{
    private readonly ConcurrentDictionary<(string PackageId, int Revision), TaskCompletionSource<Settlement>> _awaited = new();

    /// <summary>Ends when the package is reported on, or given up.</summary>
    public Task<Settlement> Of(string packageId, int revision) => Awaited(packageId, revision).Task;

    public void Settle(CompletenessReported reported) =>
        Awaited(reported.PackageId, reported.Revision).TrySetResult(new(reported.PackageId, reported.Revision, null));

    public void Settle(PackageUnscreenable unscreenable)
    {
        if (unscreenable is { PackageId: { } id, Revision: { } revision })
            Awaited(id, revision).TrySetResult(new(id, revision, unscreenable.Reason));
    }

    private TaskCompletionSource<Settlement> Awaited(string packageId, int revision) =>
        _awaited.GetOrAdd((packageId, revision), _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}

/// <summary>How one package ended.</summary>
/// <param name="GivenUp">Why there is no report; null when there is one.</param>
internal sealed record Settlement(string PackageId, int Revision, Bilingual? GivenUp);
