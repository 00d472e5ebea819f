using System.Security;
using System.Text;

namespace Materials.Sample;

/// <summary>A Word file as Word writes it: styles for headings, tables, drawn boxes with a fallback for old programs, pictures.</summary>
internal static class WordFile
{
    private const string Namespaces = """
        xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"
        """;

    private const string ContentTypes = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>
        """;

    private const string PackageRelations = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>
        """;

    private const string DocumentRelations = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>{PICTURE}</Relationships>
        """;

    private const string Styles = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="宋体"/><w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style></w:styles>
        """;

    /// <param name="picture">The PNG that stands where the text has a picture.</param>
    public static byte[] Write(IReadOnlyList<Block> blocks, byte[]? picture = null)
    {
        var body = new StringBuilder();
        for (var i = 0; i < blocks.Count; i++) body.Append(Part(blocks, i));
        var archive = new Archive()
            .Add("[Content_Types].xml", ContentTypes)
            .Add("_rels/.rels", PackageRelations)
            .Add("word/document.xml", $"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document {Namespaces}><w:body>{body}<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr></w:body></w:document>")
            .Add("word/styles.xml", Styles)
            .Add("word/_rels/document.xml.rels", DocumentRelations.Replace("{PICTURE}", picture is null
                ? ""
                : "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" Target=\"media/image1.png\"/>", StringComparison.Ordinal));
        return (picture is null ? archive : archive.Add("word/media/image1.png", picture)).ToBytes();
    }

    private static string Part(IReadOnlyList<Block> blocks, int at)
    {
        var block = blocks[at];
        return block.Kind switch
        {
            BlockKind.Title => $"<w:p><w:pPr><w:pStyle w:val=\"1\"/></w:pPr>{Run(block.Text)}</w:p>",
            BlockKind.Heading => $"<w:p><w:pPr><w:pStyle w:val=\"2\"/></w:pPr>{Run(block.Text)}</w:p>",
            BlockKind.PageBreak => "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>",
            BlockKind.Row => Row(blocks, at),
            BlockKind.Box => Box(block.Text, at, joined: at + 1 < blocks.Count && blocks[at + 1].Kind == BlockKind.Box),
            BlockKind.Picture => Picture,
            _ => $"<w:p>{Run(block.Text)}</w:p>",
        };
    }

    private static string Run(string text) => $"<w:r><w:t xml:space=\"preserve\">{SecurityElement.Escape(text)}</w:t></w:r>";

    private static string Row(IReadOnlyList<Block> blocks, int at)
    {
        var cells = string.Concat(blocks[at].Cells.Select(c => $"<w:tc><w:tcPr><w:tcW w:w=\"0\" w:type=\"auto\"/></w:tcPr><w:p>{Run(c)}</w:p></w:tc>"));
        var first = at == 0 || blocks[at - 1].Kind != BlockKind.Row;
        var last = at + 1 == blocks.Count || blocks[at + 1].Kind != BlockKind.Row;
        const string borders = "<w:tblPr><w:tblBorders><w:top w:val=\"single\" w:sz=\"4\"/><w:left w:val=\"single\" w:sz=\"4\"/><w:bottom w:val=\"single\" w:sz=\"4\"/><w:right w:val=\"single\" w:sz=\"4\"/><w:insideH w:val=\"single\" w:sz=\"4\"/><w:insideV w:val=\"single\" w:sz=\"4\"/></w:tblBorders></w:tblPr>";
        return $"{(first ? $"<w:tbl>{borders}" : "")}<w:tr>{cells}</w:tr>{(last ? "</w:tbl><w:p/>" : "")}";
    }

    private static string Box(string text, int id, bool joined)
    {
        var content = $"<w:txbxContent><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>{Run(text)}</w:p></w:txbxContent>";
        return Shape(id * 2, "roundRect", 3600000, 504000, $"<wps:txbx>{content}</wps:txbx>", $"<v:textbox>{content}</v:textbox>")
            + (joined ? Shape((id * 2) + 1, "downArrow", 252000, 288000, "", "") : "");
    }

    private static string Shape(int id, string form, int width, int height, string text, string oldText) =>
        $"<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:inline><wp:extent cx=\"{width}\" cy=\"{height}\"/><wp:docPr id=\"{id + 1}\" name=\"形状 {id + 1}\"/>"
        + $"<a:graphic><a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm><a:prstGeom prst=\"{form}\"><a:avLst/></a:prstGeom><a:ln w=\"12700\"><a:solidFill><a:srgbClr val=\"1F4E79\"/></a:solidFill></a:ln></wps:spPr>{text}<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        + $"<mc:Fallback><w:pict><v:rect style=\"width:{width / 12700}pt;height:{height / 12700}pt\">{oldText}</v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>";

    private const string Picture = """
        <w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:drawing><wp:inline><wp:extent cx="4572000" cy="2857500"/><wp:docPr id="900" name="图片 1"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="900" name="image1.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId2"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="4572000" cy="2857500"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
        """;
}
