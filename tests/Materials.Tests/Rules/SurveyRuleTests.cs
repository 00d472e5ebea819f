using Materials.Checklists.Rules;
using Materials.Pages;
using Xunit;

namespace Materials.Tests.Rules;

public sealed class SurveyRuleTests
{
    private static RuleResult Examine(params string[] lines) => Examine(Given.Page(1, lines));

    private static RuleResult Examine(params Page[] pages) => RuleTest.Examine(
        Given.Item("satisfaction-records", "客户满意度调查记录", "Survey", Given.Rule("survey")),
        Given.Document("satisfaction-records", Given.File("调查报告.docx", pages)));

    [Theory]
    [InlineData("共发放问卷 60 份，回收 56 份，回收率 93.3%，有效问卷 55 份。")]
    [InlineData("共发放问卷 60 份，回收 56 份，回收率 93%。")]
    [InlineData("发出60份，收回56份，其中有效55份，回收率91.67%。")]
    [InlineData("计划发放 80 份。本次实际发放 60 份，回收 56 份，回收率 93.33%。")]
    [InlineData("一季度发放 30 份，回收 29 份；二季度发放 40 份，回收 38 份，回收率 95.0%。")]
    [InlineData("回收 50 份，很满意 30 份、满意 15 份、一般 5 份，满意率 90%。")]
    [InlineData("回收 50 份，很满意 30 份、满意 15 份、一般 5 份，满意率 60%。")]
    [InlineData("回收率 93.3%，满意率 98.2%。")]
    [InlineData("发放 60 份，回收 56 份，回收率 933‰。")]
    [InlineData("回收 50 份，很满意 30 份、满意 15 份、一般 5 份，不满意率 2%，满意率 90%。")]
    [InlineData("回收 50 份，很满意 30 份、满意 15 份、一般 5 份，不满意率 2%。")]
    [InlineData("发放 60 份，回收 56 份，有效 54 份，有效率 96.4%。")]
    [InlineData("发放 60 份，回收 56 份，有效 54 份，有效率 90%。")]
    [InlineData("很满意 61.3%、满意 30.2%、一般 8.6%。")]
    [InlineData("很满意占 60%，满意占 30%，一般占 5%。")]
    [InlineData("发放 120 份，回收 113 份，回收率 94%。")]
    [InlineData("发放 120 份，回收 113 份，回收率 94.17%。")]
    [InlineData("发放 120 份，回收 113 份，回收率 94.16%。")]
    public void Figures_that_agree_raise_no_question(string text) => Examine(text).ShouldBeFine();

    [Theory]
    [InlineData("共发放问卷 60 份，回收 66 份。", "收回的比发出的还多", "回收 66")]
    [InlineData("共发放问卷 60 份，回收 50 份，有效问卷 55 份。", "有效的比收回的还多", "有效问卷 55")]
    [InlineData("共发放问卷 60 份，回收 45 份，回收率 93.3%。", "应为 75.0%", "回收率 93.3%")]
    [InlineData("回收 50 份，很满意 30 份、满意 15 份、一般 9 份。", "加起来是 54", "回收 50")]
    [InlineData("回收 50 份，很满意 30 份、满意 15 份、一般 5 份，满意率 97%。", "得不出这个满意率", "满意率 97%")]
    [InlineData("发放 60 份，回收 45 份，回收率 933‰。", "应为 75.0%", "回收率 933‰")]
    [InlineData("回收 56 份，有效 44 份，有效率 96.4%。", "有效率应为 78.6%", "有效率 96.4%")]
    [InlineData("很满意 71.3%、满意 30.2%、一般 8.6%。", "加起来是 110.1%", "一般 8.6%")]
    public void Figures_that_disagree_are_quoted_side_by_side_for_a_person(string text, string why, string quoted)
    {
        var doubt = Examine(text).ShouldDoubt();

        Assert.Contains(why, doubt.Question.Zh, StringComparison.Ordinal);
        Assert.Contains($"“{quoted}”", doubt.Question.Zh, StringComparison.Ordinal);
        Assert.Equal(text, doubt.Quote);
    }

    [Fact]
    public void A_table_of_names_and_figures_is_reckoned_too() =>
        Assert.Contains("应为 75.0%", Examine("发放数量\t60 份", "回收数量\t45 份", "回收率\t93.3%").ShouldDoubt().Question.Zh, StringComparison.Ordinal);

    [Fact]
    public void A_sentence_that_the_layout_broke_is_put_together() =>
        Examine("本次共发放问卷 60 份，至月底回收", "45 份，回收率为", "93.3%。").ShouldDoubt();

    [Fact]
    public void A_rate_on_the_page_behind_its_counts_is_reckoned_too() =>
        Assert.Contains("应为 75.0%", Examine([Given.Page(1, "满意度调查报告", "共发放 60 份，回收 45 份。"), Given.Page(2, "回收率 93.3%。")]).ShouldDoubt().Question.Zh, StringComparison.Ordinal);

    [Fact]
    public void What_the_plan_meant_to_send_is_not_what_was_sent() =>
        Examine([Given.Page(1, "满意度调查方案", "发放问卷 80 份。"), Given.Page(2, "满意度调查报告", "回收 56 份，回收率 93.3%。")]).ShouldBeFine();

    [Fact]
    public void What_was_poorly_recognised_proves_no_contradiction() =>
        Examine(Given.Page(1, "共发放问卷 60 份，回收 66 份。").Scanned(0.8)).ShouldBeFine();
}
