using System.Collections.Immutable;
using Materials.Messages;
using Materials.Notices;
using Materials.Packages;
using Materials.Reports;
using Materials.Worker.Screenings;
using Materials.Worker.Stores;
using Microsoft.Extensions.Options;

namespace Materials.Worker.Letters;

/// <summary>Draws up the letters that follow from a report, and keeps them: what is sent is what is kept, whoever sends it and however often.</summary>
internal sealed class LetterShelf(IStore store, ChecklistShelf checklists, IOptions<ScreeningOptions> screening, IOptions<LetterOptions> options)
{
    public Notice NoticeOf(Submission submission, Report report) =>
        Notice.Of(report, checklists.For(submission), options.Value.With(screening.Value));

    /// <summary>Keeps the letters of a report's messages under their deterministic names.</summary>
    /// <returns>The messages, telling where their letters are.</returns>
    public async Task<ReportMessages> KeepAsync(
        ReportMessages messages, Notice notice, Submission submission, Report report, CancellationToken cancellationToken)
    {
        var written = LettersOf(messages, notice, submission, report).ToImmutableArray();
        // The text of the first comes last: where it is, all are.
        foreach (var (kind, letter) in written.Reverse())
            foreach (var format in LetterFormat.All)
                await store.CreateAsync(BlobOf(report, kind, format), format.Write(letter), format.MediaType, cancellationToken);
        return messages.With([.. written.SelectMany(w => LetterFormat.All.Select(f => new KeptLetter(w.Kind, f.Ending, BlobOf(report, w.Kind, f))))]);
    }

    private IEnumerable<(LetterKind Kind, Letter Letter)> LettersOf(ReportMessages messages, Notice notice, Submission submission, Report report)
    {
        if (messages.Resubmission is not null)
            yield return (LetterKind.Notice, notice.Letter(submission.Applicant.Language));
        if (messages.Cleared is null)
            yield break;
        yield return (LetterKind.Acknowledgement, notice.Letter(submission.Applicant.Language));
        // The auditors' letter speaks the body's language, whatever the applicant reads.
        yield return (LetterKind.OnSite, SiteList.Of(report, checklists.For(submission), notice.Options).Letter(Language.Zh));
    }

    private static string BlobOf(Report report, LetterKind kind, LetterFormat format) =>
        StorageNames.Notice(report.PackageId, report.Revision, report.ReportId, kind == LetterKind.OnSite ? $"on-site.{format.Ending}" : format.Ending);
}
