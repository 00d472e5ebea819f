using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using Materials.Pages;
using Materials.Reading.Compound;
using Materials.Reading.Images;
using Materials.Reading.Office;
using Materials.Reports;

namespace Materials.Reading.Excel;

/// <summary>Reads workbooks of Excel 5 to 2003 and what WPS writes in their format (.xls, .et): a page per sheet.</summary>
internal sealed class XlsReader(ReadingLimits limits) : IFormatReader
{
    static XlsReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public ImmutableArray<string> Reads { get; } = [MediaTypes.Xls];

    public FormatContent Read(Stream content, string mediaType, CancellationToken cancellationToken)
    {
        var file = new CompoundFile(content);
        var drawings = new BiffDrawings(file.Read("Workbook") ?? []);
        content.Position = 0;
        using var reader = Open(content);
        var pages = ImmutableArray.CreateBuilder<Page>();
        var images = ImmutableArray.CreateBuilder<EmbeddedImage>();
        var characters = 0L;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (pages.Count == limits.MaxPages)
                throw new UnreadableFileException(new(FindingCode.LimitExceeded, Limit: $"{limits.MaxPages}", Met: $"> {limits.MaxPages}"));
            pages.Add(ReadSheet(reader, drawings, pages.Count, images, ref characters, cancellationToken));
        }
        while (reader.NextResult());
        return new(PageUnit.Sheet, pages.ToImmutable(), [.. OfficeObjects.ActiveIn(file)])
        {
            Images = images.ToImmutable(),
            Attachments = OfficeObjects.In(file),
        };
    }

    private static IExcelDataReader Open(Stream content)
    {
        try
        {
            return ExcelReaderFactory.CreateBinaryReader(content, new() { LeaveOpen = true, FallbackEncoding = Encoding.GetEncoding("GB18030") });
        }
        catch (InvalidPasswordException)
        {
            throw new UnreadableFileException(new(FindingCode.Encrypted));
        }
    }

    private Page ReadSheet(IExcelDataReader sheet, BiffDrawings drawings, int index, ImmutableArray<EmbeddedImage>.Builder images, ref long characters, CancellationToken cancellationToken)
    {
        var isHidden = sheet.VisibleState != "visible";
        var rows = new List<SheetRow>();
        var hidden = new List<HiddenText>();
        for (var number = 1; sheet.Read(); number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var row = new SheetRow(number);
            var isHiddenRow = isHidden || sheet.RowHeight == 0;
            for (var i = 0; i < sheet.FieldCount; i++)
            {
                if (CellText(sheet, i) is not { Length: > 0 } text)
                    continue;
                characters += text.Length;
                if (isHiddenRow || sheet.GetColumnWidth(i) == 0)
                    hidden.Add(new(text, HiddenReason.Marked));
                else
                    row.Cells.Add((i + 1, text));
            }
            if (characters > limits.MaxCharacters)
                throw new UnreadableFileException(new(FindingCode.LimitExceeded, Limit: $"{limits.MaxCharacters}", Met: $"> {limits.MaxCharacters}"));
            if (row.Cells.Count > 0)
                rows.Add(row);
        }

        var merged = (sheet.MergeCells ?? []).Select(m => (m.FromRow + 1, m.FromColumn + 1)).ToHashSet();
        var page = new Page { Number = index + 1, Name = sheet.Name };
        if (isHidden)
            return page with { Hidden = [.. hidden, .. drawings.Texts(index).Select(l => new HiddenText(l.Text, HiddenReason.Marked))] };
        var lines = SheetTable.Lines(rows, merged);
        var pictures = new List<OfficePicture>();
        foreach (var picture in drawings.Pictures(index))
        {
            var facts = PictureFacts.Measure(picture, 0, limits.MaxPixels, strict: false);
            if (facts?.Ink is not null)
                images.Add(new(page.Number, pictures.Count, () => picture));
            pictures.Add(new(facts, 0, 0, null));
        }
        return page with
        {
            Source = lines.IsEmpty && drawings.Texts(index).Count == 0 ? TextSource.None : TextSource.Embedded,
            Lines = [.. lines, .. drawings.Texts(index)],
            Hidden = [.. hidden],
            Pictures = [.. pictures.Select(p => p.On(lines.Length, paper: 0))],
        };
    }

    /// <summary>A cell as a person sees it, on one line.</summary>
    private static string? CellText(IExcelDataReader sheet, int column)
    {
        var text = sheet.GetValue(column) switch
        {
            null => null,
            string s => s,
            bool b => b ? "TRUE" : "FALSE",
            DateTime moment => SheetNumbers.Write(moment.ToOADate(), Pattern(sheet, column) ?? SheetNumbers.BuiltInPattern(14), since1904: false),
            TimeSpan span => SheetNumbers.Write(span.TotalDays, Pattern(sheet, column), since1904: false),
            IConvertible number => SheetNumbers.Write(number.ToDouble(CultureInfo.InvariantCulture), Pattern(sheet, column), since1904: false),
            var other => other.ToString(),
        };
        return text is null ? null : string.Join(' ', text.Split(['\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    /// <summary>Built-in formats as a Chinese Excel shows them; the library knows those of an American one.</summary>
    private static string? Pattern(IExcelDataReader sheet, int column) =>
        sheet.GetNumberFormatIndex(column) is var index && SheetNumbers.BuiltInPattern(index) is { } known ? known : index == 0 ? null : sheet.GetNumberFormatString(column);
}
