using Materials.Messages;
using Materials.Packages;

namespace Materials.Worker.Submitting;

/// <summary>Says of a submission what a portal would.</summary>
internal static class Announced
{
    public static PackageSubmitted By(Submission submission) => new()
    {
        Schema = PackageSubmitted.SchemaName,
        PackageId = submission.PackageId,
        Revision = submission.Revision,
        Applicant = new(submission.Applicant.Name, submission.Applicant.CreditCode, submission.Applicant.Email, submission.Applicant.Locale),
        Checklist = submission.Checklist,
        Industries = submission.Industries,
        SubmittedAt = submission.SubmittedAt,
        Mode = submission.Mode == SubmissionMode.Supplement ? "supplement" : "full",
        Level = submission.Level,
        Facts = submission.Facts.IsEmpty ? null : submission.Facts,
        NotApplicable = submission.NotApplicable.IsEmpty ? null : [.. submission.NotApplicable.Select(n => new StatedInapplicable(n.Item, n.Reason))],
        Promised = submission.Promised.IsEmpty ? null : [.. submission.Promised.Select(p => new StatedPromise(p.Item, p.By))],
        Files = [.. submission.Files.Select(f => new AnnouncedFile(f.Path, f.Blob, f.Bytes, f.Sha256, f.Item))],
    };
}
