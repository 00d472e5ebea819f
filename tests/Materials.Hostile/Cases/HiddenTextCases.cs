using System.Collections.Immutable;
using Materials.Hostile.Making;
using Materials.Reading.Tests.Pdf;
using Materials.Reading.Tests.PowerPoint;

namespace Materials.Hostile.Cases;

/// <summary>Words that a machine finds and no person sees, in every way that files offer, beside text that everybody sees.</summary>
internal static class HiddenTextCases
{
    private const string Visible = "service manual";
    private const string Secret = "certificate of honour";
    private const string Shown = $"BT /F 12 Tf 50 700 Td ({Visible}) Tj ET";
    private const string Grid = "<w:p><w:r><w:t>service manual</w:t></w:r></w:p>";
    private const string Data = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>service manual</t></is></c></row>";

    private static readonly string s_styledData = Data.Replace("<c ", "<c s=\"1\" ", StringComparison.Ordinal);

    public static ImmutableArray<HostileCase> All { get; } =
    [
        Pdf("white", $"1 g BT /F 12 Tf 50 600 Td ({Secret}) Tj ET"),
        Pdf("nearly-white", $"0.97 0.97 0.98 rg BT /F 12 Tf 50 600 Td ({Secret}) Tj ET"),
        Pdf("white-in-inks", $"0 0 0 0 k BT /F 12 Tf 50 600 Td ({Secret}) Tj ET"),
        Pdf("white-by-a-colour-space", $"/DeviceRGB cs 1 1 1 sc BT /F 12 Tf 50 600 Td ({Secret}) Tj ET"),
        Pdf("in-the-colour-of-its-ground", $"0.2 0.3 0.6 rg 0 580 600 60 re f BT /F 12 Tf 50 600 Td ({Secret}) Tj ET"),
        Pdf("tiny", $"BT /F 1 Tf 50 600 Td ({Secret}) Tj ET"),
        Pdf("tiny-by-scale", $"q 0.05 0 0 0.05 0 0 cm BT /F 12 Tf 500 9000 Td ({Secret}) Tj ET Q"),
        Pdf("of-no-height", $"BT 1 0 0 0 50 600 Tm /F 12 Tf ({Secret}) Tj ET"),
        Pdf("above-the-page", $"BT /F 12 Tf 50 900 Td ({Secret}) Tj ET"),
        Pdf("left-of-the-page", $"BT /F 12 Tf -500 600 Td ({Secret}) Tj ET"),
        Pdf("outside-the-crop-box", $"BT /F 12 Tf 50 20 Td ({Secret}) Tj ET", page: "/CropBox[0 100 600 800]"),
        Pdf("clipped-away", $"q 0 0 10 10 re W n BT /F 12 Tf 50 600 Td ({Secret}) Tj ET Q"),
        Pdf("clipped-to-nothing", $"q 5 5 0 0 re W n BT /F 12 Tf 50 600 Td ({Secret}) Tj ET Q"),
        Pdf("without-ink", $"BT 3 Tr /F 12 Tf 50 600 Td ({Secret}) Tj ET"),
        Pdf("as-a-clip-only", $"q BT 7 Tr /F 12 Tf 50 600 Td ({Secret}) Tj ET Q"),
        Pdf("transparent", $"q /G gs BT /F 12 Tf 50 600 Td ({Secret}) Tj ET Q", page: "/Resources<</Font<</F 5 0 R>>/ExtGState<</G<</ca 0/CA 0>>>>>>"),
        Pdf("covered-by-an-area", $"BT /F 12 Tf 50 600 Td ({Secret}) Tj ET 1 g 40 590 400 30 re f"),
        Pdf("covered-by-a-picture", $"BT /F 12 Tf 50 600 Td ({Secret}) Tj ET q 400 0 0 60 40 580 cm /I Do Q", page: "/Resources<</Font<</F 5 0 R>>/XObject<</I 6 0 R>>>>", picture: true),
        Pdf("in-a-layer-that-is-off", $"/OC /L BDC BT /F 12 Tf 50 600 Td ({Secret}) Tj ET EMC", page: "/Resources<</Font<</F 5 0 R>>/Properties<</L 6 0 R>>>>", catalogue: "/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>"),
        Pdf("in-a-form-outside-its-box", "/X Do", page: "/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>", form: $"BT /F 12 Tf 50 600 Td ({Secret}) Tj ET"),

        Word("marked-hidden", "<w:vanish/>"), Word("white", "<w:color w:val=\"FFFFFF\"/>"), Word("nearly-white", "<w:color w:val=\"FEFEFE\"/>"), Word("tiny", "<w:sz w:val=\"2\"/>"),
        Word("in-the-colour-of-its-shading", "<w:color w:val=\"336699\"/><w:shd w:val=\"clear\" w:fill=\"336699\"/>"), Word("highlighted-in-its-colour", "<w:color w:val=\"FFFF00\"/><w:highlight w:val=\"yellow\"/>"),
        Word("white-by-theme", "<w:color w:themeColor=\"background1\" w:val=\"FFFFFF\"/>"), Word("for-the-web-alone", "<w:specVanish/><w:vanish/>"),
        new("hidden/word-by-its-style", "a.docx", () => Office.Word($"{Grid}<w:p><w:pPr><w:pStyle w:val=\"q\"/></w:pPr><w:r><w:t>{Secret}</w:t></w:r></w:p>", ("word/_rels/document.xml.rels", Office.Related("rId1", "styles", "styles.xml")),
            ("word/styles.xml", Office.Part("styles", "<w:style w:type=\"paragraph\" w:styleId=\"q\"><w:rPr><w:vanish/></w:rPr></w:style>"))), "hidden-text") { Reads = Visible, Hides = Secret },

        Sheet("row", $"<sheetData>{Data}<row r=\"2\" hidden=\"1\"><c r=\"A2\" t=\"inlineStr\"><is><t>{Secret}</t></is></c></row></sheetData>"),
        Sheet("row-filtered-out", $"<sheetData>{Data}<row r=\"2\" hidden=\"1\"><c r=\"A2\" t=\"inlineStr\"><is><t>{Secret}</t></is></c></row></sheetData><autoFilter ref=\"A1:A2\"><filterColumn colId=\"0\"><filters><filter val=\"service\"/></filters></filterColumn></autoFilter>"),
        Sheet("row-of-no-height", $"<sheetData>{Data}<row r=\"2\" ht=\"0\" customHeight=\"1\"><c r=\"A2\" t=\"inlineStr\"><is><t>{Secret}</t></is></c></row></sheetData>"),
        Sheet("column", $"<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>service manual</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>{Secret}</t></is></c></row></sheetData>"),
        Sheet("column-of-no-width", $"<cols><col min=\"2\" max=\"2\" width=\"0\" customWidth=\"1\"/></cols><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>service manual</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>{Secret}</t></is></c></row></sheetData>"),
        Styled("white", "<font><color rgb=\"FFFFFFFF\"/></font>", "<xf numFmtId=\"0\" fontId=\"0\"/>"),
        Styled("by-its-number-format", "<font/>", "<xf numFmtId=\"200\" fontId=\"0\"/>"),
        new("hidden/sheet-sheet", "a.xlsx", () => Office.Workbook($"<sheetData>{Data}</sheetData>", "", ("xl/workbook.xml", Office.SheetPart("workbook", "<sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"b\" sheetId=\"2\" state=\"veryHidden\" r:id=\"rId5\"/></sheets>")),
            ("xl/_rels/workbook.xml.rels", Office.Relations(Office.Relationship("rId1", "worksheet", "worksheets/sheet1.xml"), Office.Relationship("rId5", "worksheet", "worksheets/sheet2.xml"))),
            ("xl/worksheets/sheet2.xml", Office.SheetPart("worksheet", $"<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{Secret}</t></is></c></row></sheetData>"))), "hidden-text") { Reads = Visible, Hides = Secret },

        Slide("off-the-slide", Pptx.Shape(Secret, x: -9_000_000)), Slide("below-the-slide", Pptx.Shape(Secret, y: 9_000_000)),
        Slide("marked-hidden", Pptx.Shape(Secret).Replace("name=\"x\"", "name=\"x\" hidden=\"1\"", StringComparison.Ordinal)),
        Slide("tiny", Pptx.Shape(Secret).Replace("<a:r>", "<a:r><a:rPr sz=\"100\"/>", StringComparison.Ordinal)),
        .. Honest,
    ];

