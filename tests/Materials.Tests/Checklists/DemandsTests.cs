using Materials.Checklists;
using Materials.Documents;
using Materials.Packages;
using Materials.Reports;
using Xunit;

namespace Materials.Tests.Checklists;

public sealed class DemandsTests
{
    internal const string List = """
        id: own-list
        version: "1"
        title: { zh: 自有清单, en: Own list }
        levels:
          - { key: plain, title: { zh: 达标级, en: plain } }
          - { key: starred, title: { zh: 星级, en: starred } }
        facts:
          - key: business
            title: { zh: 经营类型, en: Kind of business }
            values:
              - { key: makes, title: { zh: 生产, en: makes } }
              - { key: trades, title: { zh: 贸易, en: trades } }
        any-of: [[diploma, certificate]]
        items:
          - key: service-records
            title: { zh: 服务记录, en: Service records }
            expected: { zh: 服务记录。, en: Service records. }
            remedy: { zh: 请补交服务记录。, en: Supply the records. }
            source: "1"
            promise-days: 30
            any-of: [[phone, mail]]
            recognise: [{ in: title, words: ["服务记录"] }]
            elements:
              - { key: phone, title: { zh: 电话, en: Phone }, remedy: { zh: 写明电话。, en: State a phone. }, proof: [{ words: ["电话"] }] }
              - { key: mail, title: { zh: 邮箱, en: Mail }, remedy: { zh: 写明邮箱。, en: State a mail address. }, proof: [{ words: ["邮箱"] }] }
              - { key: score, title: { zh: 评分, en: Score }, remedy: { zh: 写明评分。, en: State the score. }, from: starred, proof: [{ words: ["评分"] }] }
            rules:
              - { rule: not-older-than, months: 24 }
              - { rule: not-older-than, months: 6, from: starred }
          - key: workshop
            title: { zh: 车间说明, en: Workshop }
            expected: { zh: 车间说明。, en: The workshop. }
            remedy: { zh: 请补交车间说明。, en: Describe the workshop. }
            source: "2"
            when: { business: [makes] }
            recognise: [{ in: title, words: ["车间"] }]
          - key: control
            title: { zh: 质量控制, en: Control }
            expected: { zh: 质量控制。, en: Control. }
            remedy: { zh: 请补交质量控制。, en: Supply the control. }
            source: "3"
            not-applicable:
              example: { zh: 只做贸易。, en: Only trades. }
              contradicted-by: ["生产"]
            recognise: [{ in: title, words: ["质量控制"] }]
          - key: plan
            title: { zh: 星级方案, en: Plan }
            expected: { zh: 星级方案。, en: The plan. }
            remedy: { zh: 请补交方案。, en: Supply the plan. }
            source: "4"
            from: starred
            recognise: [{ in: title, words: ["星级方案"] }]
          - key: diploma
            title: { zh: 职称证, en: Diploma }
            expected: { zh: 职称证。, en: A diploma. }
            remedy: { zh: 请补交职称证。, en: Supply the diploma. }
            source: "5"
            recognise: [{ in: title, words: ["职称"] }]
          - key: certificate
            title: { zh: 培训证, en: Certificate }
            expected: { zh: 培训证。, en: A certificate. }
            remedy: { zh: 请补交培训证。, en: Supply the certificate. }
            source: "6"
            recognise: [{ in: title, words: ["培训"] }]
        """;

    private static readonly Document Records = Given.Document("service-records", Given.File("记录.pdf", "服务记录 2026年9月1日", "电话 见卡片"));

    private static readonly Checklist Checklist = ChecklistFile.Load(List).Checklist!;

    private static ItemVerdict Examine(string key, Submission submission, params Document[] documents) =>
        Examiner.Examine(Given.Package(documents).Of(_ => submission), Checklist).Single(v => v.Key == key);

    private static Submission Says(Func<Submission, Submission>? more = null)
    {
        var submission = new Submission { PackageId = "AH-1", Applicant = new(Given.Applicant, Given.Code) };
        return more is null ? submission : more(submission);
    }

    private static Submission Trades => Says(s => s with { Facts = s.Facts.Add("business", "trades") });

    [Fact]
    public void Every_item_is_reported_once_whether_it_is_asked_for_or_not() =>
        Assert.Equal(Checklist.Items.Select(i => i.Key), Examiner.Examine(Given.Package().Of(_ => Trades), Checklist).Select(v => v.Key));

    [Fact]
    public void An_item_of_a_higher_level_is_not_required_and_the_report_says_from_when_it_is()
    {
        var verdict = Examine("plan", Says());

        Assert.Equal(ItemStatus.NotRequired, verdict.Status);
        Assert.Equal("星级起才要求。", verdict.Reason!.Zh);
        Assert.Equal(ItemStatus.Missing, Examine("plan", Says(s => s with { Level = "starred" })).Status);
    }

    [Fact]
    public void Elements_and_limits_grow_with_the_level()
    {
        var old = Given.Document("service-records", Given.File("记录.pdf", "服务记录 2026年3月1日", "电话 见卡片"));

        Assert.Equal(ItemStatus.Satisfied, Examine("service-records", Says(), old).Status);
        var starred = Examine("service-records", Says(s => s with { Level = "starred" }), old);
        Assert.Equal([FindingCode.ElementMissing, FindingCode.OutOfDate], starred.Findings.Select(f => f.Code));
        Assert.Equal("score", starred.Findings[0].Element);
    }

