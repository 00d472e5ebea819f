using System.Collections.Immutable;
using System.Text;
using Materials.Hostile.Making;

namespace Materials.Hostile.Cases;

/// <summary>Workbooks whose cells, strings and styles claim too much.</summary>
internal static class WorkbookCases
{
    private const string Read = "service records";
    private const string Cell = "<c r=\"A1\" t=\"inlineStr\"><is><t>service records</t></is></c>";
    private const string Row = $"<row r=\"1\">{Cell}</row>";
    private const string Data = $"<sheetData>{Row}</sheetData>";

    public static ImmutableArray<HostileCase> All { get; } =
    [
        new("sheet/entity-from-a-file", "a.xlsx", () => Office.Workbook(Data, "<!DOCTYPE a [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"), "corrupt"),
        Reads("dimension-of-everything", () => Office.Workbook($"<dimension ref=\"A1:XFD1048576\"/>{Data}")),
        Reads("cell-in-the-last-corner", () => Office.Workbook($"<sheetData>{Row}<row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>end</t></is></c></row></sheetData>")),
        Reads("cell-beyond-the-last-corner", () => Office.Workbook($"<sheetData>{Row}<row r=\"4294967295\"><c r=\"ZZZZZZZ99999999999\" t=\"inlineStr\"><is><t>end</t></is></c></row></sheetData>")),
        Reads("cells-without-places", () => Office.Workbook("<sheetData><row><c t=\"inlineStr\"><is><t>service records</t></is></c><c/><c r=\"\"/><c r=\"0\"/><c r=\"-A1\"/></row></sheetData>")),
        Reads("rows-backwards", () => Office.Workbook($"<sheetData><row r=\"-5\"/><row r=\"0\"/>{Row}<row r=\"1\"/></sheetData>")),
        Reads("merged-cells-of-everything", () => Office.Workbook($"{Data}<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>")),
        Reads("merged-cells-a-hundred-thousand", () => Office.Workbook($"{Data}<mergeCells>{"<mergeCell ref=\"A1:XFD1048576\"/>".Times(100_000)}</mergeCells>")),
        Reads("merged-cells-of-nonsense", () => Office.Workbook($"{Data}<mergeCells><mergeCell ref=\"B2:A1\"/><mergeCell ref=\":::\"/><mergeCell ref=\"A1:A99999999999\"/></mergeCells>")),
        Reads("columns-hidden-without-end", () => Office.Workbook($"<cols><col min=\"2\" max=\"2147483647\" hidden=\"1\"/></cols>{Data}")),
        Reads("columns-backwards", () => Office.Workbook($"<cols><col min=\"99\" max=\"-99\" hidden=\"1\"/></cols>{Data}")),
        Reads("strings-claim-a-billion", () => Office.Workbook("<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row></sheetData>", parts: ("xl/sharedStrings.xml", Office.SheetPart("sst count=\"999999999\" uniqueCount=\"999999999\"", "<si><t>service records</t></si>").Replace("</sst count=\"999999999\" uniqueCount=\"999999999\">", "</sst>", StringComparison.Ordinal)))),
        Reads("string-number-beyond-all", () => Office.Workbook($"<sheetData>{Row}<row r=\"2\"><c r=\"A2\" t=\"s\"><v>999999999</v></c><c r=\"B2\" t=\"s\"><v>-1</v></c><c r=\"C2\" t=\"s\"><v>x</v></c></row></sheetData>")),
        new("sheet/string-of-30-million-letters", "a.xlsx", () => Office.Workbook("<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row></sheetData>", parts: ("xl/sharedStrings.xml", Office.SheetPart("sst", $"<si><t>{"a".Times(30_000_000)}</t></si>"))), "limit-exceeded"),
        new("sheet/string-shown-a-million-times", "a.xlsx", () => Office.Workbook($"<sheetData>{"<row><c t=\"s\"><v>0</v></c></row>".Times(1_000_000)}</sheetData>", parts: ("xl/sharedStrings.xml", Office.SheetPart("sst", $"<si><t>{"a".Times(30_000)}</t></si>"))), "limit-exceeded"),
        new("sheet/strings-of-400-megabytes", "a.xlsx", () => Office.WithPart(Office.Workbook(Data), "xl/sharedStrings.xml", Filled(400)), "limit-exceeded"),
        new("sheet/cells-5-million", "a.xlsx", () => Office.Workbook($"<sheetData>{$"<row>{"<c><v>12345</v></c>".Times(50)}</row>".Times(100_000)}</sheetData>"), "limit-exceeded"),
        Reads("cells-empty-a-million", () => Office.Workbook($"<sheetData>{Row}{$"<row>{"<c/>".Times(100)}</row>".Times(10_000)}</sheetData>")),
        Reads("style-beyond-all", () => Office.Workbook($"<sheetData>{Row}<row r=\"2\"><c r=\"A2\" s=\"99999999\"><v>1</v></c><c r=\"B2\" s=\"-1\"><v>1</v></c></row></sheetData>", parts: ("xl/styles.xml", Office.SheetPart("styleSheet", "<cellXfs><xf numFmtId=\"9999\" fontId=\"99\" fillId=\"99\"/></cellXfs>")))),
        Reads("number-format-of-a-megabyte", () => WithFormat("#,##0".Times(200_000), "12345.6")),
        Reads("number-format-that-never-closes", () => WithFormat("[$-804]yyyy&quot;", "45000")),
        Reads("number-format-of-brackets", () => WithFormat("[".Times(10_000), "45000")),
        Reads("date-beyond-all-time", () => WithFormat("yyyy-mm-dd", "1e300")),
        Reads("date-before-all-time", () => WithFormat("yyyy-mm-dd", "-99999999999")),
        Reads("number-that-is-none", () => WithFormat("0.00%", "NaN")),
        Reads("formula-that-calls-programs", () => Office.Workbook($"<sheetData>{Row}<row r=\"2\"><c r=\"A2\"><f>cmd|'/c calc'!A0</f><v>0</v></c></row></sheetData>")),
        Reads("link-to-another-workbook", () => Office.Workbook(Data, parts: [("xl/externalLinks/externalLink1.xml", Office.SheetPart("externalLink", "")), ("xl/externalLinks/_rels/externalLink1.xml.rels", Office.Related("rId1", "externalLinkPath", "http://127.0.0.1/a.xlsx", external: true))]), "active-content"),
        Reads("macros", () => Office.WithPart(Office.Workbook(Data), "xl/vbaProject.bin", new byte[10]), "active-content"),
        Reads("macros-of-old", () => Office.WithPart(Office.Workbook(Data), "xl/macrosheets/sheet1.xml", "<a/>"u8.ToArray()), "active-content"),
        Reads("sheet-missing", () => Office.Workbook(Data, parts: ("xl/workbook.xml", Office.SheetPart("workbook", "<sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"b\" sheetId=\"2\" r:id=\"rId99\"/></sheets>")))),
        Reads("sheet-named-a-hundred-times", () => Office.Workbook(Data, parts: ("xl/workbook.xml", Office.SheetPart("workbook", $"<sheets>{"<sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/>".Times(100)}</sheets>")))),
        new("sheet/sheets-ten-thousand", "a.xlsx", () => Office.Workbook(Data, parts: ("xl/workbook.xml", Office.SheetPart("workbook", $"<sheets>{"<sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/>".Times(10_000)}</sheets>"))), "limit-exceeded"),
        new("sheet/sheet-is-the-workbook", "a.xlsx", () => Office.Workbook(Data, parts: ("xl/_rels/workbook.xml.rels", Office.Related("rId1", "worksheet", "workbook.xml"))), "corrupt"),
        new("sheet/of-binary-parts", "a.xlsb", () => Office.Package(("[Content_Types].xml", Office.Types), ("_rels/.rels", Office.Related("rId1", "officeDocument", "xl/workbook.bin")), ("xl/workbook.bin", "\u0083\u0001\0")), "corrupt"),
        new("sheet/locked-with-a-password", "a.xlsx", () => CompoundFiles.Of(("EncryptionInfo", new byte[248]), ("EncryptedPackage", new byte[5_000])), "encrypted"),
    ];

    private static HostileCase Reads(string name, Func<byte[]> make, params string[] findings) => new($"sheet/{name}", "a.xlsx", make, findings) { Reads = Read };

    private static byte[] WithFormat(string format, string value) => Office.Workbook($"<sheetData>{Row}<row r=\"2\"><c r=\"A2\" s=\"0\"><v>{value}</v></c></row></sheetData>",
        parts: ("xl/styles.xml", Office.SheetPart("styleSheet", $"<numFmts><numFmt numFmtId=\"200\" formatCode=\"{format}\"/></numFmts><cellXfs><xf numFmtId=\"200\"/></cellXfs>")));

    private static byte[] Filled(int megabytes) => [.. Encoding.UTF8.GetBytes("<sst>"), .. Encoding.UTF8.GetBytes("<si><t>a</t></si>".Times((megabytes << 20) / 17)), .. Encoding.UTF8.GetBytes("</sst>")];
}
