using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Materials.Reading.Tests.Excel;

/// <summary>Makes workbooks.</summary>
internal static class Xlsx
{
    /// <summary>The number formats that cells may name by their place: general, a date, a percentage.</summary>
    public const uint General = 0, Date = 1, Percent = 2;

    public static byte[] Of(params Sheet[] sheets)
    {
        var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook(new Sheets());
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var strings = workbook.AddNewPart<SharedStringTablePart>();
            strings.SharedStringTable = new SharedStringTable(new SharedStringItem(new Text("共用")));
            foreach (var sheet in sheets)
                Add(workbook, sheet);
        }
        return file.ToArray();
    }

    public static Cell Text(string text) => new() { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) };

    /// <summary>The one shared string that every workbook has here: 共用.</summary>
    public static Cell Shared() => new() { DataType = CellValues.SharedString, CellValue = new CellValue("0") };

    public static Cell Number(double value, uint style = General) =>
        new() { StyleIndex = style, CellValue = new CellValue(value.ToString(CultureInfo.InvariantCulture)) };

    public static Cell Formula(string formula, string lastResult) =>
        new() { CellFormula = new CellFormula(formula), CellValue = new CellValue(lastResult) };

    private static void Add(WorkbookPart workbook, Sheet sheet)
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        var data = new SheetData();
        for (var i = 0; i < sheet.Rows.Length; i++)
        {
            var row = new Row { RowIndex = (uint)i + 1, Hidden = sheet.HiddenRow == i + 1 ? true : null };
            for (var column = 0; column < sheet.Rows[i].Length; column++)
                if (sheet.Rows[i][column] is { } cell)
                {
                    cell.CellReference = $"{(char)('A' + column)}{i + 1}";
                    row.Append(cell);
                }
            data.Append(row);
        }
        part.Worksheet = new Worksheet(data);
        workbook.Workbook!.Sheets!.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet
        {
            Name = sheet.Name,
            Id = workbook.GetIdOfPart(part),
            SheetId = (uint)workbook.Workbook.Sheets.Count() + 1,
            State = sheet.IsHidden ? SheetStateValues.Hidden : null,
        });
    }

    private static Stylesheet Styles() => new(
        new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()), new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true }, new CellFormat { NumberFormatId = 10, ApplyNumberFormat = true }));

    /// <summary>A worksheet; a cell that is null is not in the file.</summary>
    internal sealed record Sheet(string Name, params Cell?[][] Rows)
    {
        public bool IsHidden { get; init; }

        /// <summary>The number of the row that is hidden, from 1.</summary>
        public int HiddenRow { get; init; }
    }
}
