using System.Collections.Immutable;
using Materials.Pages;
using Materials.Reading.Images;
using Materials.Reading.Pdf.Content;
using Materials.Reading.Pdf.Layout;

namespace Materials.Reading.Pdf;

/// <summary>Lists the pictures of the pages, measures as many as the limits allow, and tells which pages must be drawn to be seen.</summary>
internal sealed class PagePictures(PdfObjects objects)
{
    /// <summary>Smaller images are rules, bullets and patterns.</summary>
    private const int MinPixels = 24;

    private readonly List<EmbeddedImage> images = [];
    private int measured;

    public ImmutableArray<EmbeddedImage> Images => [.. images];

    public ImmutableArray<Picture> On(PageContent page, List<TextLine> lines)
    {
        var pictures = ImmutableArray.CreateBuilder<Picture>();
        var seen = Seen(page);
        var parts = ScanParts.Of(page, seen);
        if (parts.Count > 0)
        {
            var scan = new ScanAssembly(objects, parts);
            Add(scan.Width, scan.Height, ScanParts.AreaOf(parts), scan.TryEncode, orientation: 1);
        }
        else
        {
            foreach (var image in seen)
            {
                var orientation = Placement.OrientationOf(image.Space);
                var (width, height) = orientation >= 5 ? (image.PixelHeight, image.PixelWidth) : (image.PixelWidth, image.PixelHeight);
                Add(width, height, image.Area, new ImageEncoder(objects, image).TryEncode, orientation);
            }
        }

        foreach (var seal in VectorSeals.On(page))
            pictures.Add(new Picture(0, 0, ShareOf(page, seal), Before(seal)) { Coloured = true, Seals = [new(new(0, 0, 1, 1), Red: true)] });
        return pictures.ToImmutable();

        void Add(int width, int height, Area area, Func<ReadOnlyMemory<byte>?> encode, int orientation)
        {
            images.Add(new EmbeddedImage(page.Number, pictures.Count, encode) { Orientation = orientation });
            pictures.Add(Measured(new Picture(width, height, ShareOf(page, area), Before(area)), encode));
        }

        int Before(Area area) => lines.Count(l => l.Area.CentreY < area.CentreY);
    }

    /// <summary>What drawing the page takes, and whether it has to be.</summary>
    public static PageSight Sight(PageContent page, double trust)
    {
        var seen = Seen(page);
        return new(PageSights.LongestSide(page, seen), PageSights.MustBeDrawn(page, seen, trust));
    }

    private static List<PlacedImage> Seen(PageContent page) => page.Images.FindAll(image =>
        !image.Area.Intersect(new(0, 0, page.Width, page.Height)).IsNone && image.PixelWidth >= MinPixels && image.PixelHeight >= MinPixels);

    private static double ShareOf(PageContent page, Area area)
    {
        var seen = area.Intersect(new(0, 0, page.Width, page.Height));
        return seen.IsNone ? 0 : Math.Round(Math.Min(1, seen.Width * seen.Height / (page.Width * page.Height)), 4);
    }

    private Picture Measured(Picture picture, Func<ReadOnlyMemory<byte>?> encode)
    {
        if (measured >= PdfLimits.MaxMeasuredPictures || (long)picture.PixelWidth * picture.PixelHeight > PdfLimits.MaxPicturePixels)
            return picture;

        measured++;
        return encode() is { } encoded && PictureFacts.Measure(encoded) is { } facts
            ? picture with { RedShare = facts.RedShare, Coloured = facts.Coloured }
            : picture;
    }
}
