using System.Globalization;
using System.Text;
using Materials.Packages;
using Materials.Reports;
using Materials.Worker.Desk.Register;
using Materials.Worker.Desk.Reviews;
using Materials.Worker.Stores;

namespace Materials.Worker.Serving;

/// <summary>Which revision of its package an entry of the inbox is, and how far that one has come.</summary>
internal sealed class Revisions(IStore store, Journal journal)
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
            if (await IsSettledAsync(report, cancellationToken))
                return report;
        }
        return null;
    }

    /// <summary>Whether the letter is there, which is the last thing that is kept; or none is due.</summary>
    private async Task<bool> IsSettledAsync(Report report, CancellationToken cancellationToken)
    {
        // As the program found it, it was announced before anybody could decide.
        if (report.Outcome == Outcome.NeedsReview || await HasLetterAsync(report, report.ReportId, cancellationToken))
            return true;
        var review = new PackageReview(report, await journal.ReadAsync(report.PackageId, cancellationToken));
        // Decided so that a person must still look, or overtaken by a newer revision: nobody is written to.
        return review.Reviewed.Outcome == Outcome.NeedsReview || await HasLetterAsync(report, review.LetterEdition, cancellationToken)
            || await IsOvertakenAsync(report, cancellationToken);
    }

    private async Task<bool> HasLetterAsync(Report report, string edition, CancellationToken cancellationToken) =>
        await store.ReadAsync(StorageNames.Notice(report.PackageId, report.Revision, edition, "txt"), cancellationToken) is not null;

    private async Task<bool> IsOvertakenAsync(Report report, CancellationToken cancellationToken)
    {
        await foreach (var name in store.ListAsync(StorageNames.ReportsOn(report.PackageId), cancellationToken))
            if (StorageNames.RevisionOfReport(name) > report.Revision)
                return true;
        return false;
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
