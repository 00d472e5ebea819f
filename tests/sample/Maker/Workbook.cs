using System.Security;

namespace Materials.Sample;

/// <summary>An Excel workbook of one sheet with shared strings, as Excel writes it.</summary>
internal static class Workbook
{
    private const string ContentTypes = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>
        """;

    private const string PackageRelations = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>
        """;

    private const string WorkbookRelations = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>
        """;

    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    /// <summary>The title and the rows of a text; the sheet bears the title's name.</summary>
    public static byte[] Write(IReadOnlyList<Block> blocks)
    {
        List<string> strings = [];
        var rows = blocks.Select((block, row) =>
            $"<row r=\"{row + 1}\">{string.Concat((block.Kind == BlockKind.Row ? block.Cells : [block.Text]).Select((cell, column) => Cell(cell, row, column)))}</row>").ToArray();
        var shared = string.Concat(strings.Select(s => $"<si><t xml:space=\"preserve\">{SecurityElement.Escape(s)}</t></si>"));
        return new Archive()
            .Add("[Content_Types].xml", ContentTypes)
            .Add("_rels/.rels", PackageRelations)
            .Add("xl/workbook.xml", $"<workbook {Main} xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"{blocks[0].Text}\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>")
            .Add("xl/_rels/workbook.xml.rels", WorkbookRelations)
            .Add("xl/worksheets/sheet1.xml", $"<worksheet {Main}><sheetData>{string.Concat(rows)}</sheetData></worksheet>")
            .Add("xl/sharedStrings.xml", $"<sst {Main} count=\"{strings.Count}\" uniqueCount=\"{strings.Count}\">{shared}</sst>")
            .ToBytes();

        string Cell(string text, int row, int column)
        {
            strings.Add(text);
            return $"<c r=\"{(char)('A' + column)}{row + 1}\" t=\"s\"><v>{strings.Count - 1}</v></c>";
        }
    }
}
