using Materials.Checklists;
using Materials.Documents;
using Materials.Pages;
using Xunit;

namespace Materials.Tests.Documents;

public sealed class ElementFinderTests
{
    private static readonly Checklist Full = ChecklistFile.Open("gbt27922-full")!.Checklist!;

    public static TheoryData<string> WithElements =>
        [.. Voice.Materials.Where(v => !Full.Items.Single(i => i.Key == v.Kind).Elements.IsEmpty).Select(v => v.ToString())];

    [Theory]
    [MemberData(nameof(WithElements))]
    public void Elements_are_found_in_any_voice_and_missed_where_they_are_not(string voice)
    {
        var given = Voice.Materials.Single(v => v.ToString() == voice);
        var item = Full.Items.Single(i => i.Key == given.Kind);
        var documents = RecogniserTests.Recognise(PageScript.File("扫描件.pdf", given.Script)).Documents;

        var missing = ElementFinder.FindAll(item, documents).Where(f => f.Evidence.IsEmpty).Select(f => f.Element.Key);

        Assert.Equal(given.Missing, missing);
    }

    [Fact]
    public void Evidence_stands_word_for_word_on_its_page()
    {
        foreach (var voice in Voice.Materials)
        {
            var file = PageScript.File("文件.docx", voice.Script, PageUnit.Page);
            var documents = RecogniserTests.Recognise(file).Documents;
            var item = Full.Items.Single(i => i.Key == voice.Kind);
            foreach (var evidence in ElementFinder.FindAll(item, documents).SelectMany(f => f.Evidence))
            {
                Assert.NotEmpty(evidence.Quote);
                Assert.Contains(evidence.Quote, file.Pages[evidence.Page - 1].Text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Entries_of_a_table_of_contents_prove_nothing() =>
        Assert.Equal(
            ["goals"],
            Missing("service-manual", Voice.Materials.First(v => v.Kind == "service-manual").Script
                .Replace("# 第二章 服务指标", "第二章 服务目标……………………3", StringComparison.Ordinal)
                .Replace("第三条 全年服务及时率达到98%以上,用户满意率不低于96%。", "", StringComparison.Ordinal)));

    [Fact]
    public void Prose_beside_a_flowchart_proves_none_of_its_stages() =>
        Assert.Equal(["dispatch"], Missing("service-flowchart", """
            售后服务流程图
            说明:调度员负责派单,派单应在十分钟内完成。
            [客户报修]
            [受理登记]
            [上门维修]
            [回访]
            """));

    [Fact]
    public void A_form_that_was_not_filled_in_proves_nothing() =>
        Assert.Equal(["name-en", "address"], Missing("enterprise-profile", """
            企业基本信息表
            | 企业名称(中文) | 宿州禾下农机有限公司
            | 企业名称(英文) | XXXX Co., Ltd.
            | 注册地址 | 请填写省市区
            | 法定代表人 | 禾大川
            | 经营范围 | 农机的生产、销售和维修
            | 联系电话 | 0557-30X1
            """));

    [Fact]
    public void A_logo_is_no_photo_of_facilities() =>
        Assert.Equal(["photos"], Missing("service-facilities", Voice.Materials.First(v => v.Kind == "service-facilities").Script.Replace("1200x900", "64x64", StringComparison.Ordinal)));

    [Fact]
    public void A_part_that_no_word_names_is_for_a_person_where_it_stands_in_the_place()
    {
        var item = Full.Items.Single(i => i.Key == "service-manual");
        var documents = RecogniserTests.Recognise(PageScript.File("制度.docx", Manual)).Documents;

        var strategy = ElementFinder.FindAll(item, documents).Single(f => f.Element.Key == "strategy");

        Assert.True(!strategy.Evidence.IsEmpty || strategy.Doubtful is not null);
    }

    [Fact]
    public void Where_no_part_is_left_an_element_is_missing() =>
        Assert.Equal(["strategy"], Missing("service-manual", Manual.Replace("三、出门三件宝\n人不等车,车不等件。\n", "", StringComparison.Ordinal)));

    [Fact]
    public void A_box_between_acceptance_and_work_that_hardly_says_dispatch_is_not_called_missing()
    {
        var item = Full.Items.Single(i => i.Key == "service-flowchart");
        var documents = RecogniserTests.Recognise(PageScript.File("流程图.docx", """
            售后服务流程图
            [报修受理]
            [车队调度屏闪红灯]
            [上门维修]
            [客户评价]
            """.Replace("调度", "", StringComparison.Ordinal))).Documents;

        var dispatch = ElementFinder.FindAll(item, documents).Single(f => f.Element.Key == "dispatch");

        Assert.Equal("车队屏闪红灯", dispatch.Evidence.Select(e => e.Quote).FirstOrDefault() ?? dispatch.Doubtful?.Quote);
    }

    [Fact]
    public void Columns_are_named_by_a_line_of_short_words_too() =>
        Assert.Empty(Missing("service-records", """
            # 2026年维修台账
            编号 报修时间 客户 故障现象 处理结果 维修员
            001 2026-03-02 某小学 水泵不转 已更换轴承 柯明
            002 2026-03-09 某医院 阀门漏水 已更换密封 怀恬
            """));

    [Fact]
    public void The_label_of_a_credit_code_is_no_credit_code() =>
        Assert.Equal(["credit-code"], Missing("business-license", """
            # 营业执照
            统一社会信用代码
            名称:宿州禾下农机有限公司
            类型:有限责任公司
            法定代表人:禾大川
            成立日期:2015年08月12日
            登记机关:宿州市市场监督管理局
            """));

    [Fact]
    public void Records_that_are_only_said_to_exist_have_neither_time_nor_content_nor_result()
    {
        var item = Full.Items.Single(i => i.Key == "service-records");
        var file = PageScript.File("服务记录.docx", """
            # 维修服务记录
            本年度的服务时间、服务内容和处理结果均录入系统，可到现场查阅。
            """);

        var found = ElementFinder.FindAll(item, [Given.Document("service-records", file)]);

        Assert.All(found, f => Assert.True(f.Evidence.IsEmpty && f.Doubtful is null));
    }

    [Fact]
    public void A_survey_without_any_figure_is_not_analysed()
    {
        var item = Full.Items.Single(i => i.Key == "satisfaction-records");
        var file = PageScript.File("满意度.docx", """
            # 客户满意度调查
            ## 统计分析
            评分规则见附件，统计结果待各站汇总。
            """);

        var analysis = ElementFinder.FindAll(item, [Given.Document("satisfaction-records", file)]).Single(f => f.Element.Key == "analysis");

        Assert.True(analysis.Evidence.IsEmpty && analysis.Doubtful is null);
    }

    [Fact]
    public void What_a_picture_may_have_lost_is_not_ruled_out_by_its_build()
    {
        var item = Full.Items.Single(i => i.Key == "satisfaction-records");
        var file = Given.File("满意度.jpg", Given.Page(1, "客户满意度调查", "统计分析报告", "综合满意率与平均得分如下").Scanned(0.9));

        Assert.NotEmpty(ElementFinder.FindAll(item, [Given.Document("satisfaction-records", file)]).Single(f => f.Element.Key == "analysis").Evidence);
    }

    private const string Manual = """
        售后服务管理制度
        一、服务宗旨
        客户的事就是自己的事。
        二、服务目标
        满意率不低于95%。
        三、出门三件宝
        人不等车,车不等件。
        四、组织架构
        服务部下设客服组和维修组。
        五、岗位职责
        客服负责登记,维修负责上门。
        六、服务流程
        登记、派工、上门、回访。
        """;

    private static IEnumerable<string> Missing(string kind, string script)
    {
        var item = Full.Items.Single(i => i.Key == kind);
        var documents = RecogniserTests.Recognise(PageScript.File("文件.docx", script)).Documents.Where(d => d.Kind == kind);
        return ElementFinder.FindAll(item, [.. documents]).Where(f => f.Evidence.IsEmpty).Select(f => f.Element.Key);
    }
}
