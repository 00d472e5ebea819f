using System.Collections.Immutable;
using Materials.Notices;
using Materials.Packages;
using Materials.Reports;

namespace Materials.Messages;

/// <summary>The messages that follow from a report, each with the id it always has.</summary>
/// <param name="Reported">For every report.</param>
/// <param name="Review">For every report.</param>
/// <param name="Resubmission">When the outcome is incomplete and no newer revision was reported on.</param>
/// <param name="Cleared">When the outcome is complete and no newer revision was reported on.</param>
public sealed record ReportMessages(
    CompletenessReported Reported, ReviewListed Review, ResubmissionRequested? Resubmission, PackageCleared? Cleared)
{
    /// <summary>Shapes a report's messages.</summary>
    /// <param name="applicant">Whom the notice goes to, with address and language, which a report does not carry.</param>
    /// <param name="notice">The notice; used when the outcome is incomplete.</param>
    /// <param name="reportBlob">The name under which the full report is stored.</param>
    /// <param name="supersededBy">A newer revision that was reported on already: this one is told of, and asks nothing of anybody.</param>
    public static ReportMessages Of(Report report, Applicant applicant, Notice notice, string reportBlob, int? supersededBy = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(applicant);
        ArgumentNullException.ThrowIfNull(notice);
        return new(
            Head(report, reportBlob) with { SupersededBy = supersededBy },
            ListReview(report, reportBlob) with { SupersededBy = supersededBy },
            report.Outcome == Outcome.Incomplete && supersededBy is null ? Request(report, applicant, notice, reportBlob) : null,
            report.Outcome == Outcome.Complete && supersededBy is null ? Clear(report, applicant, notice, reportBlob) : null);
    }

    /// <summary>The id of a message: the same report and the same kind of message always give the same.</summary>
    /// <param name="reportId">The report's id.</param>
    /// <param name="message">The message's name, such as <c>CompletenessReported</c>.</param>
    /// <param name="supersededBy">What is told of an older revision after a newer one is another message.</param>
    public static Guid IdOf(string reportId, string message, int? supersededBy = null) => NameBasedGuid.Create(
        NameBasedGuid.Root, supersededBy is { } newer ? $"{reportId}/{message}/superseded-by-{newer}" : $"{reportId}/{message}");

    /// <summary>The same messages, telling where their letters are kept.</summary>
    public ReportMessages With(ImmutableArray<KeptLetter> letters) => this with
    {
        Resubmission = Resubmission is null ? null : Resubmission with { Letters = letters },
        Cleared = Cleared is null ? null : Cleared with { Letters = letters },
    };

    private static CompletenessReported Head(Report report, string reportBlob) => new()
    {
        ReportId = report.ReportId,
        PackageId = report.PackageId,
        Revision = report.Revision,
        Applicant = report.Applicant,
        Checklist = report.Checklist,
        AsOf = report.AsOf,
        Outcome = report.Outcome,
        Counts = Count(report),
        Items = [.. report.Items.Select(i => new ReportedItem(i.Key, i.Title, i.Status, i.Confidence, i.Findings, i.Question, i.Reason, i.PromisedBy))],
        Files = [.. report.Files.Where(f => f.Findings.Length > 0).Select(f => new ReportedFile(f.Path, f.Findings))],
        Findings = report.Findings,
        Comparison = report.Comparison,
        ReportBlob = reportBlob,
    };

    private static ReportCounts Count(Report report)
    {
        // A finding that stands both at its item and at its file is one finding.
        var findings = report.AllFindings().ToImmutableArray();
        return new(
            Items: report.Items.Length,
            Satisfied: Count(ItemStatus.Satisfied),
            Deficient: Count(ItemStatus.Deficient),
            Missing: Count(ItemStatus.Missing),
            NeedsReview: Count(ItemStatus.NeedsReview),
            NotRequired: Count(ItemStatus.NotRequired),
            Files: report.Files.Length,
            Blocking: findings.Count(f => f.Severity == Severity.Blocking),
            Advisory: findings.Count(f => f.Severity == Severity.Advisory));

        int Count(ItemStatus status) => report.Items.Count(i => i.Status == status);
    }

    private static ReviewListed ListReview(Report report, string reportBlob) => new()
    {
        ReportId = report.ReportId,
        PackageId = report.PackageId,
        Revision = report.Revision,
        Applicant = report.Applicant,
        Checklist = report.Checklist,
        AsOf = report.AsOf,
        Outcome = report.Outcome,
        Missing = [.. report.Items.Where(i => i.Status == ItemStatus.Missing)],
        Doubtful = [.. report.Items.Where(i => i.Question is not null)],
        ReportBlob = reportBlob,
    };

    private static ResubmissionRequested Request(Report report, Applicant applicant, Notice notice, string reportBlob) => new()
    {
        ReportId = report.ReportId,
        PackageId = report.PackageId,
        Revision = report.Revision,
        Applicant = new(applicant.Name, applicant.CreditCode, applicant.Email, applicant.Locale),
        Number = notice.Number,
        Date = notice.Date,
        Deadline = notice.Deadline,
        Points = notice.Points,
        Language = applicant.Language,
        Text = notice.Text(applicant.Language),
        ReportBlob = reportBlob,
    };

    private static PackageCleared Clear(Report report, Applicant applicant, Notice notice, string reportBlob) => new()
    {
        ReportId = report.ReportId,
        PackageId = report.PackageId,
        Revision = report.Revision,
        Applicant = new(applicant.Name, applicant.CreditCode, applicant.Email, applicant.Locale),
        Number = notice.Number,
        Checklist = report.Checklist,
        AsOf = report.AsOf,
        VerifyOnSite =
        [
            .. report.Items
                .Where(i => i.Status == ItemStatus.Satisfied)
                .Select(i => new ToVerify(i.Key, i.Title, i.Documents)),
        ],
        ReportBlob = reportBlob,
    };
}
