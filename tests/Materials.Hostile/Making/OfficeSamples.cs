using Materials.Reading.Tests.Word;

namespace Materials.Hostile.Making;

/// <summary>Office files that use what documents of applicants use.</summary>
internal static class OfficeSamples
{
    private const string Styles =
        """
        <w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="Quiet"><w:basedOn w:val="Heading1"/><w:rPr><w:vanish/></w:rPr></w:style>
        """;

    private const string Numbering =
        """
        <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
        """;

    private const string Drawing =
        """
        <w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:extent cx="1800000" cy="600000"/><a:graphic><a:graphicData><wps:wsp><wps:spPr><a:xfrm><a:off x="0" y="0"/>
        <a:ext cx="1800000" cy="600000"/></a:xfrm><a:prstGeom prst="rect"/></wps:spPr><wps:txbx><w:txbxContent><w:p><w:r><w:t>受理</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>
        </wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style="width:1in"><v:textbox><w:txbxContent><w:p><w:r><w:t>受理</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>
        </mc:AlternateContent></w:r></w:p>
        """;

    public static byte[] RichDocx() => Docx.Of(
        Docx.P("售后服务手册", properties: "<w:pStyle w:val=\"Heading1\"/>") + Docx.P("服务宗旨", properties: "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>") + Drawing +
        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>" +
        "<w:sdt><w:sdtContent>" + Docx.P("控件") + "</w:sdtContent></w:sdt>" + Docx.P("密", "<w:vanish/>") + Docx.P("白", "<w:color w:val=\"FFFFFF\"/>") +
        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>" +
        "<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:r><w:br w:type=\"page\"/></w:r><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r></w:p><w:sectPr/>",
        Styles, Numbering);
}
