using Materials.Reports;
using Materials.Worker.Rendering;

namespace Materials.Worker.Tests.Rendering;

public sealed class TerminalReportTests
{
    [Theory]
    [InlineData(Language.Zh, 80)]
    [InlineData(Language.Zh, 120)]
    [InlineData(Language.En, 100)]
    public void The_table_reads_as_approved(Language language, int width) =>
        Snapshot.Matches($"report-{language.ToString().ToLowerInvariant()}-{width}.txt", Render(ReportOfACompany.Report, language, width));

    [Theory]
    [InlineData(80)]
    [InlineData(93)]
    [InlineData(140)]
    public void No_line_is_wider_than_the_terminal(int width) =>
        Assert.All(Render(ReportOfACompany.Report, Language.Zh, width).Split('\n'), line => Assert.InRange(DisplayWidth.Of(line), 0, width));

    [Fact]
    public void A_package_without_a_fault_is_never_called_complete()
    {
        var report = ReportOfACompany.Report with { Outcome = Outcome.Complete, Items = ReportOfACompany.Report.Items[..1], Files = [] };

        var text = Render(report, Language.Zh, 100);

        Assert.StartsWith("初步核验未发现缺失", text, StringComparison.Ordinal);
        Assert.DoesNotContain("齐全", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Sections_and_sheets_are_never_called_pages()
    {
        var text = Render(ReportOfACompany.Report, Language.Zh, 140);

        Assert.Contains("材料.zip/4 满意度.xlsx 第 1 个工作表", text, StringComparison.Ordinal);
        Assert.DoesNotContain("xlsx 第 1 页", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_personal_number_in_a_file_name_is_masked()
    {
        var text = Render(ReportOfACompany.NamedAfterPeople, Language.Zh, 140);

        Assert.DoesNotContain("13912345678", text, StringComparison.Ordinal);
        Assert.DoesNotContain("340101199001011234", text, StringComparison.Ordinal);
        Assert.Contains("139****5678", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deceptive_file_name_is_written_out()
    {
        var text = Render(ReportOfACompany.Report, Language.Zh, 140);

        Assert.Contains(@"\u{202E}gpj.exe", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', text);
    }

    [Fact]
    public void Colours_appear_only_where_they_are_wanted()
    {
        Assert.DoesNotContain('\u001b', Render(ReportOfACompany.Report, Language.Zh, 100));
        Assert.Contains("\u001b[", Render(ReportOfACompany.Report, Language.Zh, 100, colours: true), StringComparison.Ordinal);
    }

    [Fact]
    public void A_comparison_tells_fixed_from_still_open_and_new()
    {
        var now = ReportOfACompany.Report;
        var before = now with
        {
            Revision = 1,
            Items =
            [
                now.Items[0] with { Status = ItemStatus.Missing },
                now.Items[1] with { Status = ItemStatus.Satisfied },
                .. now.Items[2..],
            ],
        };
        using var text = new StringWriter { NewLine = "\n" };

        new TerminalComparison(new TerminalPage(text, 120, colours: false), Language.Zh).Write(before, now);

        Assert.Contains("已补正：营业执照副本\n", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("仍未补正：服务流程图、客户满意度调查记录、服务人员资质证明\n", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("新出现问题：售后服务体系文件 / 服务手册\n", text.ToString(), StringComparison.Ordinal);
    }

    private static string Render(Report report, Language language, int width, bool colours = false)
    {
        using var text = new StringWriter { NewLine = "\n" };
        new TerminalReport(new TerminalPage(text, width, colours), language).Write(report, ReportOfACompany.Checklist);
        return text.ToString();
    }
}
