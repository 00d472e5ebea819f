using Materials.Reading.Images;
using Materials.Reading.Pdf.Content;
using Materials.Reading.Pdf.Layout;
using NetVips;
using Area = Materials.Reading.Pdf.Content.Area;

namespace Materials.Reading.Pdf;

/// <summary>Puts the strips or tiles of one scan together again.</summary>
internal sealed class ScanAssembly(PdfObjects objects, List<PlacedImage> parts)
{
    private readonly Area _area = ScanParts.AreaOf(parts);

    /// <summary>Pixels to a point, no finer than the whole scan is read at.</summary>
    private readonly double _scale = Math.Min(
        Placement.Dpi(parts[0]) / 72, Ocr.PageImage.LongestSide / Math.Max(ScanParts.AreaOf(parts).Width, ScanParts.AreaOf(parts).Height));

    public int Width => Math.Max(1, (int)Math.Round(_area.Width * _scale));

    public int Height => Math.Max(1, (int)Math.Round(_area.Height * _scale));

    /// <summary>The whole scan; null when a part of it cannot be decoded.</summary>
    public ReadOnlyMemory<byte>? TryEncode()
    {
        Libvips.Use();
        try
        {
            var sheet = (Image.Black(Width, Height, 3) + 255).Cast(Enums.BandFormat.Uchar).CopyMemory();
            foreach (var part in parts)
            {
                if (new ImageEncoder(objects, part).TryEncode() is not { } encoded || !PictureHeader.IsDecodable(encoded.Span))
                    return null;
                using var decoded = Fitted(PictureFacts.Bytes(encoded), Placement.WholeArea(part), out var left, out var top);
                var larger = sheet.Insert(decoded, left, top).CopyMemory();
                sheet.Dispose();
                sheet = larger;
            }

            using (sheet)
                return sheet.PngsaveBuffer(compression: 1, filter: Enums.ForeignPngFilter.None);
        }
        catch (VipsException)
        {
            return null;
        }
    }

    /// <summary>A part as three bytes a pixel, at the very size of its place, so that no seam is left.</summary>
    private Image Fitted(byte[] encoded, Area place, out int left, out int top)
    {
        (left, top) = (At(place.Left - _area.Left), At(place.Top - _area.Top));
        var (width, height) = (Math.Max(1, At(place.Right - _area.Left) - left), Math.Max(1, At(place.Bottom - _area.Top) - top));
        using var small = Image.ThumbnailBuffer(encoded, width, height: height, size: Enums.Size.Force, noRotate: true);
        using var opaque = small.HasAlpha() ? small.Flatten([255]) : small.Copy();
        using var colours = opaque.Colourspace(Enums.Interpretation.Srgb);
        return colours.Cast(Enums.BandFormat.Uchar).CopyMemory();
    }

    private int At(double points) => (int)Math.Round(points * _scale);
}
