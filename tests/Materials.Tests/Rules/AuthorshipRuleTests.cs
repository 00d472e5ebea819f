using Materials.Checklists;
using Materials.Checklists.Rules;
using Materials.Pages;
using Materials.Reports;
using Xunit;

namespace Materials.Tests.Rules;

public sealed class AuthorshipRuleTests
{
    private const string Other = "宣城石臼湖泵业有限公司";

    private static readonly ChecklistItem Manual = Given.Item("service-manual", "服务手册", "Service manual", Given.Rule("other-company"));

    private static RuleResult Examine(params string[] lines) => RuleTest.Examine(Manual, Given.Document("service-manual", Given.File("手册.docx", lines)));

    [Theory]
    [InlineData(Other + "售后服务手册")]
    [InlineData(Other)]
    [InlineData("编制单位：" + Other)]
    public void A_document_in_another_companys_name_is_found(string line) =>
        Assert.Contains(Other, Examine(line, "一、服务宗旨").ShouldFind(FindingCode.OtherCompany).Message.Zh, StringComparison.Ordinal);

    [Fact]
    public void Who_is_called_this_company_is_its_author() =>
        Examine("售后服务手册", "1", "2", "3", "4", "5", "6", "7", "8", $"{Other}（以下简称本公司）成立于2010年。").ShouldFind(FindingCode.OtherCompany);

    [Fact]
    public void Another_company_in_the_running_head_is_its_author()
    {
        var page = Given.Page(1, "售后服务手册", "一、服务宗旨");
        page = page with { Lines = page.Lines.Insert(0, new() { Text = Other, Role = LineRole.Header }) };

        RuleTest.Examine(Manual, Given.Document("service-manual", Given.File("手册.pdf", page))).ShouldFind(FindingCode.OtherCompany);
    }

    [Theory]
    [InlineData("为规范" + Other + "的售后服务工作，制定本制度。")]
    [InlineData("第二条 本办法适用于" + Other + "各部门。")]
    [InlineData("芜湖大龙湾水泵厂售后服务管理制度")]
    [InlineData("安徽大龙湾集团")]
    public void A_copied_document_betrays_itself_by_what_it_is_for(string line) => Examine("售后服务管理制度", line).ShouldFind(FindingCode.OtherCompany);

    [Theory]
    [InlineData("第二条 本办法适用于" + Other + "生产的水泵的维修。")]
    [InlineData("为" + Other + "提供维修服务时，应穿工装。")]
    [InlineData("为加强对" + Other + "等大客户的服务，设专人。")]
    [InlineData("客户服务中心售后服务管理制度")]
    [InlineData("生产一厂服务承诺")]
    [InlineData("工程技术研究院服务规范")]
    [InlineData(Other + "：")]
    public void Whose_products_or_customers_are_named_is_no_author(string line) => Examine("售后服务管理制度", line).ShouldBeFine();

    [Fact]
    public void Who_signs_at_the_end_is_the_author() =>
        Examine("售后服务管理制度", "一、宗旨", "二、目标", "三、策略", "四、组织", "五、职责", "六、流程", "七、考核", "八、附则", Other, "2026年1月5日").ShouldFind(FindingCode.OtherCompany);

    [Fact]
    public void A_partner_named_at_the_end_without_a_date_is_no_author() =>
        Examine("售后服务管理制度", "一、宗旨", "二、目标", "三、策略", "四、组织", "五、职责", "六、流程", "七、考核", "八、合作服务商", Other).ShouldBeFine();

    [Theory]
    [InlineData("安徽青禾集团有限公司售后服务管理制度")]
    [InlineData("青禾控股集团有限公司")]
    public void The_manual_of_the_applicants_group_is_for_a_person(string title) => Examine(title, "一、服务宗旨").ShouldDoubt();

    [Fact]
    public void The_manual_of_another_group_of_the_trade_is_found() => Examine("安徽大龙湾机电集团有限公司售后服务管理制度").ShouldFind(FindingCode.OtherCompany);

    [Theory]
    [InlineData("合肥轴承厂质量手册", "合肥轴承厂有限责任公司")]
    [InlineData("安徽大龙湾集团售后服务管理制度", "大龙湾集团股份有限公司")]
    [InlineData("芜湖江城水泵厂", "芜湖江城水泵厂")]
    public void A_name_without_its_legal_form_is_the_applicants(string title, string applicant) => ExamineFor(applicant, title).ShouldBeFine();

