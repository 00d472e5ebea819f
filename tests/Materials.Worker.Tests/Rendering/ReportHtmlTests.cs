using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Materials.Reports;

namespace Materials.Worker.Tests.Rendering;

public sealed partial class ReportHtmlTests
{
    private static readonly string Zh = ReportHtml.Write(ReportOfACompany.Report, ReportOfACompany.Checklist, Language.Zh);
    private static readonly string En = ReportHtml.Write(ReportOfACompany.Report, ReportOfACompany.Checklist, Language.En);

    [Fact]
    public void Its_structure_is_as_approved() =>
        // The style is left out: it is looked at, not compared.
        Snapshot.Matches("report-zh.html", Style().Replace(Zh, "<style></style>").Replace(StyleHash(), "…", StringComparison.Ordinal));

    [Fact]
    public void It_asks_nobody_for_anything()
    {
        Assert.DoesNotContain("<script", Zh, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http:", Zh, StringComparison.Ordinal);
        Assert.DoesNotContain("https:", Zh, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", Zh, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", Zh, StringComparison.Ordinal);
        Assert.Contains($"default-src 'none'; style-src 'sha256-{StyleHash()}'", Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Markup_in_a_file_name_is_text()
    {
        Assert.DoesNotContain("<img", Zh, StringComparison.Ordinal);
        Assert.Contains("宣传&lt;img src=x onerror=alert(1)&gt;\\u{202E}gpj.exe", Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_personal_number_in_a_file_name_is_masked()
    {
        var html = ReportHtml.Write(ReportOfACompany.NamedAfterPeople, ReportOfACompany.Checklist, Language.Zh);

        Assert.DoesNotContain("13912345678", html, StringComparison.Ordinal);
        Assert.DoesNotContain("340101199001011234", html, StringComparison.Ordinal);
        Assert.Contains("139****5678", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Evidence_is_quoted_with_its_place()
    {
        Assert.Contains("<q>一次修复率不低于 95%</q> <cite><bdi>2 售后服务手册.docx</bdi> 第 2 节</cite>", Zh, StringComparison.Ordinal);
        Assert.Contains("<q>总体满意率 96.4%</q> <cite><bdi>材料.zip/4 满意度.xlsx</bdi> sheet 2</cite>", En, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_finding_of_the_report_is_told_with_its_remedy() => Assert.All(
        ReportOfACompany.Report.AllFindings().Where(f => f.Code != FindingCode.Unrecognised),
        finding =>
        {
            Assert.Contains(finding.Message.Zh, Zh, StringComparison.Ordinal);
            Assert.Contains(finding.Remedy.En, En, StringComparison.Ordinal);
        });

    [Fact]
    public void The_same_report_gives_the_same_bytes() =>
        Assert.Equal(Zh, ReportHtml.Write(ReportOfACompany.Report, ReportOfACompany.Checklist, Language.Zh));

    private static string StyleHash() => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style().Match(Zh).Groups[1].Value)));

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();
}
