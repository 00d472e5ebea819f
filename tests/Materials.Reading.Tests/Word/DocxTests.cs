using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using Materials.Pages;
using Materials.Reports;

namespace Materials.Reading.Tests.Word;

public sealed class DocxTests
{
    [Fact]
    public void Inserted_text_is_read_and_deleted_text_is_not()
    {
        var file = Read("<w:p><w:r><w:t>甲</w:t></w:r><w:del><w:r><w:delText>乙</w:delText></w:r></w:del><w:ins><w:r><w:t>丙</w:t></w:r></w:ins>"
            + "<w:moveFrom><w:r><w:t>丁</w:t></w:r></w:moveFrom></w:p>");

        Assert.Equal(["甲丙"], file.Texts());
    }

    [Fact]
    public void Smart_tags_and_content_controls_are_looked_into()
    {
        var file = Read("<w:sdt><w:sdtContent><w:p><w:smartTag><w:r><w:t>服务</w:t></w:r></w:smartTag><w:sdt><w:sdtContent><w:r><w:t>宗旨</w:t></w:r></w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>");

        Assert.Equal(["服务宗旨"], file.Texts());
    }

    [Fact]
    public void One_branch_of_alternate_content_is_read()
    {
        var file = Read("<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:t>新</w:t></mc:Choice><mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent>"
            + "<mc:AlternateContent><mc:Choice Requires=\"v\"><w:t>不懂</w:t></mc:Choice><mc:Fallback><w:t>后备</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>");

        Assert.Equal(["新后备"], file.Texts());
    }

    [Fact]
    public void Figures_are_read_from_the_top_whatever_their_order_in_the_file()
    {
        var file = Read($"<w:p>{Figure(0, 2_000_000, "反馈")}{Figure(0, 0, "受理")}{Figure(3_000_000, 1_000_000, "实施")}{Figure(0, 1_010_000, "派单")}</w:p>");

        var lines = file.Pages[0].Lines;
        Assert.Equal(["受理", "派单", "实施", "反馈"], lines.Select(l => l.Text));
        Assert.All(lines, l => Assert.Equal((LineRole.Shape, lines[0].Group), (l.Role, l.Group)));
    }

