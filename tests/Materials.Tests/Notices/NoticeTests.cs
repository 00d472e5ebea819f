using FsCheck;
using FsCheck.Fluent;
using Materials.Checklists;
using Materials.Notices;
using Materials.Reports;
using Materials.Tests.Reports;
using Xunit;

namespace Materials.Tests.Notices;

public sealed class NoticeTests
{
    private static readonly NoticeOptions Options = new() { Issuer = "某认证机构" };

    private static Notice Of(Report report) => Notice.Of(report, Sample.Checklist, Options);

    [Theory]
    [InlineData(Language.Zh, "notice.zh.expected.txt")]
    [InlineData(Language.En, "notice.en.expected.txt")]
    public void The_notice_of_the_sample_is_as_expected(Language language, string expected) => Expected.Matches(expected, Of(Sample.Report).Text(language));

    [Fact]
    public void A_clear_report_is_told_in_the_words_of_the_domain()
    {
        var text = Of(Sample.Clear).Text(Language.Zh);

        Assert.Contains("初步核验未发现缺失", text, StringComparison.Ordinal);
        Assert.DoesNotContain("材料齐全", text, StringComparison.Ordinal);
        Assert.DoesNotContain("补正", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Supplying_is_told_apart_from_correcting()
    {
        var notice = Of(Sample.Report);

        Assert.Equal(
            [FindingCode.ElementMissing, FindingCode.NotSubmitted],
            notice.Points.Where(p => p.Kind == PointKind.Supply).Select(p => p.Code));
        Assert.Contains(notice.Points, p => p is { Kind: PointKind.Correct, Code: FindingCode.LicenseExpired });
    }

    [Theory]
    [InlineData("2026-11-23", 10, "2026-12-07")]
    [InlineData("2026-11-27", 1, "2026-11-30")]
    [InlineData("2026-11-28", 1, "2026-11-30")]
    [InlineData("2026-11-28", 0, "2026-11-28")]
    public void The_deadline_is_reckoned_in_working_days(string from, int days, string deadline)
    {
        var notice = Notice.Of(Sample.Report with { AsOf = DateOnly.Parse(from) }, Sample.Checklist, Options with { DeadlineWorkingDays = days });

        Assert.Equal(DateOnly.Parse(deadline), notice.Deadline);
    }

    [Fact]
    public void The_points_are_exactly_the_reports_blocking_findings()
    {
        var findings = Gen.Elements(FindingCode.NotSubmitted, FindingCode.ElementMissing, FindingCode.Encrypted, FindingCode.OutOfDate, FindingCode.ContentChanged)
            .SelectMany(code => Gen.Elements(Severity.Blocking, Severity.Advisory).SelectMany(s => Gen.Choose(1, 4).Select(page => Finding(code, s, page))))
            .ListOf();
        var reports = findings.SelectMany(items => findings.SelectMany(files => findings.Select(package => Report([.. items], [.. files], [.. package]))));

        Prop.ForAll(reports.ToArbitrary(), report =>
        {
            var open = report.AllFindings().Where(f => f.Severity == Severity.Blocking).Select(Key).Order();
            return open.SequenceEqual(Of(report).Points.Select(p => (p.Code, p.Page, p.Found.Zh)).Order());
        }).QuickCheckThrowOnFailure();
    }

    private static (string, int?, string) Key(Finding f) => (f.Code, f.Page, f.Message.Zh);

    private static Finding Finding(string code, Severity severity, int page) => new()
    {
        Code = code,
        Severity = severity,
        File = "a.pdf",
        Page = page,
        Message = new($"{code} {page}", $"{code} {page}"),
        Remedy = new("改", "fix"),
    };

    private static Report Report(Finding[] ofItem, Finding[] ofFile, Finding[] ofPackage) => Sample.Report with
    {
        Items = [Sample.Report.Items[0] with { Findings = [.. ofItem.Distinct()] }, .. Sample.Report.Items[1..].Select(i => i with { Findings = [] })],
        Files = [Sample.Report.Files[0] with { Findings = [.. ofFile] }, .. Sample.Report.Files[1..].Select(f => f with { Findings = [] })],
        Findings = [.. ofPackage],
    };

    [Fact]
    public void One_file_that_is_illegible_on_two_pages_is_one_point_that_names_both()
    {
        var scan = Given.File("合订本.pdf", Given.Page(1, "封面"), Given.Page(2), Given.Page(3, "正文"), Given.Page(4)) with
        {
            Defects = [new(FindingCode.Illegible, 2), new(FindingCode.Illegible, 4)],
        };
        var package = Given.Package([scan]);
        var list = Given.Checklist(Given.Flowchart);
        var report = Reporter.Report(package, Examiner.Examine(package, list), list);

        var point = Assert.Single(Notice.Of(report, list, Options).Points, p => p.Code == FindingCode.Illegible);

        Assert.Contains("“合订本.pdf”第 2、4 页太模糊", point.Found.Zh, StringComparison.Ordinal);
        Assert.Contains("pages 2, 4", point.Found.En, StringComparison.Ordinal);
        Assert.Equal(2, point.Page);
    }

    [Fact]
    public void What_was_promised_is_asked_for_by_its_day_and_not_left_to_a_reviewer()
    {
        var list = Given.Checklist(Given.Flowchart, Given.Survey with { PromiseDays = 30 });
        var package = Given.Package([Given.File("说明.txt", "说明")]).Of(s => s with { Promised = [new("satisfaction-records", new(2026, 12, 10))] });
        var report = Reporter.Report(package, Examiner.Examine(package, list), list);

        var notice = Notice.Of(report, list, Options);

        Assert.Contains("客户满意度调查记录（2026年12月10日前）", notice.Text(Language.Zh), StringComparison.Ordinal);
        Assert.Empty(notice.UnderReview);
        Assert.All(notice.Points, p => Assert.Equal("service-flowchart", p.Item));
    }
}
