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
        Files = [.. submission.Files.Select(f => new AnnouncedFile(f.Path, f.Blob, f.Bytes, f.Sha256, f.Item))],
    };
}
