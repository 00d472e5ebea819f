using Materials.Checklists.Rules;
using Materials.Documents;
using Materials.Pages;
using Materials.Reports;
using Xunit;

namespace Materials.Tests.Rules;

public sealed class CertificatesRuleTests
{
    private static Document Certificate(string path, Page page) => Given.Document("service-staff-qualifications", Given.File(path, page));

    private static RuleResult Examine(params string[] lines) => RuleTest.Examine(Given.Certificates, Certificate("证书.pdf", Given.Page(1, lines)));

    [Fact]
    public void A_certificate_that_names_its_holder_is_fine() => Examine("姓名：柯明", "证书编号：A1", "有效期至：2027-03-14").ShouldBeFine();

    [Fact]
    public void An_expired_certificate_says_whose_and_since_when()
    {
        var finding = Examine("姓名：柯明", "证书编号：A1", "有效期：2020年3月15日至2023年3月14日").ShouldFind(FindingCode.CertificateExpired);

        Assert.Contains("柯明", finding.Message.Zh, StringComparison.Ordinal);
        Assert.Contains("2023-03-14", finding.Message.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_persons_renewed_certificate_stands_over_the_old_one() => Examine(
        "姓名：柯明", "证书名称：电工证", "有效期至：2023-03-14", "姓名：柯明", "证书名称：电工证", "有效期至：2029-03-14").ShouldBeFine();

    [Fact]
    public void One_number_on_the_certificates_of_two_people_is_for_a_person_with_both_named()
    {
        var question = Examine("姓名：柯明", "证书编号：SHFW-2024-007", "姓名：怀恬", "证书编号：SHFW-2024-007").ShouldDoubt().Question.Zh;

        Assert.Contains("柯明", question, StringComparison.Ordinal);
        Assert.Contains("怀恬", question, StringComparison.Ordinal);
    }

    [Fact]
    public void A_blank_holder_is_too_few() => Examine("质检员证", "姓名：", "证书编号：A1").ShouldFind(FindingCode.TooFew);

    [Fact]
    public void A_name_that_nothing_calls_the_holder_is_for_a_person() =>
        Assert.Contains("“柯明”", Examine("质检员证", "证书编号：A1", "柯明").ShouldDoubt().Question.Zh, StringComparison.Ordinal);

    [Fact]
    public void A_clearly_scanned_blank_holder_is_too_few() =>
        RuleTest.Examine(Given.Certificates, Certificate("证.jpg", Given.Page(1, "质检员证", "姓名：", "证书编号：A1").Scanned(0.97))).ShouldFind(FindingCode.TooFew);

    [Fact]
    public void A_scan_on_which_no_name_was_read_is_for_a_person() =>
        RuleTest.Examine(Given.Certificates, Certificate("证.jpg", Given.Page(1, "质检员证", "证书编号：A1").Scanned(0.97))).ShouldDoubt();

    [Fact]
    public void A_poorly_read_expiry_is_for_a_person() =>
        RuleTest.Examine(Given.Certificates, Certificate("证.jpg", Given.Page(1, "姓名：柯明", "有效期至：2023-03-14").Scanned(0.6))).ShouldDoubt();

    [Fact]
    public void A_review_that_was_due_is_for_a_person() => Examine("姓名：柯明", "证书编号：A1", "复审日期：2024年5月").ShouldDoubt();
}
