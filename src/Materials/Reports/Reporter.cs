using System.Collections.Immutable;
using Materials.Checklists;
using Materials.Documents;

namespace Materials.Reports;

/// <summary>Puts the report together from verdicts and files.</summary>
public static class Reporter
{
    public static Report Report(RecognisedPackage package, ImmutableArray<ItemVerdict> verdicts, Checklist checklist) =>
        new()
        {
            ReportId = "",
            PackageId = package.Content.Submission.PackageId,
            Revision = package.Content.Submission.Revision,
            Applicant = new(package.Content.Submission.Applicant.Name, package.Content.Submission.Applicant.CreditCode),
            Checklist = new(checklist.Id, checklist.Version, checklist.Sha256, checklist.Industries),
            AsOf = package.AsOf,
            Outcome = Outcome.NeedsReview,
            Items = verdicts,
            Files = [],
            Findings = [],
        };
}
