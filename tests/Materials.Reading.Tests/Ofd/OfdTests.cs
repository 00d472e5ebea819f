using System.Formats.Asn1;
using Materials.Pages;
using Materials.Reports;
using NetVips;

namespace Materials.Reading.Tests.Ofd;

public sealed class OfdTests
{
    [Fact]
    public void Lines_stand_where_they_are_drawn_and_titles_are_told_by_their_size()
    {
        var file = Read(new OfdFile().Font(3).Page(
            OfdFile.Text("客户满意度调查记录", 60, 20, 8) + OfdFile.Text("调查时间为二〇二六年十月。", 20, 60) + OfdFile.Text("共发放问卷一百份，收回九十八份。", 20, 70)));

        Assert.Equal((FileStatus.Read, MediaTypes.Ofd, PageUnit.Page), (file.Status, file.MediaType, file.Unit));
        Assert.Equal(["客户满意度调查记录", "调查时间为二〇二六年十月。", "共发放问卷一百份，收回九十八份。"], file.Texts());
        Assert.Equal(LineRole.Heading, file.Pages[0].Lines[0].Role);
        Assert.Equal(60 / 210.0, file.Pages[0].Lines[0].Box!.Value.Left, 3);
        Assert.Equal(4 * 72 / 25.4, file.Pages[0].Lines[1].Size, 1);
        Assert.Empty(file.Defects);
    }

    [Theory]
    [InlineData("http://www.ofdspec.org/2016")]
    [InlineData("http://www.ofdspec.org")]
    [InlineData("urn:another")]
    public void The_version_of_the_namespace_does_not_matter(string name) =>
        Assert.Equal(["发票代码"], Read(new OfdFile { Namespace = name }.Font(3).Page(OfdFile.Text("发票代码", 20, 20))).Texts());

    [Fact]
    public void A_table_of_ruled_lines_gives_rows_with_cells()
    {
        var layer = OfdFile.Text("时间", 22, 32) + OfdFile.Text("内容", 62, 32) + OfdFile.Text("处理结果", 122, 32)
            + OfdFile.Text("十月八日", 22, 42) + OfdFile.Text("更换压缩机", 62, 42) + OfdFile.Text("已修复", 122, 42);
        foreach (var y in new[] { 30, 40, 50 })
            layer += OfdFile.Rule(20, y, 180, y);
        foreach (var x in new[] { 20, 60, 120, 180 })
            layer += OfdFile.Rule(x, 30, x, 50);

        var lines = Read(new OfdFile().Font(3).Page(layer)).Pages[0].Lines;

        Assert.All(lines, l => Assert.Equal(LineRole.TableRow, l.Role));
        Assert.Equal(["时间", "内容", "处理结果"], lines[0].Cells);
        Assert.Equal(["十月八日", "更换压缩机", "已修复"], lines[1].Cells);
    }

    [Fact]
    public void Letters_that_are_written_with_private_codes_are_read_by_their_font()
    {
        var text = OfdFile.Text("\uE001\uE002\uE003\uE004", 20, 20, inside:
            "<ofd:CGTransform CodePosition=\"0\" CodeCount=\"4\" GlyphCount=\"4\"><ofd:Glyphs>1 2 3 4</ofd:Glyphs></ofd:CGTransform>");

        var page = Read(new OfdFile().Font(3, CmapFont.Of("营业执照")).Page(text)).Pages[0];

        Assert.Equal(("营业执照", 1.0), (page.Text, page.Trust));
    }

    [Fact]
    public void Letters_whose_font_shows_others_are_not_trusted()
    {
        var text = OfdFile.Text("营业执照", 20, 20, inside:
            "<ofd:CGTransform CodePosition=\"0\" CodeCount=\"4\" GlyphCount=\"4\"><ofd:Glyphs>1 2 3 4</ofd:Glyphs></ofd:CGTransform>");

        Assert.False(Read(new OfdFile().Font(3, CmapFont.Of("白纸一张")).Page(text)).Pages[0].IsLegible);
    }

    [Fact]
    public void Text_runs_on_where_no_steps_are_given_and_columns_far_apart_stay_apart()
    {
        var layer = "<ofd:TextObject ID=\"7\" Boundary=\"20 20 170 6\" Font=\"3\" Size=\"4\"><ofd:TextCode X=\"0\" Y=\"4\">售后服务</ofd:TextCode></ofd:TextObject>"
            + "<ofd:TextObject ID=\"7\" Boundary=\"20 40 170 6\" Font=\"3\" Size=\"4\"><ofd:TextCode X=\"0\" Y=\"4\" DeltaX=\"4 100 4\">姓名性别</ofd:TextCode></ofd:TextObject>";

        Assert.Equal(["售后服务", "姓名 性别"], Read(new OfdFile().Font(3).Page(layer)).Texts().Select(t => t.Replace('\t', ' ')));
    }

