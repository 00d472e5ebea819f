using System.Collections.Immutable;
using Materials.Checklists;
using Materials.Documents;
using Materials.Packages;
using Materials.Pages;
using Xunit;

namespace Materials.Tests.Documents;

public sealed class RecogniserTests
{
    private static readonly Checklist Full = ChecklistFile.Open("gbt27922-full")!.Checklist!;

    public static TheoryData<string> Materials => [.. Voice.Materials.Select(v => v.ToString())];

    public static TheoryData<string> Others => [.. Voice.Others.Select(v => v.ToString())];

    [Theory]
    [MemberData(nameof(Materials))]
    public void A_material_is_recognised_in_any_voice(string voice)
    {
        var given = Voice.Materials.Single(v => v.ToString() == voice);

        var documents = Recognise(PageScript.File("扫描件.pdf", given.Script)).Documents;

        Assert.Equal([given.Kind], documents.Select(d => d.Kind));
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void What_only_speaks_of_materials_is_none(string voice)
    {
        var given = Voice.Others.Single(v => v.ToString() == voice);

        var documents = Recognise(PageScript.File("质量手册.pdf", given.Script)).Documents;

        Assert.DoesNotContain(documents, d => Full.Items.Any(i => i.Key == d.Kind));
    }

    [Fact]
    public void A_bound_volume_is_cut_into_its_documents()
    {
        string[] kinds = ["enterprise-profile", "quality-manual", "service-manual", "service-flowchart", "satisfaction-records", "service-facilities", "service-cases", "service-records"];
        var parts = kinds.Select(k => Voice.Materials.First(v => v.Kind == k).Script).ToArray();

        var documents = Recognise(PageScript.File("合订本.pdf", "申报资料合订本\n---\n" + string.Join("\n---\n", parts), PageUnit.Page)).Documents;

        documents = [.. documents.Where(d => Full.Items.Any(i => i.Key == d.Kind))];
        Assert.Equal(kinds, documents.Select(d => d.Kind));
        Assert.Equal(Enumerable.Range(2, kinds.Length), documents.Select(d => d.FirstPage));
    }

    [Fact]
    public void Stamped_copy_of_a_repairers_licence_is_a_licence_whatever_its_scope_speaks_of()
    {
        var documents = Recognise(PageScript.File("扫描件.pdf", """
            营业执照
            统一社会信用代码
            91340803MABQ3K0W3Q
            (副本)
            家电维修服
            | 名称 | 安庆菱湖家电维修服务有限公司 | 注册资本 | 叁佰万圆整
            | 类型 | 有限责任公司（自然人独资） | 成立日期 | 2021年12月30日
            法定代表人阮青禾	住所	安徽省安庆市大观区集贤南路68号1栋商铺107室
            经营范围	一般项目：家用电器安装服务；日用电器修理；家用电器销售；家用电器零配件销售；制冷、空调设备销售；家政服务；物业管理
            登记机关
            理后
            安
            2022年10月18日
            电维修
            此复印件仅用于售后服务认证申请，他用无效
            与原件一致2026年10月12日
            使用
            仅限认证使用
            仅限认证
            仅限认证使用
            仅限认证使用
            仅限认证使用
            """)).Documents;

        Assert.Equal(["business-license"], documents.Select(d => d.Kind));
    }

    [Fact]
    public void Documents_that_share_a_page_are_told_apart_by_their_headings()
    {
        var documents = Recognise(PageScript.File("全部.docx", """
            # 典型服务案例
            案例一:某日客户来电反映水泵不转,工程师赶到现场检查,发现电容损坏,更换后恢复正常,客户表示满意并致谢。
            # 售后服务记录表
            | 日期 | 客户 | 故障现象 | 处理结果
            | 2026-05-01 | 甲厂 | 不转 | 换电容,正常
            | 2026-05-09 | 乙厂 | 漏水 | 换密封,正常
            """)).Documents;

        Assert.Equal(["service-cases", "service-records"], documents.Select(d => d.Kind));
        Assert.DoesNotContain(documents[0].Pages.SelectMany(p => p.Lines), l => l.Cells.Length > 0);
        Assert.DoesNotContain(documents[1].Pages.SelectMany(p => p.Lines), l => l.Text.Contains("案例一", StringComparison.Ordinal));
    }

    [Fact]
    public void A_manual_with_its_flowchart_inside_is_both()
    {
        var manual = Voice.Materials.First(v => v.Kind == "service-manual").Script;
        var chart = Voice.Materials.First(v => v.Kind == "service-flowchart").Script;

        var documents = Recognise(PageScript.File("制度.pdf", $"{manual}\n---\n{chart}\n---\n# 第七章 投诉处理\n第八条 接到用户投诉的,用户服务部应当在一日内回访并处理,维修质量问题免费返修。\n# 第八章 附则\n第九条 本办法由用户服务部解释。", PageUnit.Page)).Documents;

        Assert.Equal(["service-flowchart", "service-manual"], documents.Select(d => d.Kind).Distinct().Order());
    }

    [Fact]
    public void A_manual_that_only_mentions_a_flowchart_has_none()
    {
        var manual = Voice.Materials.First(v => v.Kind == "service-manual").Script + "\n第八条 服务流程图见附件,受理、派单、实施、反馈各环节均应留有记录。";

        Assert.Equal(["service-manual"], Recognise(PageScript.File("制度.pdf", manual)).Documents.Select(d => d.Kind));
    }

    [Fact]
    public void A_name_moves_confidence_and_nothing_else()
    {
        foreach (var voice in Voice.Materials)
        {
            var plain = Recognise(PageScript.File("IMG_0001.pdf", voice.Script)).Documents;
            foreach (var name in new[] { "营业执照.pdf", "质量手册.docx", "服务记录.xlsx", "感谢信.pdf" })
            {
                var renamed = Recognise(PageScript.File(name, voice.Script)).Documents;
                Assert.Equal(plain.Select(d => (d.Kind, d.FirstPage, d.LastPage)), renamed.Select(d => (d.Kind, d.FirstPage, d.LastPage)));
            }
        }
    }

    [Fact]
    public void The_order_of_files_makes_no_difference()
    {
        ImmutableArray<FileContent> files = [.. Voice.Materials.Concat(Voice.Others).Select((v, i) => PageScript.File($"{i:00}.docx", v.Script))];

        var forth = Recognise(files).Documents;
        var back = Recognise([.. files.Reverse()]).Documents;

        Assert.Equal(Facts(forth), Facts(back));

        static IEnumerable<string> Facts(IEnumerable<Document> documents) => documents.Select(d => $"{d.File.Path} {d.Kind} {d.Confidence}").Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Cues_quote_their_page_and_say_what_spoke_against()
    {
        var documents = Recognise([.. Voice.Materials.Select((v, i) => PageScript.File($"{i:00}.docx", v.Script))]).Documents;

        Assert.All(documents.SelectMany(d => d.Cues.Select(c => (d, c))), p => Assert.Contains(p.c.Quote, p.d.File.Pages[p.c.Page - 1].Text, StringComparison.Ordinal));
        Assert.All(documents, d => Assert.NotEmpty(d.Cues));
        Assert.Contains(documents.SelectMany(d => d.Cues), c => c.Weight < 0);
    }

    [Fact]
    public void Hidden_words_and_pictures_without_text_make_no_document()
    {
        var page = new Page
        {
            Number = 1,
            Hidden = [new("服务流程图 受理 派单 实施 反馈", HiddenReason.Colour)],
            Pictures = [new(1600, 1200, 1, 0)],
        };
        var file = PageScript.File("3 服务流程图.jpg", "") with { Pages = [page] };

        var package = Recognise(file);

        Assert.Empty(package.Documents);
        Assert.True(Assert.Single(package.UnreadPages).Wholly);
        Assert.Equal("service-flowchart", package.NameHints["3 服务流程图.jpg"][0]);
    }

    [Fact]
    public void The_applicants_label_is_a_hint_that_stands_over_the_name()
    {
        var file = PageScript.File("扫描/质量手册.pdf", "") with { Status = FileStatus.Unreadable, Pages = [] };
        var submission = new Submission { PackageId = "AH-1", Files = [new(file.Path, Item: "service-cases")] };

        var package = Recogniser.Recognise(new(submission, [file]), Full, new(2026, 11, 23));

        Assert.Equal(["service-cases"], package.NameHints[file.Path]);
        Assert.Empty(package.Documents);
    }

    [Theory]
    [InlineData("某地磐石机械有限公司")]
    [InlineData("资料整理中，后补。")]
    public void A_name_or_a_note_alone_is_no_document(string text) =>
        Assert.Empty(Recognise(PageScript.File("文件.jpg", text)).Documents);

    [Fact]
    public void Procedures_in_a_table_with_arrows_in_its_cells_are_no_flowchart() =>
        Assert.Equal(["procedure-documents"], Recognise(PageScript.File("程序文件.docx", """
            # 程序文件汇编
            | 程序 | 步骤 | 归口 | 记录
            | 文件控制程序 | 编制 → 审核 → 批准 → 发放 → 回收 | 行政部 | 发放登记表
            | 记录控制程序 | 填写 → 收集 → 归档 → 到期销毁 | 行政部 | 归档清单
            | 内部审核程序 | 计划 → 实施 → 报告 → 整改验证 | 质管部 | 内审报告
            | 不合格品控制程序 | 标识 → 隔离 → 评审 → 处置 | 质管部 | 处置单
            """)).Documents.Select(d => d.Kind).Distinct());

    [Fact]
    public void A_table_in_an_appendix_does_not_end_the_manual()
    {
        var manual = Voice.Materials.First(v => v.Kind == "service-manual").Script;

        var documents = Recognise(PageScript.File("手册.pdf", manual + """

            ---
            附录 保养周期
            | 项目 | 每班 | 每周 | 每月
            | 清洁外表 | √ | ○ | √
            | 检查紧固件 | ○ | √ | ○
            | 润滑加油 | √ | √ | ○
            """, PageUnit.Page)).Documents;

        var document = Assert.Single(documents);
        Assert.Equal(("service-manual", 2), (document.Kind, document.LastPage));
    }

    [Fact]
    public void A_seal_beside_text_is_no_unread_picture()
    {
        var file = PageScript.File("执照.pdf", "# 营业执照\n名称:宿州禾下农机有限公司\n(picture 300x300)");
        var page = file.Pages[0];
        var sealedFile = file with { Pages = [page with { Pictures = [page.Pictures[0] with { RedShare = 0.25, Coloured = true }] }] };

        Assert.NotEmpty(Recognise(file).UnreadPages);
        Assert.Empty(Recognise(sealedFile).UnreadPages);
    }

    [Fact]
    public void Garbled_text_counts_as_unread()
    {
        var file = PageScript.File("手册.pdf", Voice.Materials.First(v => v.Kind == "service-manual").Script);

        var package = Recognise(file with { Pages = [.. file.Pages.Select(p => p with { Trust = 0.2 })] });

        Assert.Empty(package.Documents);
        Assert.All(package.UnreadPages, u => Assert.True(u.Wholly));
        Assert.Equal(file.Pages.Length, package.UnreadPages.Length);
    }

    [Fact]
    public void A_material_of_ones_own_is_told_by_its_cues_though_the_model_takes_it_for_another()
    {
        var own = ChecklistFile.Load("""
            id: own-list
            version: "1"
            title: { zh: 自有清单, en: Own list }
            extends: gbt27922-full
            items:
              - key: complaint-rules
                title: { zh: 投诉处理规定, en: Rules for complaints }
                expected: { zh: 写明投诉怎样处理。, en: Say how complaints are dealt with. }
                remedy: { zh: 请提交投诉处理规定。, en: Submit the rules. }
                source: 5.3.2
                recognise:
                  - { in: title, words: ["投诉{处理/管理}{规定/细则}"], weight: 5 }
                  - { in: text, words: ["投诉办结率", "投诉由"], weight: 4, enough: 2 }
            """).Checklist!;
        var file = PageScript.File("扫描件.pdf", """
            # 顾客投诉处理细则
            顾客投诉由客服部受理，当天派人联系，三天内上门处理，处理后回访顾客是否满意。
            维修组负责修复，客服部负责回访，经理负责考核。投诉办结率不低于百分之九十八。
            """);

        var documents = Recogniser.Recognise(new(new() { PackageId = "AH-1" }, [file]), own, new(2026, 11, 23)).Documents;

        Assert.Equal(["complaint-rules"], documents.Select(d => d.Kind));
    }

    [Fact]
    public void A_register_in_the_appendix_of_a_manual_is_part_of_the_manual()
    {
        var manual = Voice.Materials.First(v => v.Kind == "service-manual").Script;

        var documents = Recognise(PageScript.File("手册.docx", manual + """

            # 附录 A 故障代码对照表
            | 代码 | 故障现象 | 故障原因 | 处理方法
            | E1 | 水泵不转 | 电容损坏 | 更换电容
            | E2 | 漏水 | 密封圈老化 | 更换密封圈
            | E3 | 异响 | 轴承磨损 | 联系服务热线
            """)).Documents;

        Assert.Equal(["service-manual"], documents.Select(d => d.Kind));
    }

    [Fact]
    public void Short_lines_that_tell_the_stages_one_after_the_other_are_a_flowchart()
    {
        var documents = Recognise(PageScript.File("3.pdf", """
            # 灯不亮了看这里
            一 顾客打电话来，前台接听并登记
            二 队长派单，安排最近的电工去
            三 电工上门检修，更换坏件
            四 过两天客服回访，问满意不满意
            """)).Documents;

        Assert.Equal(["service-flowchart"], documents.Select(d => d.Kind));
    }

    internal static RecognisedPackage Recognise(params ImmutableArray<FileContent> files) =>
        Recogniser.Recognise(new(new() { PackageId = "AH-1" }, files), Full, new(2026, 11, 23));
}
