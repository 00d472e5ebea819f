using System.Collections.Immutable;
using Materials.Pages;
using Materials.Reading.Images;
using Materials.Reading.Pdf;
using Materials.Reading.Pdf.Content;
using Materials.Reading.Pdf.Layout;

namespace Materials.Reading.Ofd;

/// <summary>Makes pages of what is drawn, by the same layout as PDF: lines, tables, drawings, headings, what is hidden.</summary>
internal sealed class OfdPages(OfdPackage package, ReadingLimits limits)
{
    /// <summary>Smaller pictures are rules, bullets and patterns.</summary>
    private const int MinPixels = 24;

    /// <summary>The size that is given for a picture that cannot be decoded: as it is shown, at the resolution of a screen.</summary>
    private const double PixelsPerPoint = 96 / 72.0;

    private readonly List<Draft> _drafts = [];
    private readonly Dictionary<string, PictureFacts?> _facts = [];
    private readonly List<EmbeddedImage> _images = [];

    public int Count => _drafts.Count;

    /// <returns>Whether the page was whole.</returns>
    public bool Add(OfdPage page)
    {
        var visibility = new Visibility(page.Content);
        visibility.Sort();
        _drafts.Add(new(page, PageLayout.Lines(page.Content, visibility.Visible), PageMaker.HiddenTexts(visibility.Hidden), PageMaker.TrustIn(page.Content, visibility)));
        return page.IsWhole;
    }

    public FormatContent Finish()
    {
        RunningText.Mark(_drafts.ConvertAll(d => (d.Page.Content.Height, d.Lines)));
        Headings.Mark(_drafts.ConvertAll(d => d.Lines));
        ImmutableArray<Page> pages = [.. _drafts.Select(Finish)];
        return new(PageUnit.Page, pages, []) { Images = [.. _images] };
    }

    private Page Finish(Draft draft)
    {
        var content = draft.Page.Content;
        return new()
        {
            Number = content.Number,
            Source = draft.Lines.Count == 0 ? TextSource.None : TextSource.Embedded,
            Trust = draft.Trust,
            Lines = [.. draft.Lines.Select(l => l.ToLine(content.Width, content.Height))],
            Hidden = draft.Hidden,
            Pictures = [.. Pictures(draft)],
        };
    }

    private IEnumerable<Picture> Pictures(Draft draft)
    {
        var content = draft.Page.Content;
        var sheet = new Area(0, 0, content.Width, content.Height);
        var number = 0;
        foreach (var picture in draft.Page.Pictures.Take(PdfLimits.MaxPicturesPerPage))
        {
            var seen = picture.Place.Area.Intersect(sheet);
            var facts = Measure(picture);
            if (seen.IsNone || facts is { PixelWidth: < MinPixels } or { PixelHeight: < MinPixels })
                continue;
            if (facts?.Ink is not null)
                _images.Add(new(content.Number, number, picture.Bytes));
            number++;
            yield return new(facts?.PixelWidth ?? Pixels(seen.Width), facts?.PixelHeight ?? Pixels(seen.Height), Share(seen, sheet), LinesAbove(draft, picture.Place.Area))
            {
                RedShare = facts?.RedShare,
                Coloured = facts?.Coloured,
            };
        }

        // A seal that is drawn is seen like one that is a picture. Its share of the page is left open: the shape is known, not measured.
        foreach (var seal in draft.Page.Seals)
            yield return new(Pixels(seal.Place.Width), Pixels(seal.Place.Height), null, LinesAbove(draft, seal.Place))
            {
                Seals = [new Seal(new Box(0, 0, 1, 1), seal.IsRed)],
                Coloured = seal.IsRed,
            };
    }

    private PictureFacts? Measure(OfdPicture picture)
    {
        if (picture.Part is not { } part)
            return picture.Bytes() is { } seal ? PictureFacts.Measure(seal, 0, limits.MaxPixels, strict: false) : null;
        if (!_facts.TryGetValue(part, out var facts))
            _facts[part] = facts = package.Bytes(part) is { } bytes ? PictureFacts.Measure(bytes, 0, limits.MaxPixels, strict: false) : null;
        return facts;
    }

    private static int Pixels(double points) => (int)Math.Clamp(points * PixelsPerPoint, 0, int.MaxValue);

    private static double Share(in Area seen, in Area sheet) => Math.Round(Math.Min(1, seen.Width * seen.Height / (sheet.Width * sheet.Height)), 4);

    private static int LinesAbove(Draft draft, Area area) => draft.Lines.Count(l => l.Area.CentreY < area.CentreY);

    private sealed record Draft(OfdPage Page, List<TextLine> Lines, ImmutableArray<HiddenText> Hidden, double Trust);
}
