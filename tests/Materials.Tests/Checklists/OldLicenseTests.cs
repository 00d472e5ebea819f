using Materials.Checklists;
using Materials.Checklists.Rules;
using Materials.Pages;
using Materials.Reports;
using Xunit;

namespace Materials.Tests.Checklists;

public sealed class OldLicenseTests
{
    private static readonly ChecklistItem Item = ChecklistFile.Open("gbt27922-core")!.Checklist!.Items.First(i => i.Key == "business-license");

    private static readonly string[] Old =
        ["企业法人营业执照", "（副本）", "注册号 340104000261937（1-1）", $"名称 {Given.Applicant}", "公司类型 有限责任公司", "法定代表人姓名 柯景澜", "营业期限 2008年05月08日至2028年05月07日"];

    private static RuleResult? Instead(string element, Page page) =>
        OldLicense.Instead(Item, Item.Elements.First(e => e.Key == element), [Given.Document("business-license", Given.File("执照.jpg", page))]);

    [Fact]
    public void The_licence_of_today_is_asked_for()
    {
        var finding = Assert.Single(Instead("credit-code", Given.Page(1, Old).Scanned(0.98))!.Findings);

        Assert.Equal((FindingCode.ElementMissing, "credit-code", Severity.Blocking, 1), (finding.Code, finding.Element, finding.Severity, finding.Page));
        Assert.Contains("340104000261937", finding.Message.Zh, StringComparison.Ordinal);
        Assert.Contains("换领", finding.Remedy.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_was_read_doubtfully_is_for_a_person() => Assert.Empty(Instead("credit-code", Given.Page(1, Old).Scanned(0.8))!.Findings);

    [Fact]
    public void Nothing_else_of_a_licence_is_missing_for_it() => Assert.Null(Instead("company-name", Given.Page(1, Old)));

    [Fact]
    public void A_licence_without_any_number_is_no_old_one() => Assert.Null(Instead("credit-code", Given.Page(1, "营业执照", $"名称 {Given.Applicant}")));

    [Fact]
    public void The_old_number_proves_no_credit_code()
    {
        var package = Given.Package(Given.Document(Item.Key, Given.File("执照.pdf", Given.Page(1, Old).With(Given.Photo(red: 0.004, coloured: true)))));
        var verdict = Examiner.Examine(package, ChecklistFile.Open("gbt27922-core")!.Checklist!).Single(v => v.Key == Item.Key);

        var finding = Assert.Single(verdict.Findings);
        Assert.Equal((FindingCode.ElementMissing, "credit-code"), (finding.Code, finding.Element));
    }
}
