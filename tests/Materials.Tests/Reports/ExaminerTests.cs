using System.Collections.Immutable;
using Materials.Checklists;
using Materials.Documents;
using Materials.Reports;
using Xunit;

namespace Materials.Tests.Reports;

public sealed class ExaminerTests
{
    private static readonly Checklist List = Given.Checklist(Given.Flowchart, Given.Survey);

    private static readonly Document Chart = Given.Document("service-flowchart", Given.File("流程图.pdf", "客户报修 → 受理登记", "派单给工程师"));

    private static readonly Document Survey = Given.Document("satisfaction-records", Given.File("调查.docx", "调查时间：2026年4月1日"));

    private static ItemVerdict Examine(RecognisedPackage package, string key = "service-flowchart") =>
        Examiner.Examine(package, List).Single(v => v.Key == key);

    [Fact]
    public void Every_item_stands_once_in_checklist_order() =>
        Assert.Equal(["service-flowchart", "satisfaction-records"], Examiner.Examine(Given.Package(), List).Select(v => v.Key));

    [Fact]
    public void A_document_with_all_elements_satisfies_and_its_evidence_is_quoted()
    {
        var verdict = Examine(Given.Package(Chart));

        Assert.Equal(ItemStatus.Satisfied, verdict.Status);
        Assert.Equal(0.95, verdict.Confidence);
        Assert.Empty(verdict.Findings);
        Assert.All(verdict.Elements, e => Assert.Contains(Assert.Single(e.Evidence).Quote, Chart.Pages.Single().Text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_element_makes_it_deficient()
    {
        var verdict = Examine(Given.Package(Given.Document("service-flowchart", Given.File("流程图.pdf", "受理登记"))));

        var finding = Assert.Single(verdict.Findings);
        Assert.Equal(ItemStatus.Deficient, verdict.Status);
        Assert.Equal((FindingCode.ElementMissing, "dispatch", "流程图.pdf"), (finding.Code, finding.Element, finding.File));
        Assert.Equal("请补充派单。", finding.Remedy.Zh);
    }

    [Fact]
    public void An_illegible_page_of_a_bound_volume_concerns_the_document_that_it_stands_in()
    {
        var volume = Given.File("合订本.pdf", Given.Page(1, "受理登记", "派单"), Given.Page(2, "调查时间：2026年4月1日"), Given.Page(3)) with { Defects = [new(FindingCode.Illegible, 3)] };
        var package = Given.Package(
            Given.Document("service-flowchart", volume) with { LastPage = 1 }, Given.Document("satisfaction-records", volume) with { FirstPage = 2 });

        Assert.Equal(ItemStatus.Satisfied, Examine(package).Status);
        Assert.Equal(FindingCode.Illegible, Assert.Single(Examine(package, "satisfaction-records").Findings).Code);
    }

    [Fact]
    public void An_illegible_page_between_the_documents_of_a_volume_may_belong_to_any()
    {
        var volume = Given.File("合订本.pdf", Given.Page(1, "受理登记", "派单"), Given.Page(2), Given.Page(3, "调查时间：2026年4月1日")) with { Defects = [new(FindingCode.Illegible, 2)] };
        var package = Given.Package(
            Given.Document("service-flowchart", volume) with { LastPage = 1 }, Given.Document("satisfaction-records", volume) with { FirstPage = 3 });

        Assert.Equal([ItemStatus.Deficient, ItemStatus.Deficient], [Examine(package).Status, Examine(package, "satisfaction-records").Status]);
    }

    [Fact]
    public void Elements_may_be_spread_over_several_files()
    {
        var package = Given.Package(
            Given.Document("service-flowchart", Given.File("一.pdf", "受理登记")), Given.Document("service-flowchart", Given.File("二.pdf", "派单")));

        Assert.Equal(ItemStatus.Satisfied, Examine(package).Status);
    }

    [Fact]
    public void An_archive_that_cannot_be_opened_says_nothing_of_the_item_its_name_means()
    {
        var archive = Given.Defective("流程图备份.zip", FindingCode.LimitExceeded) with { IsArchive = true };
        var package = Given.Package([archive], Chart).Hinting("流程图备份.zip", "service-flowchart");

        Assert.Equal(ItemStatus.Satisfied, Examine(package).Status);
    }

    [Fact]
    public void What_nobody_submitted_is_missing()
    {
        var verdict = Examine(Given.Package(Survey));

        Assert.Equal(ItemStatus.Missing, verdict.Status);
        Assert.Equal(FindingCode.NotSubmitted, Assert.Single(verdict.Findings).Code);
        Assert.All(verdict.Elements, e => Assert.False(e.Present));
    }

    [Theory]
    [InlineData(FindingCode.Encrypted)]
    [InlineData(FindingCode.Corrupt)]
    [InlineData(FindingCode.Blank)]
    [InlineData(FindingCode.UnsupportedFormat)]
    [InlineData(FindingCode.TooLarge)]
    [InlineData(FindingCode.LimitExceeded)]
    [InlineData(FindingCode.Illegible)]
    [InlineData(FindingCode.Malware)]
    public void An_unreadable_file_blocks_the_item_that_its_name_points_to(string code)
    {
        var package = Given.Package([Given.Defective("流程图.pdf", code)], Survey).Hinting("流程图.pdf", "service-flowchart", "service-manual");

        var verdict = Examine(package);

        Assert.Equal(ItemStatus.Deficient, verdict.Status);
        Assert.Equal((code, "流程图.pdf"), (Assert.Single(verdict.Findings).Code, verdict.Findings[0].File));
    }

    [Fact]
    public void Where_nothing_points_the_finding_says_which_files_could_not_be_read()
    {
        var verdict = Examine(Given.Package([Given.Defective("扫描件001.pdf", FindingCode.Encrypted)], Survey));

        Assert.Equal(ItemStatus.Missing, verdict.Status);
        Assert.Contains("扫描件001.pdf", Assert.Single(verdict.Findings).Message.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void What_could_stand_on_an_unread_page_is_not_missing()
    {
        var verdict = Examine(Given.Package([Given.File("照片.jpg", Given.Page(1))], Survey).Unread("照片.jpg"));

        Assert.Equal(ItemStatus.NeedsReview, verdict.Status);
        Assert.Empty(verdict.Findings);
        Assert.Contains("照片.jpg", verdict.Question?.Zh, StringComparison.Ordinal);
        Assert.True(verdict.Confidence <= 0.5);
    }

    [Fact]
    public void An_element_that_could_stand_in_an_unread_picture_is_not_missing()
    {
        var file = Given.File("流程图.docx", Given.Page(1, "受理登记"), Given.Page(2));

        var verdict = Examine(Given.Package(Given.Document("service-flowchart", file)).Unread("流程图.docx", 2));

        Assert.Equal(ItemStatus.NeedsReview, verdict.Status);
        Assert.Contains("派单", verdict.Question?.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_that_is_hardly_recognised_is_for_a_person() =>
        Assert.Equal(ItemStatus.NeedsReview, Examine(Given.Package(Chart with { Confidence = 0.4 })).Status);

    [Fact]
    public void What_rules_find_makes_it_deficient_and_what_they_doubt_needs_review()
    {
        var old = Given.Document("satisfaction-records", Given.File("调查.docx", "2023年4月1日"));
        var undated = Given.Document("satisfaction-records", Given.File("调查.docx", "调查"));

        Assert.Equal(ItemStatus.Deficient, Examine(Given.Package(old), "satisfaction-records").Status);
        Assert.Equal(ItemStatus.NeedsReview, Examine(Given.Package(undated), "satisfaction-records").Status);
    }

    [Fact]
    public void A_file_that_holds_a_document_and_a_blocking_defect_is_deficient()
    {
        var file = Given.File("流程图.pdf", "受理登记", "派单") with { Defects = [new(FindingCode.LimitExceeded, Limit: "500 页", Met: "900 页")] };

        var verdict = Examine(Given.Package(Given.Document("service-flowchart", file)));

        Assert.Equal(ItemStatus.Deficient, verdict.Status);
        Assert.Contains("500 页", Assert.Single(verdict.Findings).Message.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_documents_changes_no_verdict()
    {
        ImmutableArray<Document> documents = [Chart, Survey];
        var package = Given.Package([.. documents]);

        var statuses = Examiner.Examine(package with { Documents = [.. documents.Reverse()] }, List).Select(v => v.Status);

        Assert.Equal(Examiner.Examine(package, List).Select(v => v.Status), statuses);
    }
}
