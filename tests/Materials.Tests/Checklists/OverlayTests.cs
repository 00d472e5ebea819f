using Materials.Checklists;
using Materials.Documents;
using Materials.Reports;
using Xunit;

namespace Materials.Tests.Checklists;

/// <summary>What the trades add: what proves it, and what becomes of a manual that says nothing of it.</summary>
public sealed class OverlayTests
{
    private static Checklist Load(string industry) => ChecklistFile.Open("gbt27922-core", [industry])!.Checklist!;

    private static ChecklistItem Item(string industry, string key) => Load(industry).Items.Single(i => i.Key == key);

    private static string[] Added(string industry, string key) =>
        [.. Item(industry, key).Elements.Select(e => e.Key).Except(ChecklistFile.Open("gbt27922-core")!.Checklist!.Items.Single(i => i.Key == key).Elements.Select(e => e.Key))];

    private static string[] Present(string industry, string key, params string[] lines)
    {
        var found = ElementFinder.FindAll(Item(industry, key), [Given.Document(key, Given.File("手册.docx", lines))]);
        return [.. found.Where(f => !f.Evidence.IsEmpty && Added(industry, key).Contains(f.Element.Key)).Select(f => f.Element.Key)];
    }

    private static ItemVerdict Examine(string industry, params string[] lines)
    {
        var item = Item(industry, "service-manual");
        item = item with { Rules = [], Elements = [.. item.Elements.Where(e => Added(industry, item.Key).Contains(e.Key))] };
        return Assert.Single(Examiner.Examine(Given.Package(Given.Document(item.Key, Given.File("手册.docx", lines))), Given.Checklist(item)));
    }

    [Theory]
    [InlineData("auto-parts", "parts-supply", "易损件各中心库常备三个月用量，缺货的当日从总库调拨。")]
    [InlineData("auto-parts", "technical-support", "每季度到经销商处做维修培训，发给技术资料，疑难问题由专家组远程诊断。")]
    [InlineData("auto-parts", "warranty", "滤清器质保一年或两万公里，先到为准。")]
    [InlineData("auto-parts", "recall", "同一批次出现三起同样故障的，隔离该批次库存并告知主机厂。")]
    [InlineData("auto-parts", "traceability", "每件产品刻有序列号，可查到班组和材料炉号。")]
    [InlineData("auto-parts", "returned-parts", "维修站每月把故障件寄回，由品质部拆解分析。")]
    [InlineData("home-appliances", "home-service", "上门前电话预约，进门先穿鞋套。")]
    [InlineData("home-appliances", "guarantees", "压缩机包修五年，整机三年。")]
    [InlineData("home-appliances", "price-list", "保外维修先报价，用户点头再动手。")]
    [InlineData("home-appliances", "electrical-safety", "装机前用验电笔测地线，没有接地的不装。")]
    [InlineData("home-appliances", "refrigerant", "移机时把冷媒收回机内，不许直接排空。")]
    [InlineData("home-appliances", "old-appliances", "旧机拉回仓库，每月交持证的拆解厂。")]
    [InlineData("high-tech", "consulting", "工作日有工程师坐技术支持热线，当天答复。")]
    [InlineData("high-tech", "remote-support", "经用户允许后远程登录设备协助排查。")]
    [InlineData("high-tech", "software-updates", "固件每半年发布新版本，可一键退回。")]
    [InlineData("high-tech", "data-protection", "维修人员签保密协议，硬盘返厂前由用户清除数据。")]
    [InlineData("high-tech", "service-levels", "一级故障十五分钟内响应，二级两小时。")]
    [InlineData("high-tech", "user-training", "交付后对使用人员培训一天并考核。")]
    [InlineData("high-tech", "end-of-life", "型号停产以后备件再供七年。")]
    public void What_a_trade_adds_is_known_by_what_it_means(string industry, string element, string sentence) =>
        Assert.Contains(element, Present(industry, "service-manual", "售后服务手册", sentence));

    [Theory]
    [InlineData("auto-parts")]
    [InlineData("home-appliances")]
    [InlineData("high-tech")]
    public void A_manual_that_says_nothing_of_the_trade_proves_none_of_it(string industry) => Assert.Empty(Present(
        industry, "service-manual",
        "售后服务手册", "第一条 用户至上，有求必应。", "第二条 接到来电十分钟内派人，当天办结。", "第三条 客服部登记，维修部负责修理，办公室回访。", "第四条 投诉三日内答复。"));

    [Fact]
    public void A_licence_for_special_work_is_known_by_its_trade() => Assert.Equal(
        ["special-work"], Present("home-appliances", "service-staff-qualifications", "特种作业操作证", "姓名：柯明", "作业类别：高处作业"));

    [Theory]
    [InlineData("auto-parts", 2)]
    [InlineData("home-appliances", 2)]
    [InlineData("high-tech", 2)]
    public void What_is_required_blocks_and_what_is_proposed_is_a_hint(string industry, int required)
    {
        var verdict = Examine(industry, "售后服务手册", "用户至上。");

        Assert.Equal(ItemStatus.Deficient, verdict.Status);
        Assert.Equal(required, verdict.Findings.Count(f => f.Severity == Severity.Blocking));
        Assert.Equal(Added(industry, "service-manual").Length - required, verdict.Findings.Count(f => f.Severity == Severity.Advisory));
        Assert.All(verdict.Findings, f => Assert.Equal(FindingCode.ElementMissing, f.Code));
    }

    [Fact]
    public void A_manual_that_lacks_only_what_is_proposed_is_satisfied_and_asks_nobody()
    {
        var verdict = Examine("high-tech", "售后服务手册", "工作日有工程师坐技术支持热线。", "经用户允许后远程协助排查。");

        Assert.Equal((ItemStatus.Satisfied, null), (verdict.Status, verdict.Question));
        Assert.All(verdict.Findings, f => Assert.StartsWith("不影响核验。建议", f.Remedy.Zh, StringComparison.Ordinal));
        Assert.All(verdict.Findings, f => Assert.Contains("建议项", f.Source, StringComparison.Ordinal));
    }

    [Fact]
    public void The_list_for_applicants_says_what_is_only_proposed()
    {
        var list = ChecklistMarkdown.Write(Load("home-appliances"), Language.Zh);

        Assert.Contains("- 制冷剂回收（建议）\n", list, StringComparison.Ordinal);
        Assert.Contains("- 三包与保修承诺\n", list, StringComparison.Ordinal);
    }
}
