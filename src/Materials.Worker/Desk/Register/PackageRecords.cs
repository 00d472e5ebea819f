using System.Collections.Immutable;
using Materials.Reports;

namespace Materials.Worker.Desk.Register;

/// <summary>Makes the register's record of a package from its report and its journal.</summary>
internal static class PackageRecords
{
    /// <param name="reportedAt">When the report was stored.</param>
    /// <param name="holdsNotices">Whether notices wait to be released.</param>
    public static PackageRecord Of(PackageReview review, DateTimeOffset reportedAt, bool holdsNotices)
    {
        var report = review.Reviewed;
        var open = OpenItems(review);
        var package = new RegisteredPackage
        {
            PackageId = report.PackageId,
            Revision = report.Revision,
            ReportId = report.ReportId,
            Applicant = report.Applicant.Name ?? "",
            CreditCode = report.Applicant.CreditCode ?? "",
            Checklist = report.Checklist.Id,
            Outcome = report.Outcome,
            Stage = review.StageOf(holdsNotices),
            ReportedAt = reportedAt,
            Missing = Count(ItemStatus.Missing),
            Deficient = Count(ItemStatus.Deficient),
            Doubtful = Count(ItemStatus.NeedsReview),
            Satisfied = Count(ItemStatus.Satisfied),
            Overruled = review.Decisions.Values.Count(d => d.What == Reviews.Deed.Overruled),
            OpenItems = open.Length,
            Entries = review.Journal.Length,
        };
        // What the search box looks in, in one case.
        var words = string.Join('\n', package.PackageId, package.Applicant, package.CreditCode).ToLowerInvariant();
        return new(package, open, FileFaults(review.Report), report.Files.Length, words);

        int Count(ItemStatus status) => report.Items.Count(i => i.Status == status);
    }

    private static ImmutableArray<OpenItem> OpenItems(PackageReview review) =>
    [
        .. review.Reviewed.Items.Where(i => i.Status is ItemStatus.Missing or ItemStatus.Deficient or ItemStatus.NeedsReview).Select(item =>
        {
            var findings = item.Findings.Where(f => f.Severity == Severity.Blocking).ToArray();
            return new OpenItem
            {
                PackageId = review.Report.PackageId,
                Item = item.Key,
                TitleZh = item.Title.Zh,
                TitleEn = item.Title.En,
                Status = item.Status,
                Codes = string.Join(' ', findings.Select(f => f.Code).Distinct()),
                FoundZh = Lines(findings, f => f.Message.Zh, item.Question?.Zh),
                FoundEn = Lines(findings, f => f.Message.En, item.Question?.En),
                HowZh = Lines(findings, f => f.Remedy.Zh, null),
                HowEn = Lines(findings, f => f.Remedy.En, null),
                DecidedBy = review.Decisions.GetValueOrDefault(item.Key)?.Who ?? "",
            };
        }),
    ];

    private static string Lines(IEnumerable<Finding> findings, Func<Finding, string> text, string? question) =>
        string.Join('\n', findings.Select(text).Append(question).OfType<string>().Distinct());

    /// <summary>What was wrong with files: what operators look at, since many at once speak of a fault here rather than of the applicants.</summary>
    private static ImmutableArray<(string, int)> FileFaults(Report report) =>
    [
        .. report.Files.SelectMany(f => f.Findings.Where(x => x.Severity == Severity.Blocking).Select(x => x.Code).Distinct())
            .GroupBy(code => code, StringComparer.Ordinal).Select(g => (g.Key, g.Count())),
    ];
}