    [Fact]
    public void What_stands_on_templates_and_in_annotations_is_on_the_page()
    {
        var file = new OfdFile
        {
            Common = "<ofd:TemplatePage ID=\"50\" BaseLoc=\"Tpls/Tpl_0/Content.xml\"/>",
            More = "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>",
        };
        file.Font(3).Page(OfdFile.Text("甲公司", 60, 40), "<ofd:Template TemplateID=\"50\" ZOrder=\"Background\"/>")
            .Part("Doc_0/Tpls/Tpl_0/Content.xml", "Page", $"<ofd:Content><ofd:Layer ID=\"1\">{OfdFile.Text("购买方名称", 20, 40)}</ofd:Layer></ofd:Content>")
            .Part("Doc_0/Annots/Annotations.xml", "Annotations", "<ofd:Page PageID=\"1\"><ofd:FileLoc>Page_0/Annotation.xml</ofd:FileLoc></ofd:Page>")
            .Part("Doc_0/Annots/Page_0/Annotation.xml", "PageAnnot",
                $"<ofd:Annot ID=\"1\" Type=\"Stamp\"><ofd:Appearance Boundary=\"20 100 60 20\">{OfdFile.Text("已审核", 0, 0)}</ofd:Appearance></ofd:Annot>");

        var text = Read(file).Pages[0].Text;

        Assert.Contains("购买方名称", text, StringComparison.Ordinal);
        Assert.Contains("甲公司", text, StringComparison.Ordinal);
        Assert.Contains("已审核", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_are_told_with_their_share_of_the_page()
    {
        var file = Read(new OfdFile().Image(9, Png(400, 600, 0)).Page("<ofd:ImageObject ID=\"1\" Boundary=\"0 0 210 148.5\" CTM=\"210 0 0 148.5 0 0\" ResourceID=\"9\"/>"));

        var picture = Assert.Single(file.Pages[0].Pictures);
        Assert.Equal((400, 600, 0.5), (picture.PixelWidth, picture.PixelHeight, picture.Share));
    }

    [Fact]
    public void A_seal_of_a_signature_is_a_red_picture_on_its_page()
    {
        var file = Sealed(Seal("png", Png(200, 200, 230)));

        var picture = Assert.Single(Read(file).Pages[0].Pictures);
        Assert.True(picture.RedShare > 0.9);
        Assert.Equal(40 * 40 / (210 * 297.0), picture.Share!.Value, 3);
    }

    [Fact]
    public void A_seal_that_is_an_OFD_itself_is_a_red_seal_with_its_words()
    {
        var seal = new OfdFile().Font(3).Page("<ofd:PathObject ID=\"1\" Boundary=\"0 0 210 297\"><ofd:StrokeColor Value=\"220 20 20\"/><ofd:AbbreviatedData>M 0 148 A 105 148 0 1 1 210 148 A 105 148 0 1 1 0 148 C</ofd:AbbreviatedData></ofd:PathObject>"
            + OfdFile.Text("某某市监督管理局", 10, 140, 20));

        var page = Read(Sealed(Seal("ofd", seal.ToBytes()))).Pages[0];

        Assert.True(Assert.Single(page.Pictures[0].Seals!.Value).Red);
        Assert.Contains("某某市监督管理局", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Attachments_are_files_of_the_package()
    {
        var file = new OfdFile { More = "<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>" };
        file.Font(3).Page(OfdFile.Text("发票", 20, 20))
            .Part("Doc_0/Attachs/Attachments.xml", "Attachments", "<ofd:Attachment ID=\"1\" Name=\"说明\"><ofd:FileLoc>note.txt</ofd:FileLoc></ofd:Attachment>")
            .Raw("Doc_0/Attachs/note.txt", "随附的说明"u8.ToArray());

        var files = Reading.All("发票.ofd", file.ToBytes());

        Assert.Equal(["发票.ofd", "发票.ofd/说明.txt"], files.Select(f => f.Path));
        Assert.Equal("随附的说明", files[1].Pages[0].Text);
    }

    [Theory]
    [InlineData("<ofd:FillColor Value=\"255 255 255\"/>", "", 4.0, HiddenReason.Colour)]
    [InlineData("<ofd:FillColor Value=\"0 0 0\" Alpha=\"0\"/>", "", 4.0, HiddenReason.Invisible)]
    [InlineData("", "Visible=\"false\"", 4.0, HiddenReason.Marked)]
    [InlineData("", "Fill=\"false\"", 4.0, HiddenReason.Invisible)]
    [InlineData("", "", 0.3, HiddenReason.Tiny)]
    public void Text_that_no_person_sees_is_kept_apart(string inside, string attributes, double size, HiddenReason reason)
    {
        var file = Read(new OfdFile().Font(3).Page(OfdFile.Text("可见的正文", 20, 20) + OfdFile.Text("服务宗旨与目标", 20, 60, size, attributes, inside)));

        Assert.Equal(["可见的正文"], file.Texts());
        Assert.Equal([new HiddenText("服务宗旨与目标", reason)], file.Pages[0].Hidden);
        Assert.Contains(FindingCode.HiddenText, file.Codes());
    }

    [Fact]
    public void Text_beyond_the_edge_of_the_paper_is_hidden()
    {
        var file = Read(new OfdFile().Font(3).Page(OfdFile.Text("可见", 20, 20) + OfdFile.Text("纸外", 20, 400)));

        Assert.Equal([new HiddenText("纸外", HiddenReason.OffPage)], file.Pages[0].Hidden);
    }

    [Fact]
    public void A_lost_page_is_said_and_its_neighbours_are_read()
    {
        var file = Read(new OfdFile().Font(3).Page(OfdFile.Text("第一页", 20, 20)).Page(null).Page(OfdFile.Text("第三页", 20, 20)));

        Assert.Equal(["第一页", "第三页"], file.Texts());
        Assert.Equal([new Defect(FindingCode.Corrupt, 2)], file.Defects);
    }

    [Fact]
    public void A_figure_that_holds_itself_ends()
    {
        var file = new OfdFile { Common = "<ofd:DocumentRes>Figures.xml</ofd:DocumentRes>" };
        file.Font(3).Page(OfdFile.Text("正文", 20, 20) + "<ofd:CompositeObject ID=\"1\" Boundary=\"0 0 10 10\" ResourceID=\"70\"/>")
            .Part("Doc_0/Figures.xml", "Res", "<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID=\"70\" Width=\"1\" Height=\"1\"><ofd:Content>"
                + string.Concat(Enumerable.Repeat("<ofd:CompositeObject ID=\"2\" Boundary=\"0 0 10 10\" ResourceID=\"70\"/>", 10)) + "</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>");

        Assert.Equal([FindingCode.LimitExceeded], Read(file).Codes());
    }

    [Fact]
    public void An_encrypted_file_is_called_encrypted() =>
        Assert.Equal([FindingCode.Encrypted], Read(new OfdFile().Page("").Part("Encryptions.xml", "Encryptions", "")).Codes());

    [Fact]
    public void A_file_without_a_document_is_corrupt_and_one_without_ink_is_blank()
    {
        Assert.Equal([FindingCode.Corrupt], Read(new OfdFile { Body = "<ofd:DocRoot>elsewhere.xml</ofd:DocRoot>" }.Raw("x", [])).Codes());
        Assert.Equal([FindingCode.Blank], Read(new OfdFile().Page("")).Codes());
    }

    private static FileContent Read(OfdFile file) => Reading.One("材料.ofd", file.ToBytes());

    private static byte[] Png(int width, int height, int red)
    {
        using var image = (Image.Black(width, height, 3) + new[] { (double)red, 0, 0 }).Cast(Enums.BandFormat.Uchar);
        return image.PngsaveBuffer();
    }

    private static OfdFile Sealed(byte[] seal) =>
        new OfdFile { Body = "<ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures>" }.Font(3).Page(OfdFile.Text("营业执照", 20, 20))
            .Part("Doc_0/Signs/Signatures.xml", "Signatures", "<ofd:Signature ID=\"1\" Type=\"Seal\" BaseLoc=\"Sign_0/Signature.xml\"/>")
            .Part("Doc_0/Signs/Sign_0/Signature.xml", "Signature",
                "<ofd:SignedInfo><ofd:Seal><ofd:BaseLoc>Seal.esl</ofd:BaseLoc></ofd:Seal><ofd:StampAnnot ID=\"1\" PageRef=\"1\" Boundary=\"120 200 40 40\"/></ofd:SignedInfo>")
            .Raw("Doc_0/Signs/Sign_0/Seal.esl", seal);

    /// <summary>The nesting of a seal by GB/T 38540: its head, its properties, then the picture.</summary>
    private static byte[] Seal(string kind, byte[] picture)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteCharacterString(UniversalTagNumber.IA5String, "ES");
                writer.WriteInteger(4);
            }
            writer.WriteCharacterString(UniversalTagNumber.IA5String, "id");
            using (writer.PushSequence())
            {
                writer.WriteCharacterString(UniversalTagNumber.IA5String, kind);
                writer.WriteOctetString(picture);
                writer.WriteInteger(40);
                writer.WriteInteger(40);
            }
        }
        return writer.Encode();
    }
}
