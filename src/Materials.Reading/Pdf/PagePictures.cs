using System.Collections.Immutable;
using Materials.Pages;
using Materials.Reading.Images;
using Materials.Reading.Pdf.Content;
using Materials.Reading.Pdf.Layout;

namespace Materials.Reading.Pdf;

/// <summary>Lists the pictures of the pages and measures as many as the limits allow.</summary>
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
        var sheet = new Area(0, 0, page.Width, page.Height);
        foreach (var image in page.Images)
        {
            var seen = image.Area.Intersect(sheet);
            if (seen.IsNone || image.PixelWidth < MinPixels || image.PixelHeight < MinPixels)
                continue;

            var encoder = new ImageEncoder(objects, image);
            images.Add(new EmbeddedImage(page.Number, pictures.Count, encoder.TryEncode));
            var share = Math.Round(Math.Min(1, seen.Width * seen.Height / (page.Width * page.Height)), 4);
            pictures.Add(Measured(new Picture(image.PixelWidth, image.PixelHeight, share, lines.Count(l => l.Area.CentreY < image.Area.CentreY)), encoder));
        }

        return pictures.ToImmutable();
    }

    private Picture Measured(Picture picture, ImageEncoder encoder)
    {
        if (measured >= PdfLimits.MaxMeasuredPictures || (long)picture.PixelWidth * picture.PixelHeight > PdfLimits.MaxPicturePixels)
            return picture;

        measured++;
        return encoder.TryEncode() is { } encoded && PictureFacts.Measure(encoded) is { } facts
            ? picture with { RedShare = facts.RedShare, Coloured = facts.Coloured }
            : picture;
    }
}
