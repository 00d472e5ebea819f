using Materials.Checklists;
using Materials.Documents;
using Materials.Pages;
using Materials.Reports;
using Xunit;

namespace Materials.Tests.Reports;

public sealed class ReporterTests
{
    private static readonly Checklist List = Given.Checklist(Given.Flowchart);

    private static readonly Document Chart = Given.Document("service-flowchart", Given.File("流程图.pdf", "受理登记", "派单"));

    private static Report Report(RecognisedPackage package) => Reporter.Report(package, Examiner.Examine(package, List), List);

    private static FileVerdict File(RecognisedPackage package, string path) => Report(package).Files.Single(f => f.Path == path);

    private static Finding Only(FileVerdict verdict) => Assert.Single(verdict.Findings);

    [Fact]
    public void Everything_satisfied_is_complete() => Assert.Equal(Outcome.Complete, Report(Given.Package(Chart)).Outcome);

    [Fact]
    public void Anything_missing_is_incomplete() => Assert.Equal(Outcome.Incomplete, Report(Given.Package()).Outcome);

    [Fact]
    public void Doubt_alone_needs_review() => Assert.Equal(Outcome.NeedsReview, Report(Given.Package(Chart with { Confidence = 0.3 })).Outcome);

    [Fact]
    public void A_blocking_file_makes_it_incomplete_though_every_item_is_satisfied()
    {
        var report = Report(Given.Package([Given.Defective("平面图.dwg", FindingCode.UnsupportedFormat)], Chart));

        Assert.Equal(ItemStatus.Satisfied, report.Items.Single().Status);
        Assert.Equal(Outcome.Incomplete, report.Outcome);
    }

    [Fact]
    public void Advisory_findings_change_no_outcome()
    {
        var package = Given.Package([Given.File("画册.pdf", "欢迎光临"), Given.File("文本.pdf", "x") with { Defects = [new(FindingCode.ActiveContent)] }], Chart);

        Assert.Equal(Outcome.Complete, Report(package).Outcome);
    }

    [Theory]
    [InlineData(FindingCode.Encrypted, Severity.Blocking)]
    [InlineData(FindingCode.Corrupt, Severity.Blocking)]
    [InlineData(FindingCode.Blank, Severity.Blocking)]
    [InlineData(FindingCode.UnsupportedFormat, Severity.Blocking)]
    [InlineData(FindingCode.TooLarge, Severity.Blocking)]
    [InlineData(FindingCode.LimitExceeded, Severity.Blocking)]
    [InlineData(FindingCode.UnsafePath, Severity.Blocking)]
    [InlineData(FindingCode.Malware, Severity.Blocking)]
    [InlineData(FindingCode.Illegible, Severity.Blocking)]
    [InlineData(FindingCode.ActiveContent, Severity.Advisory)]
    [InlineData(FindingCode.TypeMismatch, Severity.Advisory)]
    public void Every_defect_becomes_a_finding_in_both_languages(string code, Severity severity)
    {
        var finding = Only(File(Given.Package([Given.Defective("a.pdf", code)]), "a.pdf"));

        Assert.Equal((code, severity, "a.pdf"), (finding.Code, finding.Severity, finding.File));
        Assert.All([finding.Message.Zh, finding.Message.En], t => Assert.Contains("a.pdf", t, StringComparison.Ordinal));
        Assert.DoesNotContain(code, finding.Message.Zh, StringComparison.Ordinal);
        Assert.NotEmpty(finding.Remedy.Zh);
        Assert.NotEmpty(finding.Remedy.En);
    }

    [Fact]
    public void A_file_without_text_or_picture_is_blank() =>
        Assert.Equal(FindingCode.Blank, Only(File(Given.Package([Given.File("a.docx", Given.Page(1))]), "a.docx")).Code);

    [Fact]
    public void A_picture_that_was_not_read_is_neither_blank_nor_unrecognised()
    {
        var package = Given.Package([Given.File("a.jpg", Given.Page(1).With(Given.Photo(null, null)))]).Unread("a.jpg");

        Assert.Empty(File(package, "a.jpg").Findings);
    }

