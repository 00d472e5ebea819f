using System.Collections.Concurrent;
using Materials.Reports;
using Materials.Worker.Desk.Reviews;
using Materials.Worker.Screenings;
using Materials.Worker.Stores;
using Microsoft.Extensions.Options;

namespace Materials.Worker.Desk.Register;

/// <summary>Makes the register from the store: one package when something is heard of it, all of them when the two are compared.</summary>
internal sealed class Registrar(
    IStore store, Journal journal, PackageRegister register, RegisterDatabase database, IOptions<ScreeningOptions> screening, ILogger<Registrar> log)
{
    /// <summary>Reports fetched at a time while the register is made.</summary>
    private const int FetchesAtOnce = 8;

    /// <summary>A package is taken in by one at a time: an older state must not come out on top.</summary>
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new(StringComparer.Ordinal);

    /// <summary>What is known of a package now; null when there is no report on it.</summary>
    /// <param name="revision">The revision; null for the newest.</param>
    public async Task<PackageReview?> ReviewAsync(string packageId, int? revision, CancellationToken cancellationToken)
    {
        if (await NewestAsync(packageId, revision, cancellationToken) is not { } newest || await ReportAsync(newest.Name, cancellationToken) is not { } report)
            return null;
        return new(report, await journal.ReadAsync(packageId, cancellationToken));
    }

    /// <summary>The revisions of a package that there are reports on, oldest first.</summary>
    public async Task<IReadOnlyList<int>> RevisionsAsync(string packageId, CancellationToken cancellationToken)
    {
        var revisions = new SortedSet<int>();
        await foreach (var name in store.ListAsync(StorageNames.ReportsOn(packageId), cancellationToken))
            if (StorageNames.RevisionOfReport(name) is { } revision)
                revisions.Add(revision);
        return [.. revisions];
    }

    /// <summary>Takes a package in as the store has it now.</summary>
    public async Task TakeInAsync(string packageId, CancellationToken cancellationToken)
    {
        var turn = _turns.GetOrAdd(packageId, _ => new(1));
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (await NewestAsync(packageId, null, cancellationToken) is { } newest)
                await TakeInAsync(packageId, newest, await TakenAsync(packageId, newest.Name, cancellationToken), cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Makes the register ready to be asked.</summary>
    public Task PrepareAsync(CancellationToken cancellationToken) => database.PrepareAsync(screening.Value.HoldNotices, cancellationToken);

    /// <summary>Throws the register away and makes it anew.</summary>
    /// <returns>How many packages are in it.</returns>
    public async Task<int> RebuildAsync(CancellationToken cancellationToken)
    {
        await database.ClearAsync(screening.Value.HoldNotices, cancellationToken);
        return await CompareAsync(cancellationToken);
    }

    /// <summary>Takes in whatever the store has otherwise than the register.</summary>
    /// <returns>How many packages the store has.</returns>
    public async Task<int> CompareAsync(CancellationToken cancellationToken)
    {
        var known = await register.KnownAsync(cancellationToken);
        var newest = await NewestOfAllAsync(cancellationToken);
        var entries = await CountAsync(StorageNames.Journals, cancellationToken);
        var taken = await TakenAsync(cancellationToken);
        var differing = newest.Where(p => !known.TryGetValue(p.Key, out var have)
            || have.ReportId != Path.GetFileNameWithoutExtension(p.Value.Name) || have.Entries != entries.GetValueOrDefault(p.Key)).ToArray();
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = FetchesAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(differing, atOnce, async (package, token) =>
        {
            var revision = StorageNames.RevisionOfReport(package.Value.Name) ?? 0;
            await TakeInAsync(package.Key, package.Value, taken.TryGetValue((package.Key, revision), out var at) ? at : null, token);
        });
        foreach (var ((id, revision), at) in taken.Where(t => !newest.TryGetValue(t.Key.PackageId, out var n) || StorageNames.RevisionOfReport(n.Name) < t.Key.Revision))
            await register.ArriveAsync(id, revision, at, cancellationToken);
        if (differing.Length > 0)
            log.TakenIn(differing.Length);
        return newest.Count;
    }

    private async Task TakeInAsync(string packageId, KeptName newest, DateTimeOffset? takenAt, CancellationToken cancellationToken)
    {
        if (await ReportAsync(newest.Name, cancellationToken) is not { } report)
            return;
        var review = new PackageReview(report, await journal.ReadAsync(packageId, cancellationToken));
        await register.PutAsync(PackageRecords.Of(review, newest.At, screening.Value.HoldNotices), takenAt, cancellationToken);
    }

    /// <summary>The report that stands: of the newest revision and, where programs that judge differently reported on it, the one stored last.</summary>
    private async Task<KeptName?> NewestAsync(string packageId, int? revision, CancellationToken cancellationToken)
    {
        KeptName? newest = null;
        await foreach (var kept in store.ListKeptAsync(StorageNames.ReportsOn(packageId), cancellationToken))
            if (IsReport(kept.Name) && (revision is null || StorageNames.RevisionOfReport(kept.Name) == revision) && (newest is not { } other || IsNewer(kept, other)))
                newest = kept;
        return newest;
    }

    private async Task<Dictionary<string, KeptName>> NewestOfAllAsync(CancellationToken cancellationToken)
    {
        var newest = new Dictionary<string, KeptName>(StringComparer.Ordinal);
        await foreach (var kept in store.ListKeptAsync(StorageNames.Reports, cancellationToken))
            if (IsReport(kept.Name) && PackageOf(kept.Name) is { } id && (!newest.TryGetValue(id, out var other) || IsNewer(kept, other)))
                newest[id] = kept;
        return newest;
    }

    private async Task<Dictionary<string, int>> CountAsync(string prefix, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        await foreach (var name in store.ListAsync(prefix, cancellationToken))
            if (PackageOf(name) is { } id)
                counts[id] = counts.GetValueOrDefault(id) + 1;
        return counts;
    }

    /// <summary>When work began on each revision: the submission is kept then.</summary>
    private async Task<Dictionary<(string PackageId, int Revision), DateTimeOffset>> TakenAsync(CancellationToken cancellationToken)
    {
        var taken = new Dictionary<(string, int), DateTimeOffset>();
        await foreach (var kept in store.ListKeptAsync(StorageNames.Submissions, cancellationToken))
            if (PackageOf(kept.Name) is { } id && StorageNames.RevisionOfSubmission(kept.Name) is { } revision)
                taken[(id, revision)] = kept.At;
        return taken;
    }

    private async Task<DateTimeOffset?> TakenAsync(string packageId, string report, CancellationToken cancellationToken)
    {
        await foreach (var kept in store.ListKeptAsync(StorageNames.SubmissionsOf(packageId), cancellationToken))
            if (StorageNames.RevisionOfSubmission(kept.Name) is { } revision && revision == StorageNames.RevisionOfReport(report))
                return kept.At;
        return null;
    }

    private async Task<Report?> ReportAsync(string name, CancellationToken cancellationToken) =>
        await store.ReadAsync(name, cancellationToken) is { } json ? ReportJson.Read(json.Span) : null;

    private static bool IsReport(string name) => name.EndsWith(".json", StringComparison.Ordinal) && StorageNames.RevisionOfReport(name) is not null;

    private static bool IsNewer(KeptName kept, KeptName other) =>
        (StorageNames.RevisionOfReport(kept.Name), kept.At, kept.Name).CompareTo((StorageNames.RevisionOfReport(other.Name), other.At, other.Name)) > 0;

    private static string? PackageOf(string name) => name.Split('/') is [_, var id, ..] ? id : null;
}