    [Fact]
    public void The_works_that_the_applicant_may_once_have_been_are_for_a_person() => ExamineFor("合肥市大江水泵有限公司", "合肥大江水泵厂服务手册").ShouldDoubt();

    private static RuleResult ExamineFor(string applicant, params string[] lines) =>
        RuleTest.Examine(Manual, Given.Package(Given.Document("service-manual", Given.File("手册.docx", lines))).Of(s => s with { Applicant = new(applicant) }));

    [Theory]
    [InlineData("单位名称：" + Other)]
    [InlineData("公司名称：" + Other)]
    public void On_a_questionnaire_the_customer_is_the_company(string line)
    {
        var survey = Given.Item("satisfaction-records", "调查", "Survey", Given.Rule("other-company", ("customers", "单位名称,公司名称")));
        var lines = new[] { "1", "2", "3", "4", "5", "6", "7", "8", line, Other, "2026年3月5日" };

        RuleTest.Examine(survey, Given.Document("satisfaction-records", Given.File("问卷.docx", lines))).ShouldBeFine();
        Examine(lines).ShouldFind(FindingCode.OtherCompany);
    }

    [Theory]
    [InlineData("客户：" + Other)]
    [InlineData("供应商" + Other + "按期供货。")]
    [InlineData("2026年5月为" + Other + "检修水泵。")]
    [InlineData("培训机构：" + Other)]
    [InlineData("致：" + Other)]
    public void Customers_and_suppliers_may_be_named(string line) => Examine(Given.Applicant + "服务手册", line).ShouldBeFine();

    [Theory]
    [InlineData(Given.Applicant)]
    [InlineData("庐州 青禾机电有限公司 售后服务手册")]
    [InlineData("编制单位：" + Given.Applicant)]
    [InlineData("版本 第四稿  " + Given.Applicant + "  2026年1月9日公布")]
    [InlineData("QM-C-01 Rev.7    " + Given.Applicant)]
    [InlineData("Legal name (CN) " + Given.Applicant)]
    public void The_applicants_own_name_is_fine(string line) => Examine(line).ShouldBeFine();

    [Fact]
    public void Both_names_as_authors_are_for_a_person() => Examine(Given.Applicant, $"{Other}（以下简称公司）").ShouldDoubt();

    [Fact]
    public void The_applicants_running_head_makes_another_companys_document_no_own_one()
    {
        var page = Given.Page(1, Other + "售后服务手册", "一、服务宗旨");
        page = page with { Lines = page.Lines.Insert(0, new() { Text = Given.Applicant, Role = LineRole.Header }) };

        RuleTest.Examine(Manual, Given.Document("service-manual", Given.File("手册.pdf", page))).ShouldFind(FindingCode.OtherCompany);
    }

    [Fact]
    public void Where_nobody_named_the_applicant_the_licence_does()
    {
        var package = Given.Package(
            Given.Document("business-license", Given.File("执照.pdf", "营业执照", $"名称：{Given.Applicant}")),
            Given.Document("service-manual", Given.File("手册.docx", Other + "售后服务手册"))).Of(s => s with { Applicant = new() });
        var manual = package with { Documents = [package.Documents[1]] };

        RuleTest.Examine(Manual, manual).ShouldBeFine();
        Assert.Equal(
            FindingCode.OtherCompany,
            RuleList.Named("other-company").Examine(new(Manual, Manual.Rules[0], manual.Documents, package)).ShouldFind(FindingCode.OtherCompany).Code);
    }

    [Fact]
    public void A_template_is_found_with_what_it_left_blank()
    {
        var item = Given.Item("procedure-documents", "程序文件", "Procedures", Given.Rule("placeholder"));
        var document = Given.Document("procedure-documents", Given.File("程序文件.doc", Given.Page(1, "程序文件"), Given.Page(2, "XX公司文件控制程序", "[请填写部门]")));

        var finding = RuleTest.Examine(item, document).ShouldFind(FindingCode.PlaceholderText);

        Assert.Equal(2, finding.Page);
        Assert.Contains("XX公司", finding.Message.Zh, StringComparison.Ordinal);
        Assert.Contains("第 2 页", finding.Message.Zh, StringComparison.Ordinal);
    }
}
