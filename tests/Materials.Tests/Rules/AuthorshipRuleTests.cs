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