    [Fact]
    public void The_instruction_of_a_field_is_no_text_but_its_result_is()
    {
        var file = Read("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPERLINK</w:instrText><w:t>隐</w:t></w:r>"
            + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>见附件</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>" + Docx.P("后文"));

        Assert.Equal(["见附件", "后文"], file.Texts());
    }

    [Theory]
    [InlineData("<w:vanish/>", HiddenReason.Marked)]
    [InlineData("<w:color w:val=\"FFFFFF\"/>", HiddenReason.Colour)]
    [InlineData("<w:color w:val=\"FDFDFD\"/>", HiddenReason.Colour)]
    [InlineData("<w:sz w:val=\"2\"/>", HiddenReason.Tiny)]
    [InlineData("<w:rStyle w:val=\"secret\"/>", HiddenReason.Marked)]
    public void Text_that_no_person_sees_is_set_apart(string properties, HiddenReason reason)
    {
        const string styles = "<w:style w:type=\"character\" w:styleId=\"base\"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type=\"character\" w:styleId=\"secret\"><w:basedOn w:val=\"base\"/></w:style>";

        var file = Reading.One("a.docx", Docx.Of(Docx.P("看得见") + Docx.P("看不见", properties), styles));

        Assert.Equal(["看得见"], file.Texts());
        Assert.Equal(new HiddenText("看不见", reason), Assert.Single(file.Pages[0].Hidden));
        Assert.Equal([FindingCode.HiddenText], file.Codes());
    }

    [Fact]
    public void White_letters_on_a_dark_cell_are_seen()
    {
        var file = Read("<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val=\"clear\" w:fill=\"1F4E79\"/></w:tcPr>" + Docx.P("项目", "<w:color w:val=\"FFFFFF\"/>")
            + "</w:tc><w:tc>" + Docx.P("内容") + "</w:tc></w:tr></w:tbl>");

        Assert.Equal(["项目\t内容"], file.Texts());
        Assert.Empty(file.Defects);
    }

    [Fact]
    public void Rows_keep_empty_cells_and_nested_tables_follow_their_row()
    {
        var file = Read("<w:tbl><w:tr><w:tc>" + Docx.P("甲") + "</w:tc><w:tc><w:p/></w:tc><w:tc><w:tbl><w:tr><w:tc>" + Docx.P("内一") + "</w:tc><w:tc>" + Docx.P("内二")
            + "</w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + Docx.P("删去") + "</w:tc></w:tr></w:tbl>");

        Assert.Equal(["甲", "", ""], file.Pages[0].Lines[0].Cells);
        Assert.Equal(["内一", "内二"], file.Pages[0].Lines[1].Cells);
        Assert.Equal(2, file.Pages[0].Lines.Length);
    }

    [Fact]
    public void Automatic_numbers_are_part_of_the_text()
    {
        const string numbering = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"第%1章\"/></w:lvl>"
            + "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:isLgl/><w:lvlText w:val=\"%1.%2\"/></w:lvl></w:abstractNum><w:num w:numId=\"5\"><w:abstractNumId w:val=\"0\"/></w:num>";
        static string Item(string text, int level) => Docx.P(text, properties: $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"5\"/></w:numPr>");

        var file = Reading.One("a.docx", Docx.Of(Item("总则", 0) + Item("目的", 1) + Item("范围", 1) + Item("职责", 0) + Item("经理", 1), numbering: numbering));

        Assert.Equal(["第一章 总则", "1.1 目的", "1.2 范围", "第二章 职责", "2.1 经理"], file.Texts());
    }

    [Fact]
    public void Headings_take_their_level_from_the_style_that_theirs_is_based_on()
    {
        const string styles = "<w:style w:type=\"paragraph\" w:styleId=\"2\"><w:name w:val=\"heading 2\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"mine\"><w:name w:val=\"公司标题\"/><w:basedOn w:val=\"2\"/></w:style>";

        var line = Reading.One("a.docx", Docx.Of(Docx.P("组织架构", properties: "<w:pStyle w:val=\"mine\"/>"), styles)).Pages[0].Lines[0];

        Assert.Equal((LineRole.Heading, 2), (line.Role, line.Level));
    }

    [Fact]
    public void Page_breaks_make_sections_and_headers_come_once()
    {
        static void AddHeader(MainDocumentPart main) =>
            Docx.WriteMargin(main.AddNewPart<HeaderPart>("h1"), "hdr", Docx.P("公司文件"));

        var file = Reading.One("a.docx", Docx.Of(Docx.P("一") + "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>" + Docx.P("二")
            + Docx.P("三", properties: "<w:pageBreakBefore/>") + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"h1\"/></w:sectPr>", more: AddHeader));

        Assert.Equal(PageUnit.Section, file.Unit);
        Assert.Equal(["公司文件\n一", "二", "三"], file.Pages.Select(p => p.Text));
    }

    [Fact]
    public void A_hundred_thousand_nested_controls_are_read()
    {
        const int depth = 100_000;
        var body = new StringBuilder().Insert(0, "<w:sdt><w:sdtContent>", depth).Append(Docx.P("深处"));
        for (var i = 0; i < depth; i++)
            body.Append("</w:sdtContent></w:sdt>");

        Assert.Equal(["深处"], Read(body.ToString()).Texts());
    }

    [Fact]
    public void A_document_type_declaration_is_corrupt_and_fetches_nothing()
    {
        var bytes = Docx.Of("", more: main => Docx.Write(main, "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>"));

        Assert.Equal([FindingCode.Corrupt], Reading.One("a.docx", bytes).Codes());
    }

    [Fact]
    public void A_torn_document_is_corrupt()
    {
        var bytes = Docx.Of(Docx.P("内容"));

        var file = Reading.One("a.docx", bytes[..(bytes.Length / 2)]);

        Assert.Equal((FileStatus.Unreadable, FindingCode.Corrupt), (file.Status, file.Codes().Single()));
    }

    [Fact]
    public void A_relationship_that_leads_nowhere_costs_nothing_but_itself()
    {
        var file = new MemoryStream();
        file.Write(Docx.Of(Docx.P("内容")));
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        using (var list = new StreamWriter(zip.CreateEntry("word/_rels/document.xml.rels").Open()))
            list.Write("<Relationships><Relationship Id=\"a\" Type=\"x/image\" Target=\"../NULL\"/><Relationship Id=\"b\" Type=\"x/hyperlink\" Target=\"http://\" TargetMode=\"External\"/></Relationships>");

        Assert.Equal(["内容"], Reading.One("a.docx", file.ToArray()).Texts());
    }

    [Fact]
    public void A_document_without_text_is_blank() => Assert.Equal([FindingCode.Blank], Read("<w:p/>").Codes());

    [Fact]
    public void Content_and_ending_that_disagree_are_told()
    {
        var file = Reading.One("a.pdf", Docx.Of(Docx.P("内容")));

        Assert.Equal(["内容"], file.Texts());
        Assert.Equal((FindingCode.TypeMismatch, $".pdf / {file.MediaType}"), (file.Defects.Single().Code, file.Defects.Single().Detail));
    }

    private static FileContent Read(string body) => Reading.One("a.docx", Docx.Of(body));

    private static string Figure(int x, int y, string text) =>
        $"<w:r><w:drawing><wp:anchor><wp:positionH relativeFrom=\"column\"><wp:posOffset>{x}</wp:posOffset></wp:positionH><wp:positionV relativeFrom=\"paragraph\"><wp:posOffset>{y}</wp:posOffset></wp:positionV>"
        + "<wp:extent cx=\"2000000\" cy=\"400000\"/><a:graphic><a:graphicData><wps:wsp><wps:spPr/><wps:txbx><w:txbxContent>" + Docx.P(text) + "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>";
}
