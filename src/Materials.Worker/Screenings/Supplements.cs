using Materials.Messages;
using Materials.Packages;
using Materials.Reports;
using Materials.Worker.Stores;
using Materials.Worker.Submitting;

namespace Materials.Worker.Screenings;

/// <summary>Makes the whole package of a supplement: its files, laid over those of the revision before it.</summary>
/// <remarks>
/// What is put together first is kept and stands, so that a second delivery, and a supplement to the supplement, find the same.
/// </remarks>
internal sealed class Supplements(IStore store, IntakeRules rules)
{
    /// <summary>The submission with all its files, and the report that it answers. A full submission is what it is.</summary>
    /// <exception cref="InvalidSubmissionException">A first revision supplements nothing.</exception>
    /// <exception cref="BaseNotArrivedException">There is no report on the revision before it yet.</exception>
    public async Task<(Submission Whole, Report? Before)> CompleteAsync(Submission submission, CancellationToken cancellationToken)
    {
        if (submission.Mode == SubmissionMode.Full)
            return (submission, null);
        var (id, earlier) = (submission.PackageId, submission.Revision - 1);
        if (earlier == 0)
            throw new InvalidSubmissionException([new(
                "mode：第 1 次提交不能是补充材料（supplement）。", "mode: revision 1 can't be a supplement; there is nothing before it.")]);

        var report = await ReportAsync(id, earlier, cancellationToken);
        var before = await ReadAsync(StorageNames.Merged(id, earlier), cancellationToken)
            ?? await ReadAsync(StorageNames.Submission(id, earlier), cancellationToken);
        if (report is null || before is null)
            throw new BaseNotArrivedException(submission);

        var whole = Merge(submission, before, report);
        var name = StorageNames.Merged(id, submission.Revision);
        if (await store.CreateAsync(name, MessageJson.Write(Announced.By(whole)), "application/json", cancellationToken))
            return (whole, report);
        return (await ReadAsync(name, cancellationToken) ?? whole, report);
    }

    /// <summary>What a supplement does not say again stands as it was said.</summary>
    internal static Submission Merge(Submission supplement, Submission before, Report report)
    {
        var paths = supplement.Files.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        var items = supplement.Files.Select(f => f.Item).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return supplement with
        {
            Applicant = new(
                supplement.Applicant.Name ?? before.Applicant.Name, supplement.Applicant.CreditCode ?? before.Applicant.CreditCode,
                supplement.Applicant.Email ?? before.Applicant.Email, supplement.Applicant.Locale ?? before.Applicant.Locale),
            Checklist = supplement.Checklist ?? before.Checklist,
            Industries = supplement.Industries.IsEmpty ? before.Industries : supplement.Industries,
            Level = supplement.Level ?? before.Level,
            Facts = before.Facts.SetItems(supplement.Facts),
            NotApplicable = [.. supplement.NotApplicable, .. before.NotApplicable.Where(b => supplement.NotApplicable.All(s => s.Item != b.Item))],
            Promised = [.. supplement.Promised, .. before.Promised.Where(b => supplement.Promised.All(s => s.Item != b.Item))],
            Files =
            [
                .. before.Files.Where(f => !paths.Contains(f.Path) && !IsReplaced(f, items, report)).Concat(supplement.Files)
                    .OrderBy(f => f.Path, StringComparer.Ordinal),
            ],
        };
    }

    /// <summary>
    /// Whether a new file for the same item takes a file's place: only where something was wrong with the old one. A sixth certificate beside five good
    /// ones joins them.
    /// </summary>
    private static bool IsReplaced(SubmittedFile file, HashSet<string> items, Report report)
    {
        var verdict = report.Files.FirstOrDefault(f => f.Path == file.Path);
        var item = file.Item ?? (verdict?.Kinds is [var only] ? only : null);
        if (item is null || !items.Contains(item))
            return false;
        return (verdict?.Findings ?? [])
            .Concat(report.Items.Where(i => i.Key == item).SelectMany(i => i.Findings).Where(f => f.File == file.Path))
            .Any(f => f.Severity == Severity.Blocking);
    }

    /// <summary>The report on a revision; of several, by programs that judge differently, always the same one.</summary>
    private async Task<Report?> ReportAsync(string packageId, int revision, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await foreach (var name in store.ListAsync(StorageNames.ReportsOn(packageId, revision), cancellationToken))
            if (name.EndsWith(".json", StringComparison.Ordinal))
                names.Add(name);
        return names.Order(StringComparer.Ordinal).FirstOrDefault() is { } first && await store.ReadAsync(first, cancellationToken) is { } json
            ? ReportJson.Read(json.Span)
            : null;
    }

    private async Task<Submission?> ReadAsync(string name, CancellationToken cancellationToken) =>
        await store.ReadAsync(name, cancellationToken) is { } json
            ? SubmissionParser.Check(MessageJson.Read<PackageSubmitted>(json.Span), rules.FilesNameBlobs).Submission
            : null;
}
