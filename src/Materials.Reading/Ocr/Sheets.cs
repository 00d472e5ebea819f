using System.Collections.Immutable;
using System.Security.Cryptography;
using Materials.Pages;
using Materials.Reading.Containment;
using Materials.Reading.Images;
using Materials.Reports;

namespace Materials.Reading.Ocr;

/// <summary>Reads the pages of one file that show more than their text says: by their pictures, or drawn where those do not do.</summary>
internal sealed class Sheets(FormatContent content, OcrEngine engine, ReadingCourse course, CancellationToken cancellationToken)
{
    /// <summary>From this part of the page on, the picture is the page: a scan, whatever text lies beneath it.</summary>
    private const double WholePage = 0.8;

    private readonly Dictionary<string, OcrPage> _known = new(StringComparer.Ordinal);
    private readonly List<Sheet> _scans = [];

    /// <summary>How many have been read so far.</summary>
    public int PicturesRead { get; private set; }

    /// <summary>Whether a page that is a picture is written on, whatever its small copy showed: fine letters fade in it.</summary>
    public bool FoundWriting => _scans.Exists(s => !s.Text.IsBlank && !s.Text.Lines.IsEmpty);

    public bool MustBeDrawn(Page page) => SightOf(page) is { MustBeDrawn: true };

    /// <param name="images">The page's pictures that are worth reading.</param>
    public Page Read(Page page, ImmutableArray<EmbeddedImage> images)
    {
        if (MustBeDrawn(page) && Drawn(page) is { } drawn)
            return drawn;

        var read = images.Select(i => new ReadPicture(page.Pictures[i.Picture], Text(i))).ToArray();
        if (read.Any(r => r.Text is null) && !MustBeDrawn(page) && Drawn(page) is { } instead)
            return instead;

        UnreadReason? left = MustBeDrawn(page) || read.Any(r => r.Text is null) ? WhyNotDrawn(page) : null;
        return Joined(page, [.. read.Where(r => r.Text is not null)]) with { Unread = left };
    }

    /// <summary>A file of scans that is blank throughout, and each page that is too poor to read.</summary>
    public IEnumerable<Defect> Poor()
    {
        if (_scans.Count > 0 && _scans.Count == content.Pages.Length && _scans.TrueForAll(s => s.Text.IsBlank))
        {
            if (!content.Defects.Any(d => d.Code == FindingCode.Blank))
                yield return new(FindingCode.Blank);
            yield break;
        }

        foreach (var scan in _scans.Where(s => PoorPicture.Is(s.Picture, s.Text)))
            yield return new(FindingCode.Illegible, content.Pages.Length > 1 ? scan.Page : null);
    }

    /// <summary>The page as a person sees it; null when it cannot be drawn.</summary>
    private Page? Drawn(Page page)
    {
        if (SightOf(page) is not { } sight || course.Drawer is not { IsInstalled: true }
            || course.Drawer.Draw(content.Drawings!.Document, page.Number, sight.LongestSide) is not { } drawn)
            return null;

        PicturesRead++;
        var text = engine.Read(PageImage.Of(drawn), course.Alive, cancellationToken);
        var picture = PictureFacts.Measure(drawn);
        if (!PageText.IsWritten(page))
        {
            _scans.Add(new(page.Number, picture, text));
            return PageText.Scanned(page with { Pictures = [picture] }, picture, text);
        }

        // The pictures on it were not looked at one by one: their seals are the page's.
        return PageText.Merged(page, text, text.Seals.IsEmpty ? page.Pictures : [.. page.Pictures.Where(p => p.Seals is null), picture with { Seals = text.Seals }]);
    }

    private Page Joined(Page page, ReadPicture[] read)
    {
        if (read.Length == 0)
            return page;

        var (picture, text) = (read[0].Picture, read[0].Text!);
        if (!IsWhole(page, picture))
            return PageText.Mixed(page, read);
        if (PageText.IsWritten(page))
            return PageText.Merged(page, text, page.Pictures.Replace(picture, picture with { Seals = text.Seals }));

        _scans.Add(new(page.Number, picture, text));
        return PageText.Scanned(page, picture, text);
    }

    private OcrPage? Text(EmbeddedImage image)
    {
        if (image.Encoded() is not { } encoded)
            return null;

        // The same logo stands on every slide. Pictures of one file (TIFF) are all different, and their bytes the whole file.
        var key = image.Frame > 0 ? "" : $"{Convert.ToHexString(SHA256.HashData(encoded.Span))} {image.Orientation}";
        if (_known.TryGetValue(key, out var known))
            return known;

        try
        {
            var text = engine.Read(PageImage.Decode(encoded, image.Frame, image.Orientation), course.Alive, cancellationToken);
            PicturesRead++;
            if (key.Length > 0)
                _known.Add(key, text);
            return text;
        }
        catch (Exception e) when (e is NetVips.VipsException or UnreadableFileException)
        {
            // A picture that cannot be decoded stays unread, and a person is asked.
            return null;
        }
    }

    private UnreadReason WhyNotDrawn(Page page) =>
        SightOf(page) is not null && course.Drawer is not { IsInstalled: true } ? UnreadReason.NoDrawing : UnreadReason.Undrawable;

    private PageSight? SightOf(Page page) => content.Drawings?.Pages.GetValueOrDefault(page.Number);

    private static bool IsWhole(Page page, Picture picture) =>
        picture.Share >= WholePage || (page.Lines.IsEmpty && page.Pictures.Length == 1 && picture.Share is not null);

    /// <summary>A page that is a picture.</summary>
    private sealed record Sheet(int Page, Picture Picture, OcrPage Text);
}

/// <summary>A picture of a page and what it says; null where it could not be decoded.</summary>
internal sealed record ReadPicture(Picture Picture, OcrPage? Text);
