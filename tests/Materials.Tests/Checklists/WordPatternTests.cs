using Materials.Checklists;
using Materials.Documents;
using Xunit;

namespace Materials.Tests.Checklists;

public sealed class WordPatternTests
{
    [Theory]
    [InlineData("服务流程图", "售后 服 务 流 程 图")]
    [InlineData("{服务/维修}流程{图/}", "维修流程")]
    [InlineData("{满意{度/率}/评分}…{≥/不低于}#", "客户满意度应不低于 95%")]
    [InlineData("co.,ltd", "Anhui Example Co., Ltd.")]
    [InlineData("^案例#", "前言\n案例 3 某厂")]
    [InlineData("结果$", "处理结果\n备注")]
    [InlineData("^#.目的", "1. 目的")]
    [InlineData("客户", "尊敬的客戶")]
    public void A_word_is_found(string word, string text) => Assert.True(WordPattern.Parse(word).IsIn(Squash(text)));

    [Theory]
    [InlineData("服务…流程", "服务到此为止。另有流程")]
    [InlineData("服务…流程", "服务一二三四五六七八九流程")]
    [InlineData("^案例", "典型案例")]
    [InlineData("结果$", "处理结果良好")]
    [InlineData("满意度…#", "满意度很高")]
    public void A_word_is_not_found_elsewhere(string word, string text) => Assert.False(WordPattern.Parse(word).IsIn(Squash(text)));

    [Theory]
    [InlineData("")]
    [InlineData("{甲/乙")]
    [InlineData("甲}")]
    [InlineData("…甲")]
    [InlineData("甲…乙…丙…丁…戊")]
    [InlineData("{1/2/3/4/5/6/7/8}{1/2/3/4/5/6/7/8}{1/2/3/4/5/6/7/8}{1/2/3/4/5/6/7/8}")]
    public void A_word_that_makes_no_sense_is_refused(string word) => Assert.Throws<FormatException>(() => WordPattern.Parse(word));

    private static string Squash(string text) => string.Join('\n', text.Split('\n').Select(SquashedText.Squash));
}