    [Fact]
    public void An_item_is_not_asked_for_where_the_application_says_otherwise()
    {
        Assert.Equal(ItemStatus.NotRequired, Examine("workshop", Trades).Status);
        Assert.Contains("贸易", Examine("workshop", Trades).Reason!.Zh, StringComparison.Ordinal);
        Assert.Equal(ItemStatus.Missing, Examine("workshop", Says()).Status);
    }

    [Fact]
    public void What_does_not_apply_is_not_required_and_the_applicants_reason_stands_in_the_report()
    {
        var verdict = Examine("control", Says(s => s with { NotApplicable = [new("control", "只做贸易，不生产")] }));

        Assert.Equal(ItemStatus.NotRequired, verdict.Status);
        Assert.Contains("只做贸易，不生产", verdict.Reason!.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_that_the_licence_contradicts_is_for_a_person_with_both_quotes()
    {
        var license = Given.Document("business-license", Given.File("执照.pdf", "营业执照", "经营范围：水泵的生产、销售"));

        var verdict = Examine("control", Says(s => s with { NotApplicable = [new("control", "只做贸易")] }), license);

        Assert.Equal(ItemStatus.NeedsReview, verdict.Status);
        Assert.Contains("只做贸易", verdict.Question!.Zh, StringComparison.Ordinal);
        Assert.Contains("经营范围：水泵的生产、销售", verdict.Question.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void An_item_that_must_apply_is_missing_whatever_the_applicant_says()
    {
        var verdict = Examine("workshop", Says(s => s with { NotApplicable = [new("workshop", "没有车间")] }));

        Assert.Equal(ItemStatus.Missing, verdict.Status);
        Assert.Contains("不能以“不适用”代替", Assert.Single(verdict.Findings).Message.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_that_was_submitted_counts_for_more_than_the_word_that_it_does_not_apply()
    {
        var control = Given.Document("control", Given.File("质量控制.pdf", "质量控制流程"));

        Assert.Equal(ItemStatus.Satisfied, Examine("control", Says(s => s with { NotApplicable = [new("control", "只做贸易")] }), control).Status);
    }

    [Fact]
    public void A_promise_in_time_leaves_the_item_open_with_its_date_and_asks_nothing_of_the_applicant()
    {
        var verdict = Examine("service-records", Says(s => s with { Promised = [new("service-records", new(2026, 12, 10))] }));

        Assert.Equal((ItemStatus.NeedsReview, new DateOnly(2026, 12, 10)), (verdict.Status, verdict.PromisedBy));
        Assert.Contains("2026-12-10", verdict.Question!.Zh, StringComparison.Ordinal);
        Assert.All(verdict.Findings, f => Assert.Equal(Severity.Advisory, f.Severity));
    }

    [Theory]
    [InlineData("service-records", "2026-11-01", "已过")]
    [InlineData("service-records", "2027-03-01", "超过了允许的 30 天")]
    [InlineData("control", "2026-12-01", "不能容缺后补")]
    public void A_promise_that_does_not_count_leaves_the_item_missing_and_says_why(string item, string by, string why)
    {
        var verdict = Examine(item, Says(s => s with { Promised = [new(item, DateOnly.Parse(by))] }));

        Assert.Equal(ItemStatus.Missing, verdict.Status);
        Assert.Null(verdict.PromisedBy);
        Assert.Contains(why, Assert.Single(verdict.Findings).Message.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_items_of_which_one_is_enough_the_others_are_not_required_once_it_is_there()
    {
        var certificate = Given.Document("certificate", Given.File("培训证.pdf", "培训证书"));

        Assert.Equal(ItemStatus.Satisfied, Examine("certificate", Says(), certificate).Status);
        var diploma = Examine("diploma", Says(), certificate);
        Assert.Equal(ItemStatus.NotRequired, diploma.Status);
        Assert.Contains("培训证", diploma.Reason!.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_items_of_which_one_is_enough_all_absent_are_missing_once()
    {
        var missing = Examine("diploma", Says());

        Assert.Equal(ItemStatus.Missing, missing.Status);
        Assert.Contains("“职称证”、“培训证”中至少要有一项", Assert.Single(missing.Findings).Message.Zh, StringComparison.Ordinal);
        Assert.Equal(ItemStatus.NotRequired, Examine("certificate", Says()).Status);
    }

    [Fact]
    public void Of_elements_of_which_one_is_enough_none_is_one_finding()
    {
        Assert.Equal(ItemStatus.Satisfied, Examine("service-records", Says(), Records).Status);
        var none = Examine("service-records", Says(), Given.Document("service-records", Given.File("记录.pdf", "服务记录 2026年9月1日")));
        Assert.Contains("“电话”或“邮箱”", Assert.Single(none.Findings).Message.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_level_or_an_answer_that_the_list_does_not_know_is_said()
    {
        Assert.Empty(Checklist.Problems(Trades));
        Assert.Contains("plain, starred", Assert.Single(Checklist.Problems(Says(s => s with { Level = "gold" }))).Zh, StringComparison.Ordinal);
        Assert.Contains("makes, trades", Assert.Single(Checklist.Problems(Says(s => s with { Facts = s.Facts.Add("business", "dances") }))).En, StringComparison.Ordinal);
    }
}
