using Materials.Messages;
using Materials.Notices;
using Materials.Packages;
using Materials.Reports;
using Materials.Worker.Desk.Register;
using Materials.Worker.Letters;
using Materials.Worker.Stores;

namespace Materials.Worker.Desk.Notices;

/// <summary>A notice as it would go out now: drawn up from what stands after the reviewers, in their words.</summary>
public sealed record NoticeDraft(PackageReview Review, Submission Submission, Notice Notice, Notice AsDrawnUp)
{
    /// <summary>The language that the applicant reads.</summary>
    public Language Language => Submission.Applicant.Language;

    public Letter Letter => Notice.Letter(Language);

    /// <summary>Whether it can go out: what a person must still decide would be asked for in a second notice.</summary>
    public bool IsReady => Review.Reviewed.Outcome != Outcome.NeedsReview;
}

/// <summary>Draws notices up at the desk, and sends them out.</summary>
internal sealed class NoticeDrafts(Registrar registrar, KeptSubmissions submissions, LetterShelf letters, IEventPublisher events)
{
    /// <returns>Null where there is no report on such a package.</returns>
    public async Task<NoticeDraft?> OfAsync(string packageId, CancellationToken cancellationToken)
    {
        if (StorageId.Refuses(packageId) || await registrar.ReviewAsync(packageId, null, cancellationToken) is not { } review)
            return null;
        // Where what was submitted is not kept any more, the report says enough to write to the applicant, in the usual language.
        var submission = await submissions.ReadAsync(packageId, review.Report.Revision, cancellationToken) ?? new()
        {
            PackageId = packageId,
            Revision = review.Report.Revision,
            Applicant = new(review.Report.Applicant.Name, review.Report.Applicant.CreditCode),
            Checklist = review.Report.Checklist.Id,
            Industries = review.Report.Checklist.Industries,
        };
        var drawnUp = letters.NoticeOf(submission, review.Reviewed);
        return new(review, submission, review.NoticeEdit?.Apply(drawnUp, submission.Applicant.Language) ?? drawnUp, drawnUp);
    }

    /// <summary>Sends it out, letters kept: to the applicant what is to be put right, or to the auditors that nothing is.</summary>
    /// <remarks>Done again before it is written down, it sends the same ids.</remarks>
    public async Task ReleaseAsync(NoticeDraft draft, CancellationToken cancellationToken)
    {
        var (report, release) = (draft.Review.Reviewed, LetterEdition.Released(draft.Review.Report, draft.Review.Releases + 1));
        var blob = StorageNames.ReportJson(report.PackageId, report.Revision, report.ReportId);
        // Letters of a release have names of their own: what was sent once is kept as it was.
        var messages = LetterShelf.Name(ReportMessages.Of(report, draft.Submission.Applicant, draft.Notice, blob), report, release);
        await letters.KeepAsync(messages, draft.Notice, draft.Submission, report, release, cancellationToken);
        if (messages.Resubmission is { } request)
            await events.PublishAsync(request, ReportMessages.IdOf(release, nameof(ResubmissionRequested)), cancellationToken);
        if (messages.Cleared is { } cleared)
            await events.PublishAsync(cleared, ReportMessages.IdOf(release, nameof(PackageCleared)), cancellationToken);
    }
}
