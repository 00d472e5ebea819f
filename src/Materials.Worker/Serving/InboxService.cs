using MassTransit;
using Materials.Packages;
using Materials.Worker.Channels.Outbox;
using Materials.Worker.Packages;
using Materials.Worker.Screenings;
using Materials.Worker.Submitting;

namespace Materials.Worker.Serving;

/// <summary>Watches the inbox and hands what comes to rest there to the bus.</summary>
/// <remarks>
/// Everything it knows is on the disk: what was taken when the process ended is found again at the next start, and screened when
/// its report is not there.
/// </remarks>
internal sealed class InboxService(
    ServeOptions options, Revisions revisions, InboxSource source, Settlements settlements, IBus bus, IBusControl control, DiskOutbox outbox,
    InboxResults results, ChecklistShelf checklists, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<InboxService> log) : BackgroundService
{
    private readonly Dictionary<string, InboxEntry> _entries = new(StringComparer.Ordinal);
    private readonly List<Task> _underWay = [];
    private int _links;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await control.WaitForHealthStatus(BusHealthStatus.Healthy, stoppingToken);
        var quietSince = time.GetUtcNow();
        while (!stoppingToken.IsCancellationRequested)
        {
            if (Look())
                quietSince = time.GetUtcNow();
            foreach (var entry in _entries.Values.Where(e => e.ComesToRest(time.GetUtcNow())).ToArray())
            {
                quietSince = time.GetUtcNow();
                if (await TakeAsync(entry, stoppingToken) is { } taken)
                    _underWay.Add(ScreenAsync(taken, stoppingToken));
            }
            _underWay.RemoveAll(t => t.IsCompletedSuccessfully);
            if (options.Once && _underWay.Count == 0 && outbox.IsIdle && time.GetUtcNow() - quietSince > ServeOptions.Quiet + ServeOptions.Interval)
            {
                lifetime.StopApplication();
                return;
            }
            if (_underWay.Find(t => t.IsFaulted) is { } failed)
                await failed;
            await Task.Delay(ServeOptions.Interval, time, stoppingToken);
        }
    }

    /// <returns>Whether something new is there.</returns>
    private bool Look()
    {
        var present = new DirectoryInfo(options.Inbox).EnumerateFileSystemInfos().Where(e => e.Name[0] != '.').ToArray();
        foreach (var gone in _entries.Keys.Except(present.Select(e => e.FullName)).ToArray())
            _entries.Remove(gone);
        // What a link leads to was not put here.
        var links = present.Count(e => e.LinkTarget is not null);
        if (links != _links && links > 0)
            log.LinksPassedOver(links, "inbox");
        _links = links;
        var news = false;
        foreach (var entry in present.Where(e => e.LinkTarget is null).OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            if (_entries.TryAdd(entry.FullName, new(entry.FullName)))
                news = true;
        }
        return news;
    }

    /// <summary>Reads what it is, without reading its materials.</summary>
    /// <returns>The package under the revision that it is; null when there is nothing to screen.</returns>
    private async Task<TakenPackage?> TakeAsync(InboxEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            var package = await LocalPackage.OpenAsync(entry.Path, cancellationToken);
            if (!package.Links.IsEmpty)
                log.LinksPassedOver(package.Links.Length, Path.GetFileName(entry.Path));
            var fingerprint = await InboxEntry.FingerprintAsync(package, cancellationToken);
            var revision = await revisions.NumberAsync(package.Submission, fingerprint, cancellationToken);
            return new(package, package.Submission with { Revision = revision });
        }
        catch (InvalidPackageFileException invalid)
        {
            results.Refuse(invalid.Path, new(
                string.Concat(invalid.Problems.Select(p => p.Zh)), string.Join(' ', invalid.Problems.Select(p => p.En))));
        }
        catch (Exception moved) when (moved is PackageNotFoundException or IOException && !Path.Exists(entry.Path))
        {
            log.Gone(Path.GetFileName(entry.Path));
        }
        return null;
    }

    private async Task ScreenAsync(TakenPackage taken, CancellationToken cancellationToken)
    {
        var (package, submission) = taken;
        var (id, revision) = (submission.PackageId, submission.Revision);
        // A supplement may need its files again when it is done.
        source.Add(id, revision, package);
        var report = await revisions.ReportAsync(id, revision, cancellationToken);
        if (report is null)
        {
            log.Taken(id, revision);
            var settled = settlements.Of(id, revision);
            await bus.Publish(Announced.By(submission), cancellationToken);
            if ((await settled.WaitAsync(cancellationToken)).GivenUp is { } reason)
                results.Refuse($"{id} r{revision}", reason);
            report = await revisions.ReportAsync(id, revision, cancellationToken);
        }
        if (report is not null)
            results.Show(report, checklists.For(report));
    }

    private sealed record TakenPackage(LocalPackage Package, Submission Submission);
}
