using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Materials.Reports;
using Materials.Worker.Desk.Register;

namespace Materials.Worker.Desk.Queue;

/// <summary>What is wanting, as a table for other programs: CSV or Excel. No cell is ever a formula.</summary>
internal static class OpenItemsTable
{
    private static readonly (Bilingual Title, Func<OpenItem, Language, string> Value)[] s_columns =
    [
        (new("编号", "Package"), (o, _) => o.PackageId),
        (new("提交次数", "Revision"), (o, _) => $"{o.Revision}"),
        (new("申请单位", "Applicant"), (o, _) => o.Applicant),
        (new("统一社会信用代码", "Credit code"), (o, _) => o.CreditCode),
        (new("材料", "Material"), (o, language) => language == Language.Zh ? o.TitleZh : o.TitleEn),
        (new("状态", "State"), (o, language) => ReportWords.Of(o.Status).In(language)),
        (new("问题代码", "Codes"), (o, _) => o.Codes),
        (new("问题", "What was found"), (o, language) => language == Language.Zh ? o.FoundZh : o.FoundEn),
        (new("补正方法", "How to put it right"), (o, language) => language == Language.Zh ? o.HowZh : o.HowEn),
        (new("审核人", "Decided by"), (o, _) => o.DecidedBy),
    ];

    public static async Task WriteCsvAsync(IAsyncEnumerable<OpenItem> items, Language language, Stream output)
    {
        // The mark makes Excel take it for UTF-8; rows end as RFC 4180 has them.
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(Row(s_columns.Select(c => c.Title.In(language))));
        await foreach (var item in items)
            await writer.WriteLineAsync(Row(s_columns.Select(c => c.Value(item, language))));

        static string Row(IEnumerable<string> cells) => string.Join(',', cells.Select(c => $"\"{Cells.Neutral(c).Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
    }

    public static async Task WriteXlsxAsync(IAsyncEnumerable<OpenItem> items, Language language, Stream output)
    {
        using var workbook = SpreadsheetDocument.Create(output, SpreadsheetDocumentType.Workbook);
        var book = workbook.AddWorkbookPart();
        var sheet = book.AddNewPart<WorksheetPart>();
        // Row by row: ten thousand packages are too many to hold as a tree.
        using (var writer = OpenXmlWriter.Create(sheet))
        {
            writer.WriteStartElement(new Worksheet());
            writer.WriteStartElement(new SheetData());
            WriteRow(writer, s_columns.Select(c => c.Title.In(language)));
            await foreach (var item in items)
                WriteRow(writer, s_columns.Select(c => c.Value(item, language)));
            writer.WriteEndElement();
            writer.WriteEndElement();
        }
        book.Workbook = new Workbook(new Sheets(new Sheet { Id = book.GetIdOfPart(sheet), SheetId = 1, Name = language == Language.Zh ? "缺项" : "Open items" }));
    }

    private static void WriteRow(OpenXmlWriter writer, IEnumerable<string> cells)
    {
        writer.WriteStartElement(new Row());
        foreach (var cell in cells)
            writer.WriteElement(new Cell(new InlineString(new Text(Cells.Neutral(cell)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString });
        writer.WriteEndElement();
    }
}

/// <summary>Makes text from outside safe in a table.</summary>
internal static class Cells
{
    /// <summary>With an apostrophe before what a spreadsheet would take for a formula; without what no XML may hold.</summary>
    public static string Neutral(string text)
    {
        var visible = string.Join('\n', text.Split('\n').Select(VisibleText.OneLine));
        return visible is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] || text is ['\t' or '\r', ..] ? $"'{visible}" : visible;
    }
}
