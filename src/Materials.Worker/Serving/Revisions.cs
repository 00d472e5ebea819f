using System.Globalization;
using System.Text;
using Materials.Packages;
using Materials.Reports;
using Materials.Worker.Stores;

namespace Materials.Worker.Serving;

/// <summary>Which revision of its package an entry of the inbox is, and how far that one has come.</summary>
internal sealed class Revisions(IStore store)
{
    /// <summary>The number of an entry: that of an earlier one with the same content, else its own where it is newer, else the next.</summary>
    public async Task<int> NumberAsync(Submission submission, string fingerprint, CancellationToken cancellationToken)
    {
        var latest = 0;
        await foreach (var name in store.ListAsync(StorageNames.SubmissionsOf(submission.PackageId), cancellationToken))
        {
            if (NumberOf(name) is not { } number)
                continue;
            if (await store.ReadAsync(name, cancellationToken) is { } kept && Encoding.ASCII.GetString(kept.Span) == fingerprint)
                return number;
            latest = Math.Max(latest, number);
        }
        var next = Math.Max(submission.Revision, latest + 1);
        await store.CreateAsync(StorageNames.Fingerprint(submission.PackageId, next), Encoding.ASCII.GetBytes(fingerprint), "text/plain", cancellationToken);
        return next;
    }

    /// <summary>The report on a revision when nothing is left to do for it; null when a crash came before the end.</summary>
    public async Task<Report?> ReportAsync(string packageId, int revision, CancellationToken cancellationToken)
    {
        await foreach (var name in store.ListAsync(StorageNames.ReportsOn(packageId, revision), cancellationToken))
        {
            if (!name.EndsWith(".json", StringComparison.Ordinal) || await store.ReadAsync(name, cancellationToken) is not { } json)
                continue;
            var report = ReportJson.Read(json.Span);
            // The letter is the last thing that is kept, where there is one.
            if (report.Outcome == Outcome.NeedsReview || await store.ReadAsync(StorageNames.Notice(packageId, revision, report.ReportId, "txt"), cancellationToken) is not null)
                return report;
        }
        return null;
    }

    private static int? NumberOf(string name)
    {
        var file = name[(name.LastIndexOf('/') + 1)..];
        // What came another way than the inbox has no fingerprint, and its number is taken all the same.
        return file is ['r', .. var rest] && int.TryParse(rest.AsSpan(0, Math.Max(0, rest.IndexOf('.'))), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }
}
