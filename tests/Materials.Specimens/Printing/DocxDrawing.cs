using System.Globalization;

namespace Materials.Specimens.Printing;

/// <summary>The drawing markup of Word: shapes with text as Word itself writes them (DrawingML with a VML fallback), and inline pictures.</summary>
internal static class DocxDrawing
{
    private const int EmuPerCm = 360_000;

    public const string Namespaces = """
        xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
        """;

    public static string Box(string text, double widthCm, string preset, int id)
    {
        var content = $"""<w:txbxContent><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="21"/></w:rPr><w:t xml:space="preserve">{Escape(text)}</w:t></w:r></w:p></w:txbxContent>""";
        var height = text.Length > widthCm * 2.2 ? 1.5 : 0.95;
        return Shape(widthCm, height, id, $"""
            <wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{Emu(widthCm)}" cy="{Emu(height)}"/></a:xfrm><a:prstGeom prst="{preset}"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:txbx>{content}</wps:txbx><wps:bodyPr lIns="36000" tIns="18000" rIns="36000" bIns="18000" anchor="ctr"/></wps:wsp>
            """, $"""<v:rect style="width:{Points(widthCm)}pt;height:{Points(height)}pt"><v:textbox>{content}</v:textbox></v:rect>""");
    }

    public static string Arrow(int id) => Shape(0.6, 0.6, id, $"""
        <wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{Emu(0.6)}" cy="{Emu(0.6)}"/></a:xfrm><a:prstGeom prst="downArrow"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="808080"/></a:solidFill></wps:spPr><wps:bodyPr/></wps:wsp>
        """, """<v:rect style="width:4pt;height:16pt" fillcolor="#808080"/>""");

    public static string Picture(string relationship, double widthCm, double heightCm, int id) => $"""
        <w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{Emu(widthCm)}" cy="{Emu(heightCm)}"/><wp:docPr id="{id}" name="图片 {id}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="{id}" name="image{id}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{Emu(widthCm)}" cy="{Emu(heightCm)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
        """;

    public static string Escape(string text) => System.Security.SecurityElement.Escape(text);

    private static string Shape(double widthCm, double heightCm, int id, string shape, string fallback) => $"""
        <w:p><w:pPr><w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/></w:pPr><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{Emu(widthCm)}" cy="{Emu(heightCm)}"/><wp:docPr id="{id}" name="形状 {id}"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">{shape}</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>{fallback}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
        """;

    private static long Emu(double cm) => (long)(cm * EmuPerCm);

    private static string Points(double cm) => (cm * 28.35).ToString("0.#", CultureInfo.InvariantCulture);
}
