using Materials.Checklists;
using Materials.Documents;
using Materials.Notices;
using Materials.Reports;
using Xunit;

namespace Materials.Tests.Reports;

/// <summary>Identity card and phone numbers come out nowhere that people read, wherever they went in.</summary>
public sealed class DiscretionTests
{
    private const string Card = "34010119900101123X";
    private const string Phone = "13812345678";

    private static readonly Checklist List = Given.Checklist(
        Given.Flowchart, Given.Certificates, Given.Item("control", "质量控制", "Control") with { Inapplicable = new(new("例", "e"), []) }, Given.Item("plan", "方案", "Plan"));

    // In a file's name, in quotes of evidence, in the holder's line of an expired certificate, in the applicant's reason.
    private static readonly RecognisedPackage Package = Given.Package(
        [Given.Defective($"{Card} 扫描.pdf", FindingCode.Encrypted)],
        Given.Document("service-flowchart", Given.File($"流程图 {Phone}.pdf", $"客户电话 {Phone} 受理登记后派单")),
        Given.Document("service-staff-qualifications", Given.File($"{Card}.jpg", $"姓名：柯明 身份证号：{Card}", $"有效期至：2023-03-14 电话 {Phone}")))
        .Of(s => s with { NotApplicable = [new("control", $"没有生产，请致电 {Phone}")] });

    private static Report Report => Reporter.Report(Package, Examiner.Examine(Package, List), List);

    [Fact]
    public void A_reports_texts_and_quotes_hold_none() =>
        ShouldHoldNone(System.Text.RegularExpressions.Regex.Replace(
            System.Text.Encoding.UTF8.GetString(ReportJson.Write(Report)), "\"(?:path|file)\": \"[^\"]*\"", ""));

    [Theory]
    [InlineData(Language.Zh)]
    [InlineData(Language.En)]
    public void The_page_of_a_report_holds_none(Language language) => ShouldHoldNone(ReportHtml.Write(Report, List, language));

    [Theory]
    [InlineData(Language.Zh)]
    [InlineData(Language.En)]
    public void A_notice_holds_none(Language language) => ShouldHoldNone(Notice.Of(Report, List, new()).Text(language));

    [Fact]
    public void The_points_of_a_notice_hold_none() =>
        Assert.All(Notice.Of(Report, List, new()).Points, p => ShouldHoldNone($"{p.Subject}{p.Required}{p.Found}{p.How}{p.Example}"));

    private static void ShouldHoldNone(string text)
    {
        Assert.DoesNotContain(Card, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Phone, text, StringComparison.Ordinal);
    }
}
