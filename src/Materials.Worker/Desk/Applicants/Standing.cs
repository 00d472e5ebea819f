using System.Collections.Immutable;
using System.Globalization;
using Materials.Reports;
using Materials.Worker.Stores;

namespace Materials.Worker.Desk.Applicants;

/// <summary>How far a package has come, as the store says.</summary>
/// <param name="Revision">The newest that was submitted; 0 when none was.</param>
/// <param name="Report">On that revision; null while it is being screened.</param>
public sealed record Standing(int Revision, Report? Report);

/// <summary>Looks up how far packages have come.</summary>
internal sealed class Standings(IStore store)
{
    public async Task<Standing> OfAsync(string packageId, CancellationToken cancellationToken)
    {
        var revision = 0;
        await foreach (var name in store.ListAsync(StorageNames.SubmissionsOf(packageId), cancellationToken))
            revision = Math.Max(revision, RevisionOf(name));
        return new(revision, revision == 0 ? null : await ReportAsync(packageId, revision, cancellationToken));
    }

    /// <summary>The report on a revision; of several, by programs that judge differently, always the same one.</summary>
    public async Task<Report?> ReportAsync(string packageId, int revision, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await foreach (var name in store.ListAsync(StorageNames.ReportsOn(packageId, revision), cancellationToken))
            if (name.EndsWith(".json", StringComparison.Ordinal))
                names.Add(name);
        return names.Order(StringComparer.Ordinal).FirstOrDefault() is { } first && await store.ReadAsync(first, cancellationToken) is { } json
            ? ReportJson.Read(json.Span)
            : null;
    }

    /// <summary>Whether the applicant's letter that follows from the report on a revision is there, in whatever edition; its text comes last.</summary>
    public async Task<bool> HasLettersAsync(string packageId, int revision, CancellationToken cancellationToken)
    {
        await foreach (var name in store.ListAsync(StorageNames.NoticesOn(packageId, revision), cancellationToken))
            if (name.EndsWith(".txt", StringComparison.Ordinal) && !name.EndsWith(".on-site.txt", StringComparison.Ordinal))
                return true;
        return false;
    }

    /// <summary>The reports on the revisions before one, the newest first.</summary>
    public async Task<ImmutableArray<Report>> BeforeAsync(string packageId, int revision, CancellationToken cancellationToken)
    {
        var reports = ImmutableArray.CreateBuilder<Report>();
        for (var earlier = revision - 1; earlier > 0; earlier--)
            if (await ReportAsync(packageId, earlier, cancellationToken) is { } report)
                reports.Add(report);
        return reports.ToImmutable();
    }

    private static int RevisionOf(string name)
    {
        var file = name[(name.LastIndexOf('/') + 1)..];
        return file is ['r', .. var rest] && rest.EndsWith(".json", StringComparison.Ordinal)
            && int.TryParse(rest.AsSpan(0, rest.Length - ".json".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
