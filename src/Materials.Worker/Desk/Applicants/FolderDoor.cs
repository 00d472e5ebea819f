using MassTransit;
using Materials.Packages;
using Materials.Worker.Serving;
using Materials.Worker.Stores;
using Materials.Worker.Submitting;

namespace Materials.Worker.Desk.Applicants;

/// <summary>The door of <c>serve</c>: into its folder and onto the bus inside it.</summary>
internal sealed class FolderDoor(FolderStore store, IBus bus, IBusControl control, Settlements settlements) : IDoor
{
    public bool IsDurable => false;

    public Task KeepAsync(string blob, string path, CancellationToken cancellationToken)
    {
        var kept = store.PathOf(blob);
        if (File.Exists(kept))
            return Task.CompletedTask;
        Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
        File.Move(path, kept, overwrite: true);
        return Task.CompletedTask;
    }

    public async Task SubmitAsync(Submission submission, CancellationToken cancellationToken)
    {
        await control.WaitForHealthStatus(BusHealthStatus.Healthy, cancellationToken);
        await bus.Publish(Announced.By(submission), cancellationToken);
    }

    public Bilingual? GivenUp(string packageId, int revision) =>
        settlements.Of(packageId, revision) is { IsCompletedSuccessfully: true } settled ? settled.Result.GivenUp : null;
}