    /// <summary>What looks like hiding and is none: nothing may be said of it, and it is read.</summary>
    private static IEnumerable<HostileCase> Honest =>
    [
        HonestPdf("white-on-a-dark-box", $"0.1 0.2 0.5 rg 0 580 600 60 re f 1 g BT /F 12 Tf 50 600 Td ({Secret}) Tj ET"),
        new("honest/pdf-white-on-a-black-page", "a.pdf", () => PdfFile.OnePage($"0 g 0 0 600 800 re f 1 g BT /F 12 Tf 50 600 Td ({Secret}) Tj ET").ToBytes()) { Reads = Secret },
        HonestPdf("small-footnote", $"BT /F 6 Tf 50 40 Td ({Secret}) Tj ET"),
        HonestPdf("grey", $"0.6 g BT /F 12 Tf 50 600 Td ({Secret}) Tj ET"),
        HonestPdf("drawn-as-outlines", $"BT 1 Tr /F 12 Tf 50 600 Td ({Secret}) Tj ET"),
        HonestPdf("behind-a-clear-area", $"BT /F 12 Tf 50 600 Td ({Secret}) Tj ET /G gs 1 g 40 590 400 30 re f", "/Resources<</Font<</F 5 0 R>>/ExtGState<</G<</ca 0>>>>>>"),
        HonestWord("white-on-shading", $"<w:p><w:r><w:rPr><w:color w:val=\"FFFFFF\"/><w:shd w:val=\"clear\" w:fill=\"000000\"/></w:rPr><w:t>{Secret}</w:t></w:r></w:p>"),
        HonestWord("white-in-a-shaded-cell", $"<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val=\"clear\" w:fill=\"1F3864\"/></w:tcPr><w:p><w:r><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr><w:t>{Secret}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"),
        HonestWord("small-note", $"<w:p><w:r><w:rPr><w:sz w:val=\"12\"/></w:rPr><w:t>{Secret}</w:t></w:r></w:p>"),
        HonestWord("contents-by-a-field", "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:instrText>TOC \\o 1-3</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" +
            $"<w:bookmarkStart w:id=\"1\" w:name=\"_Toc1\"/><w:r><w:t>{Secret}</w:t></w:r><w:bookmarkEnd w:id=\"1\"/><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"),
        HonestWord("mark-of-a-paragraph", $"<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>{Secret}</w:t></w:r></w:p>"),
    ];

