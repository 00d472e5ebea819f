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

    /// <summary>The messages, telling where their letters are kept.</summary>
    /// <param name="edition">What they are kept under: see <see cref="LetterEdition"/>.</param>
    public static ReportMessages Name(ReportMessages messages, Report report, string edition) =>
        messages.With([.. KindsOf(messages).SelectMany(kind => LetterFormat.All.Select(f => new KeptLetter(kind, f.Ending, BlobOf(report, edition, kind, f))))]);

    /// <summary>Keeps the letters of a report's messages under the names of their edition. What is there already stays as it is.</summary>
    /// <param name="report">What the letters are drawn up from.</param>
    public async Task KeepAsync(
        ReportMessages messages, Notice notice, Submission submission, Report report, string edition, CancellationToken cancellationToken)
    {
        // The text of the first comes last: where it is, all are.
        foreach (var kind in KindsOf(messages).Reverse())
        {
            var letter = kind == LetterKind.OnSite
                // The auditors' letter speaks the body's language, whatever the applicant reads.
                ? SiteList.Of(report, checklists.For(submission), notice.Options).Letter(Language.Zh)
                : notice.Letter(submission.Applicant.Language);
            foreach (var format in LetterFormat.All)
                await store.CreateAsync(BlobOf(report, edition, kind, format), format.Write(letter), format.MediaType, cancellationToken);
        }
    }

    private static ImmutableArray<LetterKind> KindsOf(ReportMessages messages) =>
        messages.Resubmission is not null ? [LetterKind.Notice]
        : messages.Cleared is not null ? [LetterKind.Acknowledgement, LetterKind.OnSite]
        : [];

    private static string BlobOf(Report report, string edition, LetterKind kind, LetterFormat format) =>
        StorageNames.Notice(report.PackageId, report.Revision, edition, kind == LetterKind.OnSite ? $"on-site.{format.Ending}" : format.Ending);
}
