using System.Buffers.Binary;
using Materials.Pages;
using Materials.Reading.Compound;
using Materials.Reports;

namespace Materials.Reading.Tests.Excel;

public sealed class XlsTests
{
    /// <summary>Written by LibreOffice: a title over three columns, dates, a percentage, a hidden row and column, a hidden sheet, a picture, a figure.</summary>
    private static readonly byte[] Ledger = Specimen.Read("Excel/Files/ledger.xls");

    [Theory]
    [InlineData("台账.xls")]
    [InlineData("台账.et")]
    public void Cells_of_excel_97_read_as_people_see_them(string path)
    {
        var file = Reading.One(path, Ledger);

        Assert.Equal((FileStatus.Read, MediaTypes.Xls, PageUnit.Sheet), (file.Status, file.MediaType, file.Unit));
        var lines = file.Pages[0].Lines;
        Assert.Equal("维修台账", file.Pages[0].Name);
        Assert.Equal((LineRole.Paragraph, "二〇二六年维修台账"), (lines[0].Role, lines[0].Text));
        Assert.Equal(["日期", "内容", "满意率"], lines[1].Cells);
        Assert.Equal(["2026年10月8日", "更换压缩机", "97.5%"], lines[2].Cells);
        Assert.Equal(["2026年11月2日", "加注冷媒", "12.5"], lines[3].Cells);
        Assert.DoesNotContain(FindingCode.TypeMismatch, file.Codes());
    }

    [Fact]
    public void Hidden_rows_columns_and_sheets_are_kept_apart()
    {
        var file = Reading.One("台账.xls", Ledger);

        Assert.Equal(["藏列", "藏行", "服务宗旨"], file.Pages[0].Hidden.Select(h => h.Text));
        Assert.Equal([new HiddenText("服务目标", HiddenReason.Marked)], file.Pages[1].Hidden);
        Assert.Empty(file.Pages[1].Lines);
        Assert.Contains(FindingCode.HiddenText, file.Codes());
    }

    [Fact]
    public void Figures_and_pictures_of_a_sheet_are_on_its_page()
    {
        var page = Reading.One("台账.xls", Ledger).Pages[0];

        Assert.Equal((LineRole.Shape, "受理报修"), (page.Lines[^1].Role, page.Lines[^1].Text));
        Assert.Equal((240, 160), (page.Pictures[0].PixelWidth, page.Pictures[0].PixelHeight));
    }

    [Fact]
    public void A_workbook_with_a_password_is_encrypted()
    {
        // Behind the first record comes one that says how everything is encrypted from there on (RC4, [MS-XLS] 2.4.117).
        var book = new CompoundFile(new MemoryStream(Ledger)).Read("Workbook")!;
        var first = 4 + BinaryPrimitives.ReadUInt16LittleEndian(book.AsSpan(2));
        book = [.. book[..first], 0x2F, 0, 54, 0, 1, 0, 1, 0, 1, 0, .. new byte[48], .. book[first..]];

        Assert.Equal([FindingCode.Encrypted], Reading.One("台账.xls", CompoundWriter.Write([("Workbook", book)])).Codes());
    }

    [Fact]
    public void A_file_cut_off_is_never_a_blank_one() =>
        Assert.Equal([FindingCode.Corrupt], Reading.One("台账.xls", Ledger[..3000]).Codes());

    [Fact]
    public void Documents_put_into_a_workbook_are_files_of_the_package()
    {
        var inner = new CompoundFile(new MemoryStream(Ledger)).Read("Workbook")!;
        var storage = new CompoundStorage("MBD0001", new Dictionary<string, Func<byte[]>> { ["Workbook"] = () => inner });

        var attachment = Materials.Reading.Office.EmbeddedObject.In(storage)!;

        Assert.Equal("MBD0001.xls", attachment.Name);
        Assert.Equal(2, Reading.One(attachment.Name, attachment.Unpacked()).Pages.Length);
    }
}
