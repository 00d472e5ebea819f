using System.Text;
using Materials.Pages;
using Xunit;

namespace Materials.Reading.Tests.Pdf;

public class PdfLayoutTests
{
    [Fact]
    public void A_ruled_table_keeps_many_lines_of_a_cell_together()
    {
        const string Rules = "50 700 m 350 700 l S 50 650 m 350 650 l S 50 620 m 350 620 l S 50 620 m 50 700 l S 150 620 m 150 700 l S 350 620 m 350 700 l S ";
        const string Text = "BT /F 10 Tf 1 0 0 1 60 672 Tm (Item) Tj 1 0 0 1 160 684 Tm (first line of the remark) Tj 1 0 0 1 160 660 Tm (second line) Tj " +
            "1 0 0 1 60 630 Tm (Next) Tj 1 0 0 1 160 630 Tm (ok) Tj ET";

        var lines = PdfFile.OnePage(Rules + Text).Read().Pages[0].Lines;

        Assert.Equal(2, lines.Length);
        Assert.Equal(["Item", "first line of the remark second line"], lines[0].Cells);
        Assert.Equal(["Next", "ok"], lines[1].Cells);
        Assert.All(lines, l => Assert.Equal(LineRole.TableRow, l.Role));
        Assert.True(lines[0].Group > 0 && lines[0].Group == lines[1].Group);
        Assert.Equal("Next\tok", lines[1].Text);
    }

    [Fact]
    public void A_form_of_two_halves_keeps_each_value_with_its_label()
    {
        var content = new StringBuilder("BT /F 12 Tf ");
        string[][] rows = [["名称", "合肥澄海机电有限公司", "注册资本", "伍佰万圆整"], ["类型", "有限责任公司", "成立日期", "2015年06月18日"], ["法定代表人", "许澄", "住所", "合肥市瑶海区"]];
        for (var row = 0; row < rows.Length; row++)
        {
            double[] places = [50, 130, 320, 400];
            for (var i = 0; i < 4; i++)
                content.Append($"1 0 0 1 {places[i]} {700 - row * 24} Tm {PdfFile.Chinese(rows[row][i])} ");
        }

        var lines = PdfFile.OnePage(content + "ET", font: PdfFile.ChineseFont("UniGB-UCS2-H")).Read().Pages[0].Lines;

        Assert.Equal(rows, lines.Select(l => l.Cells.ToArray()));
    }

    [Fact]
    public void Boxes_of_a_flowchart_are_shapes_in_order()
    {
        var content = new StringBuilder();
        string[] steps = ["Accept", "Dispatch", "Repair", "Feedback"];
        for (var i = 0; i < steps.Length; i++)
            content.Append($"200 {700 - i * 80} 120 40 re S 260 {700 - i * 80} m 260 {660 - i * 80} l S BT /F 10 Tf 230 {715 - i * 80} Td ({steps[i]}) Tj ET ");

        var lines = PdfFile.OnePage(content.ToString()).Read().Pages[0].Lines;

        Assert.Equal(steps, lines.Select(l => l.Text));
        Assert.All(lines, l => Assert.Equal(LineRole.Shape, l.Role));
        Assert.Single(lines.Select(l => l.Group).Distinct());
    }

    [Fact]
    public void Running_headers_and_page_numbers_are_told_from_the_text()
    {
        var file = new PdfFile().Add("<</Type/Catalog/Pages 2 0 R>>").Add("<</Type/Pages/Kids[4 0 R 6 0 R 8 0 R 10 0 R]/Count 4>>").Add(PdfFile.Helvetica);
        for (var page = 1; page <= 4; page++)
        {
            file.Add($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {3 + 2 * page} 0 R/Resources<</Font<</F 3 0 R>>>>>>");
            file.AddStream($"BT /F 9 Tf 50 770 Td (Service Manual) Tj ET BT /F 11 Tf 50 600 Td (What stands on page {page} alone) Tj ET BT /F 9 Tf 290 20 Td (- {page} -) Tj ET");
        }

        foreach (var page in file.Read().Pages)
            Assert.Equal([LineRole.Header, LineRole.Paragraph, LineRole.Footer], page.Lines.Select(l => l.Role));
    }

    [Fact]
    public void A_large_short_line_is_a_heading()
    {
        const string Content = "BT /F 18 Tf 50 600 Td (Organisation) Tj /F 11 Tf 0 -30 Td (The service department has three groups and reports to the manager.) Tj ET";

        var lines = PdfFile.OnePage(Content).Read().Pages[0].Lines;

        Assert.Equal(LineRole.Heading, lines[0].Role);
        Assert.Equal(1, lines[0].Level);
        Assert.Equal(LineRole.Paragraph, lines[1].Role);
    }
}
