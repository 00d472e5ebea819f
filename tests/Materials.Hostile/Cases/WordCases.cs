using System.Collections.Immutable;
using Materials.Hostile.Making;

namespace Materials.Hostile.Cases;

/// <summary>Word documents whose text nests, repeats and refers without end.</summary>
internal static class WordCases
{
    internal const string Text = "<w:p><w:r><w:t>service manual</w:t></w:r></w:p>";
    internal const string Read = "service manual";

    public static ImmutableArray<HostileCase> All { get; } =
    [
        Reads("controls-nested-100000", () => Office.Word($"{"<w:sdt><w:sdtContent>".Times(100_000)}{Text}{"</w:sdtContent></w:sdt>".Times(100_000)}")),
        Reads("tables-nested-5000", () => Office.Word($"{"<w:tbl><w:tr><w:tc>".Times(5_000)}{Text}{"</w:tc></w:tr></w:tbl>".Times(5_000)}")),
        Reads("boxes-nested-5000", () => Office.Word($"{"<w:p><w:r><w:pict><v:textbox xmlns:v=\"urn:schemas-microsoft-com:vml\"><w:txbxContent>".Times(5_000)}{Text}{"</w:txbxContent></v:textbox></w:pict></w:r></w:p>".Times(5_000)}")),
        Reads("alternatives-nested-5000", () => Office.Word($"<w:p><w:r>{"<mc:AlternateContent><mc:Fallback>".Times(5_000)}<w:t>service manual</w:t>{"</mc:Fallback></mc:AlternateContent>".Times(5_000)}</w:r></w:p>")),
        Reads("fields-nested-50000", () => Office.Word($"<w:p>{"<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>".Times(50_000)}{"<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>".Times(50_000)}{"<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>".Times(50_000)}</w:p>{Text}")),
        Reads("fields-ended-and-never-begun", () => Office.Word($"<w:p>{"<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>".Times(50_000)}</w:p>{Text}")),
        Reads("unknown-elements-nested-100000", () => Office.Word($"{"<w:odd>".Times(100_000)}{Text}{"</w:odd>".Times(100_000)}")),
        Reads("insertions-nested-20000", () => Office.Word($"<w:p>{"<w:ins>".Times(20_000)}<w:r><w:t>service manual</w:t></w:r>{"</w:ins>".Times(20_000)}</w:p>")),
        Reads("cell-spans-a-billion-columns", () => Office.Word($"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"999999999\"/></w:tcPr>{Text}</w:tc></w:tr></w:tbl>")),
        Reads("cell-spans-less-than-nothing", () => Office.Word($"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"-5\"/><w:vMerge/></w:tcPr>{Text}</w:tc></w:tr></w:tbl>")),
        Reads("row-of-100000-cells", () => Office.Word($"<w:tbl><w:tr>{"<w:tc><w:p/></w:tc>".Times(100_000)}<w:tc>{Text}</w:tc></w:tr></w:tbl>")),
        Reads("paragraphs-a-million-empty", () => Office.Word("<w:p/>".Times(1_000_000) + Text)),
        Reads("page-breaks-3000", () => Office.Word("<w:p><w:r><w:t>a</w:t><w:br w:type=\"page\"/></w:r></w:p>".Times(3_000) + Text)),
        new("word/page-breaks-a-million", "a.docx", () => Office.Word("<w:p><w:r><w:t>a</w:t><w:br w:type=\"page\"/></w:r></w:p>".Times(1_000_000) + Text), "limit-exceeded"),
        new("word/letters-30-million", "a.docx", () => Office.Word($"<w:p><w:r><w:t>{"abcdefghij".Times(3_000_000)}</w:t></w:r></w:p>{Text}"), "limit-exceeded"),
        new("word/paragraphs-5-million", "a.docx", () => Office.Word("<w:p><w:r><w:t>abcd</w:t></w:r></w:p>".Times(5_000_000) + Text), "limit-exceeded"),
        Reads("tabs-and-breaks-a-million", () => Office.Word($"<w:p><w:r>{"<w:tab/><w:br/>".Times(200_000)}<w:t>service manual</w:t></w:r></w:p>")),
        Reads("style-based-on-itself", () => WithStyles("<w:style w:type=\"paragraph\" w:styleId=\"a\"><w:basedOn w:val=\"a\"/></w:style>")),
        Reads("styles-based-on-each-other", () => WithStyles("<w:style w:type=\"paragraph\" w:styleId=\"a\"><w:basedOn w:val=\"b\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"b\"><w:basedOn w:val=\"a\"/></w:style>")),
        Reads("styles-based-on-ten-thousand", () => WithStyles(string.Concat(Enumerable.Range(0, 10_000).Select(i => $"<w:style w:type=\"paragraph\" w:styleId=\"{(i == 0 ? "a" : $"s{i}")}\"><w:basedOn w:val=\"s{i + 1}\"/></w:style>")))),
        Reads("numbering-refers-to-itself", () => Office.Word("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>service manual</w:t></w:r></w:p>",
            ("word/_rels/document.xml.rels", Office.Related("rId1", "numbering", "numbering.xml")),
            ("word/numbering.xml", Office.Part("numbering", "<w:abstractNum w:abstractNumId=\"0\"><w:numStyleLink w:val=\"a\"/></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>")))),
        Reads("numbering-of-level-two-billion", () => Office.Word("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"2147483647\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>service manual</w:t></w:r></w:p>",
            ("word/_rels/document.xml.rels", Office.Related("rId1", "numbering", "numbering.xml")),
            ("word/numbering.xml", Office.Part("numbering", "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"-9\"><w:start w:val=\"99999999999\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1%2%3%9%0%%\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>")))),
        Reads("numbering-text-of-a-megabyte", () => Office.Word("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>service manual</w:t></w:r></w:p>",
            ("word/_rels/document.xml.rels", Office.Related("rId1", "numbering", "numbering.xml")),
            ("word/numbering.xml", Office.Part("numbering", $"<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:lvlText w:val=\"{"%1".Times(500_000)}\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>")))),
        Reads("header-is-the-document", () => Office.Word($"{Text}<w:sectPr><w:headerReference r:id=\"rId1\"/></w:sectPr>", ("word/_rels/document.xml.rels", Office.Related("rId1", "header", "document.xml")))),
        Reads("notes-are-the-document", () => Office.Word(Text, ("word/_rels/document.xml.rels", Office.Related("rId1", "footnotes", "document.xml")))),
        Reads("headers-ten-thousand", () => Office.Word(Text, ("word/_rels/document.xml.rels", Office.Relations([.. Enumerable.Range(0, 10_000).Select(i => Office.Relationship($"h{i}", "header", "header.xml"))])),
            ("word/header.xml", Office.Part("hdr", "<w:p><w:r><w:t>head</w:t></w:r></w:p>")))),
        Reads("picture-missing", () => WithPicture("media/none.png")),
        Reads("picture-outside", () => Office.Word(Picture + Text, ("word/_rels/document.xml.rels", Office.Related("rId9", "image", "http://127.0.0.1/x.png", external: true))), "active-content"),
        Reads("picture-of-30000-squared", () => Office.WithPart(WithPicture("media/a.png"), "word/media/a.png", PictureFiles.Png(30_000, 30_000)), "limit-exceeded"),
        Reads("picture-of-a-million-squared", () => Office.WithPart(WithPicture("media/a.png"), "word/media/a.png", PictureFiles.Png(1_000_000, 1_000_000, rows: 3)), "limit-exceeded"),
        Reads("picture-shown-ten-thousand-times", () => Office.WithPart(Office.Word(Picture.Times(10_000) + Text, ("word/_rels/document.xml.rels", Office.Related("rId9", "image", "media/a.png"))), "word/media/a.png", PictureFiles.Png(500, 500))),
        Reads("picture-of-text", () => Office.WithPart(WithPicture("media/a.png"), "word/media/a.png", "no picture"u8.ToArray())),
    ];

    private const string Picture = "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"1800000\" cy=\"1800000\"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed=\"rId9\" r:link=\"rId9\"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";

    internal static HostileCase Reads(string name, Func<byte[]> make, params string[] findings) => new($"word/{name}", "a.docx", make, findings) { Reads = Read };

    private static byte[] WithPicture(string target) => Office.Word(Picture + Text, ("word/_rels/document.xml.rels", Office.Related("rId9", "image", target)));

    private static byte[] WithStyles(string styles) => Office.Word($"<w:p><w:pPr><w:pStyle w:val=\"a\"/></w:pPr><w:r><w:t>service manual</w:t></w:r></w:p>",
        ("word/_rels/document.xml.rels", Office.Related("rId1", "styles", "styles.xml")), ("word/styles.xml", Office.Part("styles", styles)));
}
