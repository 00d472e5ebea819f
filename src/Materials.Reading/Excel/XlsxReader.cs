using System.Collections.Immutable;
using System.Xml;
using Materials.Pages;
using Materials.Reading.Office;
using Materials.Reading.Word;
using Materials.Reports;

namespace Materials.Reading.Excel;

/// <summary>Reads workbooks (Office Open XML): a page per sheet, its rows, then the figures drawn on it and its comments.</summary>
internal sealed class XlsxReader(ReadingLimits limits) : IFormatReader
{
    public ImmutableArray<string> Reads { get; } = [MediaTypes.Xlsx];

    public FormatContent Read(Stream content, string mediaType, CancellationToken cancellationToken)
    {
        var package = new OfficePackage(content, limits);
        var workbook = package.MainPart;
        var strings = SharedStrings.Read(package, package.Related(workbook, "sharedStrings"));
        var styles = new WorkbookStyles(package, package.Related(workbook, "styles"));
        var pictures = new OfficePictures(package, limits);
        var (sheets, since1904) = Sheets(package, workbook);
        var pages = ImmutableArray.CreateBuilder<Page>();
        var images = ImmutableArray.CreateBuilder<EmbeddedImage>();
        foreach (var (name, part, isHidden) in sheets)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (pages.Count == limits.MaxPages)
                throw new UnreadableFileException(new(FindingCode.LimitExceeded, Limit: $"{limits.MaxPages}", Met: $"> {limits.MaxPages}"));
            var (rows, hidden) = new SheetReader(package, strings, styles, since1904, limits).Read(part, isHidden, cancellationToken);
            var page = new Page { Number = pages.Count + 1, Name = name };
            var drawn = DrawingOf(package, part, pictures);
            Line[] around = [.. drawn.Lines(rows.Length == 0 ? 0 : rows.Max(r => r.Group)), .. Comments(package, part)];
            if (isHidden)
            {
                pages.Add(page with { Hidden = [.. hidden, .. around.Select(l => new HiddenText(l.Text, HiddenReason.Marked))] });
                continue;
            }
            ImmutableArray<Line> lines = [.. rows, .. around];
            for (var i = 0; i < drawn.Pictures.Count; i++)
                if (drawn.Pictures[i].Encoded is { } encoded)
                    images.Add(new(page.Number, i, encoded));
            pages.Add(page with
            {
                Source = lines.IsEmpty ? TextSource.None : TextSource.Embedded,
                Lines = lines,
                Hidden = hidden,
                // A sheet has no paper: how much of a page a picture covers is not known.
                Pictures = [.. drawn.Pictures.Select(p => p.On(rows.Length, paper: 0))],
            });
        }
        return new(PageUnit.Sheet, pages.ToImmutable(), [.. ActiveContent.In(package)])
        {
            Images = images.ToImmutable(),
            Attachments = [.. sheets.SelectMany(s => EmbeddedObject.RelatedTo(package, s.Part)).DistinctBy(a => a.Name)],
        };
    }

    private static (List<(string Name, string Part, bool IsHidden)> Sheets, bool Since1904) Sheets(OfficePackage package, string workbook)
    {
        var sheets = new List<(string, string, bool)>();
        var since1904 = false;
        using var xml = package.OpenXml(workbook);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "workbookPr")
                since1904 = xml.GetAttribute("date1904") is "1" or "true";
            else if (xml.LocalName == "sheet" && package.Target(workbook, xml.R("id")) is { } part)
                sheets.Add((xml.GetAttribute("name") ?? "", part, xml.GetAttribute("state") is "hidden" or "veryHidden"));
        }
        return (sheets, since1904);
    }

    private static DrawnPage DrawingOf(OfficePackage package, string sheet, OfficePictures pictures) =>
        package.Related(sheet, "drawing") is { } drawing ? new DrawingReader(package, drawing, pictures).Read() : new DrawnPage();

    private static IEnumerable<Line> Comments(OfficePackage package, string sheet)
    {
        if (package.Related(sheet, "comments") is not { } comments)
            yield break;
        using var xml = package.OpenXml(comments);
        while (xml.Read())
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "comment" && !xml.IsEmptyElement
                && string.Join(' ', SharedStrings.ReadRich(xml, "comment").Split('\n', StringSplitOptions.TrimEntries)).Trim() is { Length: > 0 } text)
                yield return new() { Text = text, Role = LineRole.Note };
    }
}
