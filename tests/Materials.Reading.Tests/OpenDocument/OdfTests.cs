using System.IO.Compression;
using System.Text;
using Materials.Pages;
using Materials.Reports;

namespace Materials.Reading.Tests.OpenDocument;

/// <summary>The files are written by LibreOffice: a text, a workbook and a presentation with hidden things, pictures and notes.</summary>
public sealed class OdfTests
{
    [Fact]
    public void A_text_is_read_with_its_headings_lists_tables_notes_and_pictures()
    {
        var file = Reading.One("制度.odt", Specimen.Read("OpenDocument/Files/policy.odt"));

        Assert.Equal((FileStatus.Read, MediaTypes.OpenDocument, PageUnit.Section), (file.Status, file.MediaType, file.Unit));
        Assert.Equal(["售后服务管理制度", "本制度适用于全部网点。", "正文继续。", "1. 受理报修", "2. 派单上门", "岗位\t职责", "服务经理\t监督回访"], file.Pages[0].Lines.Select(l => l.Text));
        Assert.Equal(LineRole.Heading, file.Pages[0].Lines[0].Role);
        Assert.Equal(["第二部分", "脚注内容", "附注正文"], file.Pages[1].Lines.Select(l => l.Text));
        Assert.Equal((240, 160), (file.Pages[1].Pictures[0].PixelWidth, file.Pages[1].Pictures[0].PixelHeight));
    }

    [Fact]
    public void Hidden_and_white_text_is_kept_apart() =>
        Assert.Equal([new HiddenText("暗中的服务宗旨", HiddenReason.Marked), new HiddenText("白色的目标", HiddenReason.Colour)],
            Reading.One("制度.odt", Specimen.Read("OpenDocument/Files/policy.odt")).Pages[0].Hidden);

    [Fact]
    public void A_workbook_is_read_as_people_see_it()
    {
        var file = Reading.One("台账.ods", Specimen.Read("OpenDocument/Files/ledger.ods"));

        Assert.Equal(PageUnit.Sheet, file.Unit);
        Assert.Equal(["二〇二六年维修台账", "日期\t内容\t满意率", "2026年10月8日\t更换压缩机\t97.5%", "2026年11月2日\t加注冷媒\t12.5", "受理报修"], file.Pages[0].Lines.Select(l => l.Text));
        Assert.Equal(["藏列", "藏行", "服务宗旨"], file.Pages[0].Hidden.Select(h => h.Text));
        Assert.Equal([new HiddenText("服务目标", HiddenReason.Marked)], file.Pages[1].Hidden);
        Assert.Equal((240, 160), (file.Pages[0].Pictures[0].PixelWidth, file.Pages[0].Pictures[0].PixelHeight));
    }

    [Fact]
    public void A_presentation_is_read_slide_by_slide_and_hidden_slides_prove_nothing()
    {
        var file = Reading.One("案例.odp", Specimen.Read("OpenDocument/Files/cases.odp"));

        Assert.Equal((PageUnit.Slide, 3), (file.Unit, file.Pages.Length));
        Assert.Equal(["客户服务案例", "产品：商用空调", "故障：制冷不足"], file.Pages[0].Lines.Where(l => l.Role != LineRole.Note).Select(l => l.Text));
        Assert.Contains(file.Pages[0].Lines, l => l is { Text: "讲稿：先讲背景", Role: LineRole.Note });
        Assert.Single(file.Pages[1].Pictures);
        Assert.Empty(file.Pages[2].Lines);
        Assert.Contains(file.Pages[2].Hidden, h => h.Text == "服务宗旨");
    }

    [Fact]
    public void An_encrypted_file_is_called_encrypted()
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
            foreach (var (name, content) in new[]
            {
                ("mimetype", "application/vnd.oasis.opendocument.text"),
                ("META-INF/manifest.xml", "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"),
                ("content.xml", "\u0001\u0002"),
            })
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }

        Assert.Equal([FindingCode.Encrypted], Reading.One("制度.odt", file.ToArray()).Codes());
    }
}
