using DocumentFormat.OpenXml.Spreadsheet;
using Materials.Pages;
using Materials.Reports;

namespace Materials.Reading.Tests.Excel;

public sealed class XlsxTests
{
    private static Cell?[] Head => [Xlsx.Text("时间"), Xlsx.Text("内容"), Xlsx.Text("处理结果")];

    [Fact]
    public void Every_sheet_is_a_page_with_its_name()
    {
        var file = Read(new("台账", [Xlsx.Text("一月")]), new("汇总", [Xlsx.Text("全年")]));

        Assert.Equal(PageUnit.Sheet, file.Unit);
        Assert.Equal([(1, "台账", "一月"), (2, "汇总", "全年")], file.Pages.Select(p => (p.Number, p.Name!, p.Text)));
    }

    [Fact]
    public void Rows_become_table_rows_that_keep_their_empty_cells()
    {
        var file = Read(new Xlsx.Sheet("台账", [Xlsx.Text("维修台账"), null, null], Head, [Xlsx.Text("10月8日"), null, Xlsx.Text("已修复")]));

        var lines = file.Pages[0].Lines;
        Assert.Equal((LineRole.Paragraph, "维修台账"), (lines[0].Role, lines[0].Text));
        Assert.Equal(["时间", "内容", "处理结果"], lines[1].Cells);
        Assert.Equal((LineRole.TableRow, "10月8日\t\t已修复"), (lines[2].Role, lines[2].Text));
        Assert.Equal(lines[1].Group, lines[2].Group);
    }

    [Fact]
    public void Cells_read_as_people_see_them()
    {
        // 46303 days after the end of 1899.
        var file = Read(new Xlsx.Sheet("a", [Xlsx.Shared(), Xlsx.Number(46303, Xlsx.Date), Xlsx.Number(0.975, Xlsx.Percent), Xlsx.Number(12.5), Xlsx.Formula("1+1", "2")],
            [Xlsx.Text("甲"), Xlsx.Text("乙"), Xlsx.Text("丙"), Xlsx.Text("丁"), Xlsx.Text("戊")]));

        var cells = file.Pages[0].Lines[0].Cells;
        Assert.Equal(("共用", "97.50%", "12.5", "2"), (cells[0], cells[2], cells[3], cells[4]));
        Assert.Contains("2026", cells[1], StringComparison.Ordinal);
        Assert.DoesNotContain("46303", cells[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Hidden_sheets_and_rows_are_told_apart_from_what_is_seen()
    {
        var file = Read(
            new("可见", Head, [Xlsx.Text("藏"), Xlsx.Text("藏"), Xlsx.Text("藏")]) { HiddenRow = 2 },
            new("隐藏", [Xlsx.Text("服务宗旨")]) { IsHidden = true });

        Assert.DoesNotContain("藏", file.Pages[0].Text, StringComparison.Ordinal);
        Assert.Equal(3, file.Pages[0].Hidden.Count(h => h is { Text: "藏", Reason: HiddenReason.Marked }));
        Assert.Equal([new HiddenText("服务宗旨", HiddenReason.Marked)], file.Pages[1].Hidden);
        Assert.Empty(file.Pages[1].Lines);
        Assert.Contains(FindingCode.HiddenText, file.Codes());
    }

    [Fact]
    public void A_workbook_without_anything_in_it_is_blank() => Assert.Contains(FindingCode.Blank, Read(new Xlsx.Sheet("Sheet1")).Codes());

    private static FileContent Read(params Xlsx.Sheet[] sheets) => Reading.One("台账.xlsx", Xlsx.Of(sheets));
}
