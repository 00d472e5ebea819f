using System.Collections.Immutable;
using System.Xml;
using Materials.Pages;
using Materials.Reading.Office;
using Materials.Reading.Word;
using Materials.Reports;

namespace Materials.Reading.PowerPoint;

/// <summary>Reads presentations (Office Open XML): a page per slide, with titles, text, tables, figures and the speaker's notes.</summary>
internal sealed class PptxReader(ReadingLimits limits) : IFormatReader
{
    public ImmutableArray<string> Reads { get; } = [MediaTypes.Pptx];

    public FormatContent Read(Stream content, string mediaType, CancellationToken cancellationToken)
    {
        var package = new OfficePackage(content, limits);
        var pictures = new OfficePictures(package, limits);
        var (slides, size) = Slides(package);
        if (slides.Count > limits.MaxPages)
            throw new UnreadableFileException(new(FindingCode.LimitExceeded, Limit: $"{limits.MaxPages}", Met: $"{slides.Count}"));
        var pages = ImmutableArray.CreateBuilder<Page>();
        var images = ImmutableArray.CreateBuilder<EmbeddedImage>();
        foreach (var slide in slides)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var drawn = new DrawingReader(package, slide, pictures) { Slide = size }.Read();
            ImmutableArray<Line> lines = [.. drawn.Lines(0), .. Notes(package, slide, pictures)];
            var page = new Page { Number = pages.Count + 1, Name = lines.FirstOrDefault(l => l.Role == LineRole.Heading)?.Text };
            if (IsHidden(package, slide))
            {
                pages.Add(page with { Hidden = [.. drawn.Hidden, .. lines.Select(l => new HiddenText(l.Text, HiddenReason.Marked))] });
                continue;
            }
            for (var i = 0; i < drawn.Pictures.Count; i++)
                if (drawn.Pictures[i].Encoded is { } encoded)
                    images.Add(new(page.Number, i, encoded));
            pages.Add(page with
            {
                Source = lines.IsEmpty ? TextSource.None : TextSource.Embedded,
                Lines = lines,
                Hidden = [.. drawn.Hidden],
                Pictures = [.. drawn.Pictures.Select(p => p.On(lines.Length, size.Width * size.Height))],
            });
        }
        return new(PageUnit.Slide, pages.ToImmutable(), [.. ActiveContent.In(package)])
        {
            Images = images.ToImmutable(),
            Attachments = [.. slides.SelectMany(s => EmbeddedObject.RelatedTo(package, s)).DistinctBy(a => a.Name)],
        };
    }

    private static (List<string> Slides, (double Width, double Height) Size) Slides(OfficePackage package)
    {
        var slides = new List<string>();
        // 10 by 7.5 inches, the size where none is said.
        (double, double) size = (9_144_000, 6_858_000);
        using var xml = package.OpenXml(package.MainPart);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "sldId" && package.Target(package.MainPart, xml.R("id")) is { } slide)
                slides.Add(slide);
            else if (xml.LocalName == "sldSz" && xml.Number("cx") is { } width and > 0 && xml.Number("cy") is { } height and > 0)
                size = (width, height);
        }
        return (slides, size);
    }

    private static bool IsHidden(OfficePackage package, string slide)
    {
        using var xml = package.OpenXml(slide);
        // What its presentation calls a slide and is none would read as an empty one.
        if (xml.MoveToContent() != XmlNodeType.Element || xml.LocalName != "sld")
            throw new InvalidDataException("Not a slide");
        return xml.GetAttribute("show") is "0" or "false";
    }

    private static IEnumerable<Line> Notes(OfficePackage package, string slide, OfficePictures pictures) =>
        package.Related(slide, "notesSlide") is { } notes
            ? new DrawingReader(package, notes, pictures).Read().Text.Where(l => l.Role == LineRole.Paragraph).Select(l => l with { Role = LineRole.Note })
            : [];
}
