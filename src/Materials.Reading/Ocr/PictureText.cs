using Materials.Pages;
using Materials.Reading.Containment;
using Materials.Reports;

namespace Materials.Reading.Ocr;

/// <summary>Reads what only the pictures of a file say: pages that are pictures or must be drawn, scans and photos put into a text.</summary>
internal sealed class PictureText(OcrEngine engine)
{
    /// <summary>A smaller picture is a logo, a stamp or a bullet: three lines of 16 pixels are the least that a document has.</summary>
    private const int MinHeight = 48;

    /// <summary>The least width: eight characters of 16 pixels.</summary>
    private const int MinWidth = 128;

    /// <summary>A picture on less of its page is an ornament of the text around it.</summary>
    private const double MinShare = 0.02;

    /// <summary>Pictures recognised in one file. A bound volume of 400 scanned pages is a long one.</summary>
    private const int MaxPictures = 500;

    /// <summary>Whether there is anything that only its picture says.</summary>
    public static bool IsNeeded(FormatContent content) => !content.Images.IsEmpty || MustDraw(content).Any();

    /// <summary>The content where recognition is not installed: each page that needs it says so.</summary>
    public static FormatContent Unrecognised(FormatContent content)
    {
        var needing = content.Images.Where(i => IsWorthwhile(PictureOf(content, i))).Select(i => i.Page).Concat(MustDraw(content)).ToHashSet();
        return content with { Pages = [.. content.Pages.Select(p => needing.Contains(p.Number) ? p with { Unread = UnreadReason.NoRecognition } : p)] };
    }

    /// <summary>The content with the text of its pictures, and with the findings on pages that turned out blank or too poor to read.</summary>
    /// <param name="course">Told after each page: a long scan takes long, and goes on. Has pages drawn.</param>
    public FormatContent Complete(FormatContent content, ReadingCourse course, CancellationToken cancellationToken)
    {
        var reading = new Sheets(content, engine, course, cancellationToken);
        var pictures = content.Images.Where(i => IsWorthwhile(PictureOf(content, i))).ToLookup(i => i.Page);
        var pages = content.Pages.ToBuilder();
        var seen = Enumerable.Range(0, pages.Count).Where(i => pictures.Contains(pages[i].Number) || reading.MustBeDrawn(pages[i])).ToArray();
        for (var done = 0; done < seen.Length; done++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = pages[seen[done]];
            pages[seen[done]] = reading.PicturesRead < MaxPictures
                ? reading.Read(page, [.. pictures[page.Number].Take(MaxPictures - reading.PicturesRead)])
                : page with { Unread = UnreadReason.TooMany };
            course.Advance(done + 1, seen.Length);
            // A page takes some tens of megabytes that are large objects all: left to itself, the collector comes for them when the process has taken all it may.
            GC.Collect();
        }

        return content with { Pages = pages.ToImmutable(), Defects = [.. content.Defects.Where(d => d.Code != FindingCode.Blank || !reading.FoundWriting), .. reading.Poor()] };
    }

    private static IEnumerable<int> MustDraw(FormatContent content) =>
        content.Drawings?.Pages.Where(p => p.Value.MustBeDrawn).Select(p => p.Key) ?? [];

    /// <summary>Numbers of pages count from 1 and leave none out.</summary>
    private static Picture PictureOf(FormatContent content, EmbeddedImage image) => content.Pages[image.Page - 1].Pictures[image.Picture];

    private static bool IsWorthwhile(Picture picture) =>
        picture.PixelWidth >= MinWidth && picture.PixelHeight >= MinHeight && picture.Share is null or >= MinShare;
}