    private static HostileCase HonestPdf(string name, string content, string page = "") =>
        new($"honest/pdf-{name}", "a.pdf", () => PdfFile.OnePage($"{Shown} {content}", page).ToBytes()) { Reads = Secret };

    private static HostileCase HonestWord(string name, string body) => new($"honest/word-{name}", "a.docx", () => Office.Word(Grid + body)) { Reads = Secret };

    private static HostileCase Pdf(string name, string content, string page = "", string catalogue = "", bool picture = false, string? form = null)
    {
        return new($"hidden/pdf-{name}", "a.pdf", Make, "hidden-text") { Reads = Visible, Hides = Secret };

        byte[] Make()
        {
            var file = PdfFile.OnePage($"{Shown} {content}", page, catalogue);
            if (picture)
                file.AddStream([.. Enumerable.Range(0, 64 * 64).Select(i => (byte)i)], "/Type/XObject/Subtype/Image/Width 64/Height 64/BitsPerComponent 8/ColorSpace/DeviceGray");
            else if (form is not null)
                file.AddStream(form, "/Type/XObject/Subtype/Form/BBox[0 0 20 20]/Resources<</Font<</F 5 0 R>>>>");
            else
                file.Add("<</Type/OCG/Name(a)>>");
            return file.ToBytes();
        }
    }

    private static HostileCase Word(string name, string properties) => new($"hidden/word-{name}", "a.docx",
        () => Office.Word($"{Grid}<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{Secret}</w:t></w:r></w:p>"), "hidden-text")
    { Reads = Visible, Hides = Secret };

    private static HostileCase Sheet(string name, string sheet) => new($"hidden/sheet-{name}", "a.xlsx", () => Office.Workbook(sheet), "hidden-text") { Reads = Visible, Hides = Secret };

    private static HostileCase Styled(string name, string font, string format)
    {
        var styles = "<numFmts><numFmt numFmtId=\"200\" formatCode=\";;;\"/></numFmts>" +
            $"<fonts>{font}<font/></fonts><fills><fill/></fills><cellXfs>{format}<xf numFmtId=\"0\" fontId=\"1\"/></cellXfs>";
        var sheet = $"<sheetData>{s_styledData}<row r=\"2\"><c r=\"A2\" s=\"0\" t=\"inlineStr\"><is><t>{Secret}</t></is></c></row></sheetData>";
        return Hidden($"sheet-{name}", "a.xlsx", () => Office.Workbook(sheet, parts: ("xl/styles.xml", Office.SheetPart("styleSheet", styles))));
    }

    private static HostileCase Hidden(string name, string file, Func<byte[]> make) => new($"hidden/{name}", file, make, "hidden-text") { Reads = Visible, Hides = Secret };

    private static HostileCase Slide(string name, string shape) => new($"hidden/slide-{name}", "a.pptx", () => Office.Slides(Pptx.Shape(Visible, y: 100_000) + shape), "hidden-text") { Reads = Visible, Hides = Secret };
}
