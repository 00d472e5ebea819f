using System.Runtime.InteropServices;
using Materials.Pages;
using Materials.Reading.Drawing;
using NetVips;

namespace Materials.Reading.Images;

/// <summary>What the pixels of a picture tell without recognising text.</summary>
/// <param name="PixelWidth">From the header, after any EXIF turn.</param>
/// <param name="RedShare">The part of the pixels that is seal red, 0 to 1; null when they were not decoded.</param>
/// <param name="Coloured">Whether it shows colours at all; null when it was not decoded.</param>
/// <param name="Ink">The part of the pixels that differs clearly from the ground, 0 (an empty sheet) to 1; null when it was not decoded.</param>
internal sealed record PictureFacts(int PixelWidth, int PixelHeight, double? RedShare, bool? Coloured, double? Ink)
{
    /// <summary>
    /// The longer side that pixels are counted at. A seal of 4 cm on A4 is some 54 pixels wide there, and a line of 10-point text still leaves
    /// grey behind; a phone photo is decoded in 20 ms, since JPEG shrinks while it loads.
    /// </summary>
    private const int MeasuredSide = 400;

    /// <summary>Up to this ink a sheet counts as empty: specks of dust, not a line of text (ten characters of 10 points are 0.0008 of an A4 page).</summary>
    private const double MaxInkOfEmptySheet = 0.0003;

    /// <summary>Whether nothing stands on it; null when it was not decoded.</summary>
    public bool? IsEmptySheet => Ink is { } ink ? ink <= MaxInkOfEmptySheet : null;

    /// <summary>Measures a picture at a small size. Null when it is no picture that can be decoded.</summary>
    /// <remarks>A picture of more than <see cref="ReadingLimits.MaxPixels"/> (default) is measured from its header alone.</remarks>
    public static PictureFacts? Measure(ReadOnlyMemory<byte> encoded) => Measure(encoded, page: 0, ReadingLimits.Default.MaxPixels, strict: false);

    /// <summary>A drawn page as a picture, which is the whole of it.</summary>
    internal static Picture Measure(DrawnPage drawn)
    {
        using var whole = Image.NewFromMemory(drawn.Pixels, drawn.Width, drawn.Height, 3, Enums.BandFormat.Uchar);
        using var colours = whole.Copy(interpretation: Enums.Interpretation.Srgb);
        using var small = colours.ThumbnailImage(MeasuredSide, height: MeasuredSide, size: Enums.Size.Down);
        var (red, coloured, _) = PixelCount.Of(small);
        return new(drawn.Width, drawn.Height, Share: 1, AfterLine: 0) { RedShare = red, Coloured = coloured };
    }

    /// <param name="page">Which picture of a file of several (TIFF), from 0.</param>
    /// <param name="maxPixels">Beyond it only the header is read.</param>
    /// <param name="strict">Whether a picture that breaks off counts as none; otherwise what is there of it is measured.</param>
    internal static PictureFacts? Measure(ReadOnlyMemory<byte> encoded, int page, long maxPixels, bool strict)
    {
        try
        {
            if (PictureHeader.Read(encoded, page) is not { } header)
                return null;
            if (header.PixelWidth * (long)header.PixelHeight > maxPixels || DecodingMemory.IsTooMuch(encoded.Span, header.PixelWidth * (long)header.PixelHeight))
                return new(header.PixelWidth, header.PixelHeight, null, null, null);

            // In the option string: as an argument of its own, libvips hands it to the loader of files but not to that of JPEG in memory.
            var option = strict ? $"[fail_on=truncated{(header.LoadOption.Length > 0 ? $",{header.LoadOption[1..]}" : "]")}" : header.LoadOption;
            using var small = header.Bitmap is { } bitmap
                ? bitmap.ThumbnailImage(MeasuredSide, height: MeasuredSide, size: Enums.Size.Down)
                : Image.ThumbnailBuffer(Bytes(encoded), MeasuredSide, option, height: MeasuredSide, size: Enums.Size.Down, noRotate: true);
            header.Bitmap?.Dispose();
            var (red, coloured, ink) = PixelCount.Of(small);
            return new(header.PixelWidth, header.PixelHeight, red, coloured, ink);
        }
        catch (VipsException)
        {
            return null;
        }
    }

    /// <summary>The bytes as an array, without copying where they are one already.</summary>
    internal static byte[] Bytes(ReadOnlyMemory<byte> encoded) =>
        MemoryMarshal.TryGetArray(encoded, out var segment) && segment.Offset == 0 && segment.Count == segment.Array!.Length
            ? segment.Array
            : encoded.ToArray();
}