    [Fact]
    public void What_belongs_to_no_item_is_unrecognised_and_named_where_it_is_known()
    {
        var brochure = Given.Document("brochure", Given.File("画册.pdf", "欢迎光临"));

        var finding = Only(File(Given.Package([Given.File("感谢信.pdf", "感谢")], brochure), "画册.pdf"));

        Assert.Equal((FindingCode.Unrecognised, Severity.Advisory), (finding.Code, finding.Severity));
        Assert.Contains("宣传册", finding.Message.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_equal_files_the_one_whose_name_says_more_is_the_copy()
    {
        var file = Given.File("流程图.pdf", "受理", "派单");
        var package = Given.Package(Given.Document("service-flowchart", file), Given.Document("service-flowchart", file with { Path = "流程图 - 副本.pdf" }));

        var duplicate = Assert.Single(Report(package).Files.SelectMany(f => f.Findings));

        Assert.Equal((FindingCode.DuplicateFile, "流程图 - 副本.pdf"), (duplicate.Code, duplicate.File));
        Assert.Contains("“流程图.pdf”", duplicate.Message.Zh, StringComparison.Ordinal);
        Assert.Equal(Outcome.Complete, Report(package).Outcome);
    }

    [Fact]
    public void An_empty_sheet_is_blank_and_not_illegible_too()
    {
        var file = Given.Defective("扫描.pdf", FindingCode.Blank) with { Defects = [new(FindingCode.Blank, 1), new(FindingCode.Illegible, 1), new(FindingCode.Illegible, 2), new(FindingCode.Illegible, 3)] };

        var findings = File(Given.Package([file]), "扫描.pdf").Findings;

        Assert.Equal([(FindingCode.Blank, 1), (FindingCode.Illegible, 2)], findings.Select(f => (f.Code, f.Page!.Value)));
    }

    private static string[] Text(string ending) =>
        [.. Enumerable.Range(1, 20).Select(i => $"第{i}条 接到客户来电后由值班人员当天登记并安排人员上门"), ending];

    [Fact]
    public void What_was_saved_another_time_is_a_duplicate_of_the_first()
    {
        var package = Given.Package(
            Given.Document("service-flowchart", Given.File("制度.docx", Text("完"))),
            Given.Document("service-flowchart", Given.File("制度 另存.pdf", Given.Page(1, Text("完")[..9]), Given.Page(2, Text("完")[9..]))));

        var duplicate = Assert.Single(Report(package).Files.SelectMany(f => f.Findings));

        Assert.Equal((FindingCode.DuplicateFile, "制度 另存.pdf", Severity.Advisory), (duplicate.Code, duplicate.File, duplicate.Severity));
        Assert.Contains("另存了一次", duplicate.Message.Zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("完", "完，2026年修订")]
    [InlineData("附：客户甲", "附：客户乙")]
    public void A_revision_of_a_document_is_no_duplicate(string one, string other) => Assert.Empty(Report(Given.Package(
        Given.Document("service-flowchart", Given.File("制度.docx", Text(one))), Given.Document("service-flowchart", Given.File("制度 2.docx", Text(other))))).Files.SelectMany(f => f.Findings));

    [Fact]
    public void Photos_under_the_same_words_are_no_duplicates()
    {
        var photo = new Picture(800, 600, 0.2, 3);

        var report = Report(Given.Package(
            Given.Document("service-facilities", Given.File("设施一.docx", Given.Page(1, Text("图")).With(photo))),
            Given.Document("service-facilities", Given.File("设施二.docx", Given.Page(1, Text("图")).With(photo)))));

        Assert.DoesNotContain(report.Files.SelectMany(f => f.Findings), f => f.Code == FindingCode.DuplicateFile);
    }

    [Theory]
    [InlineData("受理派单实施反馈受理派单实施反馈", Severity.Blocking)]
    [InlineData("备注备注", Severity.Advisory)]
    public void Hidden_text_blocks_where_it_outweighs_what_a_person_sees(string hidden, Severity severity)
    {
        var page = Given.Page(1, "受理登记", "派单") with { Hidden = [new(hidden, HiddenReason.Colour)] };

        var finding = Only(File(Given.Package(Given.Document("service-flowchart", Given.File("流程图.pdf", page))), "流程图.pdf"));

        Assert.Equal((FindingCode.HiddenText, severity, 1), (finding.Code, finding.Severity, finding.Page));
    }

    [Fact]
    public void Of_a_file_whose_words_nobody_sees_every_element_is_missing()
    {
        var page = Given.Page(1, "第1页") with { Hidden = [new("受理派单实施反馈", HiddenReason.Colour)] };

        var item = Report(Given.Package([Given.File("流程图.docx", page)]).Hinting("流程图.docx", "service-flowchart")).Items.Single();

        Assert.Equal(ItemStatus.Deficient, item.Status);
        Assert.Equal(item.Elements.Select(e => e.Key), item.Findings.Where(f => f.Code == FindingCode.ElementMissing).Select(f => f.Element));
        Assert.Contains(item.Findings, f => f.Code == FindingCode.HiddenText);
    }

    [Fact]
    public void Bytes_that_were_not_announced_are_content_changed_at_the_file_and_the_package()
    {
        var package = Given.Package(Chart).Of(s => s with { Files = [new("流程图.pdf", Sha256: new string('0', 64))] });

        var report = Report(package);

        Assert.Equal(FindingCode.ContentChanged, Assert.Single(report.Findings).Code);
        Assert.Equal(report.Findings, report.Files.Single().Findings);
        Assert.Equal(ItemStatus.Satisfied, report.Items.Single().Status);
        Assert.Equal(Outcome.Incomplete, report.Outcome);
        Assert.Single(report.AllFindings());
    }

    [Fact]
    public void Announced_bytes_are_not_changed() => Assert.Empty(
        Report(Given.Package(Chart).Of(s => s with { Files = [new("流程图.pdf", Sha256: Chart.File.Sha256.ToUpperInvariant(), Bytes: Chart.File.Bytes)] })).Findings);

    [Fact]
    public void A_package_of_leftovers_and_an_empty_archive_is_empty()
    {
        var leftover = Given.File("Thumbs.db", Array.Empty<Page>()) with { Status = FileStatus.Ignored };
        var archive = Given.Defective("材料.zip", FindingCode.Blank) with { IsArchive = true, Status = FileStatus.Read };

        var report = Report(Given.Package([leftover, archive]));

        Assert.Equal(FindingCode.EmptyPackage, Assert.Single(report.Findings).Code);
        Assert.All(report.Files, f => Assert.Empty(f.Findings));
    }

    [Fact]
    public void An_archive_that_cannot_be_opened_is_not_empty() =>
        Assert.Empty(Report(Given.Package([Given.Defective("材料.zip", FindingCode.Encrypted) with { IsArchive = true }])).Findings);

    [Fact]
    public void Personal_numbers_do_not_reach_the_report()
    {
        var chart = Given.Document("service-flowchart", Given.File("流程图.pdf", "受理 13812345678 登记台", "派单 XX公司 13812345678"));

        var json = System.Text.Encoding.UTF8.GetString(ReportJson.Write(Report(Given.Package(chart))));

        Assert.DoesNotContain("13812345678", json, StringComparison.Ordinal);
        Assert.Contains("placeholder-text", json, StringComparison.Ordinal);
    }

    [Fact]
    public void The_id_follows_from_content_checklist_and_options_alone()
    {
        var package = Given.Package(Chart);
        var id = Report(package).ReportId;

        Assert.Equal(id, Report(Given.Package(Chart)).ReportId);
        string[] others =
        [
            Report(Given.Package(Given.Document("service-flowchart", Given.File("流程图.pdf", "受理", "派单 改")))).ReportId,
            Report(package with { AsOf = Given.AsOf.AddDays(1) }).ReportId,
            Report(package.Of(s => s with { Revision = 2 })).ReportId,
            Report(package.Of(s => s with { PackageId = "other" })).ReportId,
            Report(package.Of(s => s with { Applicant = new("乙公司") })).ReportId,
            Reporter.Report(package, [], List with { Sha256 = "other" }).ReportId,
        ];
        Assert.Equal(others.Length, others.Append(id).Distinct().Count() - 1);
    }

    [Fact]
    public void Announced_lengths_and_hashes_that_hold_do_not_make_another_report()
    {
        var package = Given.Package(Chart);
        var (path, hash) = (Chart.File.Path, Chart.File.Sha256);

        Assert.Equal(
            ReportJson.Write(Report(package.Of(s => s with { Files = [new(path)] }))),
            ReportJson.Write(Report(package.Of(s => s with { Files = [new(path, "packages/AH/r1/x.pdf", Chart.File.Bytes, hash.ToUpperInvariant())] }))));
        Assert.NotEqual(
            Report(package).ReportId,
            Report(package.Of(s => s with { Files = [new(path, Bytes: Chart.File.Bytes + 1)] })).ReportId);
        Assert.NotEqual(Report(package).ReportId, Report(package.Of(s => s with { Files = [new(path, Item: "service-flowchart")] })).ReportId);
    }
}
