using Materials.Checklists;
using Materials.Documents;
using Materials.Reports;
using Xunit;

namespace Materials.Tests.Rules;

public sealed class RecordsRuleTests
{
    private static Document Survey(params string[] lines) => Given.Document("satisfaction-records", Given.File("调查.docx", lines));

    private static Document Register(params string[] rows) => Given.Document("service-records", Given.File("台账.xlsx", rows));

    private static ChecklistItem Records => Given.Item("service-records", "服务记录", "Service records", Given.Rule("filled-rows", ("min", "2"), ("columns", "result"))) with
    {
        Elements = [Given.Element("result", "处理结果", "result", "结果") with { Cues = [new(CuePlace.Columns, [WordPattern.Parse("结果")], 3, 1, [])] }],
    };

    [Fact]
    public void Records_of_the_last_twelve_months_are_fine() =>
        RuleTest.Examine(Given.Survey, Survey("2025年度客户满意度调查", "调查时间：2026-04-01 ~ 2026-04-20")).ShouldBeFine();

    [Fact]
    public void The_first_day_of_the_limit_still_counts() => RuleTest.Examine(Given.Survey, Survey("2025年11月23日")).ShouldBeFine();

    [Fact]
    public void Older_records_are_out_of_date_and_the_newest_is_quoted()
    {
        var finding = RuleTest.Examine(Given.Survey, Survey("2023年度客户满意度调查", "编制日期：2023年12月20日")).ShouldFind(FindingCode.OutOfDate);

        Assert.Contains("2023", finding.Message.Zh, StringComparison.Ordinal);
        Assert.Contains("2025-11-23", finding.Remedy.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void The_day_a_form_was_issued_makes_old_records_no_newer() =>
        RuleTest.Examine(Given.Survey, Survey("表单实施日期：2026年1月1日", "调查时间：2023年3月5日")).ShouldFind(FindingCode.OutOfDate);

    [Fact]
    public void A_date_in_the_future_makes_nothing_recent() =>
        RuleTest.Examine(Given.Survey, Survey("下一次调查 2027年3月", "本次调查 2023年3月5日")).ShouldFind(FindingCode.OutOfDate);

    [Fact]
    public void A_poorly_read_old_date_is_for_a_person() =>
        RuleTest.Examine(Given.Survey, Given.Document("satisfaction-records", Given.File("a.jpg", Given.Page(1, "2023年3月5日").Scanned(0.6)))).ShouldDoubt();

    [Fact]
    public void Records_without_any_date_are_for_a_person() => RuleTest.Examine(Given.Survey, Survey("客户满意度调查")).ShouldDoubt();

    [Fact]
    public void Old_dates_beside_unread_pictures_are_for_a_person()
    {
        var file = Given.File("a.pdf", Given.Page(1, "2023年3月5日"), Given.Page(2).With(Given.Photo(0, true)));

        RuleTest.Examine(Given.Survey, Given.Package(Given.Document("satisfaction-records", file)).Unread("a.pdf", 2)).ShouldDoubt();
    }

    [Fact]
    public void Filled_rows_are_records() => RuleTest.Examine(
        Records,
        Register("序号\t日期\t故障\t处理结果", "1\t2026-05-01\t不制冷\t更换压缩机", "2\t2026-05-02\t漏水\t换密封圈")).ShouldBeFine();

    [Fact]
    public void A_row_that_lacks_its_last_cell_is_a_record_all_the_same() => RuleTest.Examine(
        Records,
        Register("日期\t故障\t处理结果\t签章", "2026-05-01\t不制冷\t更换压缩机", "2026-05-02\t漏水\t换密封圈")).ShouldBeFine();

    [Fact]
    public void A_title_above_the_head_is_no_record() => RuleTest.Examine(
        Records,
        Register("维修台账\t2026 年", "日期\t故障\t处理结果\t签章", "2026-05-01\t不制冷\t更换压缩机", "2026-05-02\t漏水\t换密封圈")).ShouldBeFine();

    [Fact]
    public void Ruled_rows_are_no_records() => RuleTest.Examine(
        Records,
        Register("序号\t日期\t故障\t处理结果", "1\t2026-05-01\t不制冷\t更换压缩机", "2\t\t\t", "3\t2026-05-03\t漏水\t")).ShouldFind(FindingCode.TooFew);

    [Fact]
    public void Records_of_which_most_are_begun_and_not_finished_are_a_hint()
    {
        var result = RuleTest.Examine(
            Records,
            Register("日期\t客户\t故障\t处理结果", "2026-05-01\t甲\t不制冷\t换压缩机", "2026-05-02\t乙\t漏水\t换密封圈", "2026-05-03\t丙\t异响\t", "2026-05-04\t丁\t不转\t", "2026-05-05\t戊\t漏油\t"));

        var finding = Assert.Single(result.Findings);
        Assert.Equal((FindingCode.TooFew, Severity.Advisory), (finding.Code, finding.Severity));
        Assert.Contains("5 条记录中，只有 2 条", finding.Message.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Records_that_are_no_table_are_not_counted() => RuleTest.Examine(Records, Register("2026年5月1日为客户更换压缩机，试机正常。")).ShouldBeFine();
}
