using Materials.Reports;
using Materials.Reviews;
using Xunit;

namespace Materials.Tests.Reviews;

/// <summary>What becomes of a report when a reviewer decides: what holds, for how long, and what the applicant is then asked for.</summary>
public sealed class ReviewedReportTests
{
    private const string Hash = "aa";

    [Fact]
    public void Overruled_item_is_as_the_reviewer_says_and_asks_for_nothing()
    {
        var report = Report(Wanting());

        var reviewed = ReviewedReport.Of(report, [Decided(report, ItemStatus.Satisfied, "seen")]);

        Assert.Equal(ItemStatus.Satisfied, reviewed.Items[0].Status);
        Assert.Equal(Outcome.Complete, reviewed.Outcome);
        Assert.DoesNotContain(reviewed.AllFindings(), f => f.Severity == Severity.Blocking);
        Assert.Equal(Outcome.Incomplete, report.Outcome);
    }

    [Fact]
    public void Finding_that_stands_at_the_file_too_goes_with_the_one_at_the_item()
    {
        var wanting = Wanting();
        var report = Report(wanting);
        report = report with { Files = [report.Files[0] with { Findings = wanting.Findings }] };

        Assert.Equal(Outcome.Complete, ReviewedReport.Of(report, [Decided(report, ItemStatus.Satisfied, "seen")]).Outcome);
    }

    [Fact]
    public void Decision_holds_for_a_report_on_the_same_content_under_another_name()
    {
        var first = Report(Wanting());
        var decision = Decided(first, ItemStatus.Satisfied, "seen");

        var renamed = Report(Wanting("b.pdf"), path: "b.pdf");

        Assert.Equal(ItemStatus.Satisfied, ReviewedReport.Of(renamed, [decision]).Items[0].Status);
    }

    [Fact]
    public void Decision_falls_with_other_content_another_finding_or_another_verdict()
    {
        var decision = Decided(Report(Wanting()), ItemStatus.Satisfied, "seen");
        Report[] others =
        [
            Report(Wanting(), hash: "bb"),
            Report(Wanting() with { Findings = [.. Wanting().Findings, Finding(FindingCode.OutOfDate)] }),
            Report(Wanting() with { Status = ItemStatus.NeedsReview }),
        ];

        Assert.All(others, other => Assert.Equal(other.Items[0].Status, ReviewedReport.Of(other, [decision]).Items[0].Status));
    }

    [Fact]
    public void Item_that_the_reviewer_finds_wanting_asks_for_what_the_reviewer_says()
    {
        var report = Report(Wanting() with { Status = ItemStatus.Satisfied, Findings = [] });

        var reviewed = ReviewedReport.Of(report, [Decided(report, ItemStatus.Deficient, "印章不清") with { Code = FindingCode.SealMissing }]);

        var finding = Assert.Single(reviewed.Items[0].Findings);
        Assert.Equal((FindingCode.SealMissing, "印章不清", "a.pdf"), (finding.Code, finding.Message.Zh, finding.File));
        Assert.Equal(Outcome.Incomplete, reviewed.Outcome);
    }

    [Fact]
    public void Confirmed_verdict_keeps_what_the_program_found()
    {
        var report = Report(Wanting());

        Assert.Equal(report, ReviewedReport.Of(report, [Decided(report, ItemStatus.Deficient, "checked")]) with { Items = report.Items, Files = report.Files });
        Assert.Equal(report.Items[0].Findings, ReviewedReport.Of(report, [Decided(report, ItemStatus.Deficient, "checked")]).Items[0].Findings);
    }

    [Fact]
    public void Last_decision_on_the_same_evidence_counts()
    {
        var report = Report(Wanting());

        var reviewed = ReviewedReport.Of(report, [Decided(report, ItemStatus.Missing, "lost"), Decided(report, ItemStatus.Satisfied, "found again")]);

        Assert.Equal(ItemStatus.Satisfied, reviewed.Items[0].Status);
    }

    private static Decision Decided(Report report, ItemStatus verdict, string reason) =>
        new(report.Items[0].Key, verdict, ItemEvidence.DigestOf(report.Items[0], report), reason);

    private static ItemVerdict Wanting(string file = "a.pdf") => new()
    {
        Key = "service-flowchart",
        Title = new("服务流程图", "Service flowchart"),
        Status = ItemStatus.Deficient,
        Confidence = 0.9,
        Documents = [new(file, [1, 1], 0.9)],
        Elements = [new("accept", true, [new(file, 1, "受理登记")])],
        Findings = [Finding(FindingCode.ElementMissing, file)],
    };

    private static Finding Finding(string code, string file = "a.pdf") => new()
    {
        Code = code,
        Severity = Severity.Blocking,
        File = file,
        Message = new($"“{file}”", $"“{file}”"),
        Remedy = new("请补正。", "Put it right."),
    };

    private static Report Report(ItemVerdict item, string path = "a.pdf", string hash = Hash) => new()
    {
        ReportId = "r",
        PackageId = "AH-1",
        Revision = 1,
        Applicant = new("合肥云杉水处理设备有限公司"),
        Checklist = new("gbt27922-core", "1", "00", []),
        AsOf = new(2026, 11, 23),
        Outcome = item.Findings.IsEmpty ? Outcome.Complete : Outcome.Incomplete,
        Items = [item],
        Files =
        [
            new()
            {
                Path = path,
                Sha256 = hash,
                Bytes = 1,
                MediaType = "application/pdf",
                Pages = 1,
                PageUnit = Materials.Pages.PageUnit.Page,
                Status = Materials.Pages.FileStatus.Read,
                Text = Materials.Pages.TextSource.Embedded,
                Kinds = [item.Key],
                Findings = [],
            },
        ],
        Findings = [],
    };
}
