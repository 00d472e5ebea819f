using Materials.Reading.Archives;
using Materials.Reading.Drawing;
using Materials.Reading.Images;
using NetVips;

namespace Materials.Reading.Ocr;

/// <summary>A decoded page in the two ways that it is looked at.</summary>
/// <param name="Plain">Its brightness.</param>
/// <param name="WithoutRed">Its brightness with red ink taken away, so that text under a seal shows. The same as <paramref name="Plain"/> where nothing is red.</param>
/// <param name="Red">Where there is red ink; empty when there is none.</param>
internal sealed record PageImage(Raster Plain, Raster WithoutRed, RedInk Red)
{
    /// <summary>A4 at 300 dpi, the finest that scans of documents need: larger images are shrunk while they are decoded.</summary>
    public const int LongestSide = 3508;

    /// <summary>More than a poster at 300 dpi: refused from the header, before a pixel is decoded.</summary>
    private const long MostPixels = 120_000_000;

    /// <summary>Turned clockwise by 0, 90, 180 or 270 degrees.</summary>
    public PageImage Turned(int degrees)
    {
        if (degrees == 0)
            return this;
        var plain = Plain.Turned(degrees);
        var withoutRed = ReferenceEquals(WithoutRed, Plain) ? plain : WithoutRed.Turned(degrees);
        return new PageImage(plain, withoutRed, Red.Turned(degrees, Plain.Width, Plain.Height));
    }

    public static PageImage Of(DrawnPage drawn) => RedInk.Split(drawn.Pixels, drawn.Width, drawn.Height, bands: 3);

    /// <param name="frame">The page of a TIFF, from 0.</param>
    /// <param name="orientation">How it lies on its page, as EXIF counts it; null where its own bytes say it.</param>
    /// <exception cref="UnreadableFileException">The bytes are no image that can be decoded, or it has more pixels than any document needs.</exception>
    public static PageImage Decode(ReadOnlyMemory<byte> encoded, int frame, int? orientation = null)
    {
        using var colours = Colours(encoded, frame, orientation);
        return Split(colours);
    }

    /// <summary>The same as it looks, in colours.</summary>
    /// <exception cref="UnreadableFileException">As for <see cref="Decode"/>.</exception>
    public static Image Colours(ReadOnlyMemory<byte> encoded, int frame, int? orientation)
    {
        Libvips.Use();
        try
        {
            if (!PictureHeader.IsDecodable(encoded.Span))
                throw new UnreadableFileException(new(Reports.FindingCode.Corrupt));
            return Decoded(PictureFacts.Bytes(encoded), frame, orientation);
        }
        catch (VipsException)
        {
            throw new UnreadableFileException(new(Reports.FindingCode.Corrupt));
        }
    }

    /// <summary>Upright, no larger than <see cref="LongestSide"/>, one byte or three a pixel, on white.</summary>
    private static Image Decoded(byte[] bytes, int frame, int? orientation)
    {
        var option = frame == 0 ? "" : $"[page={frame}]";
        using var header = Image.NewFromBuffer(bytes, option, access: Enums.Access.Sequential);
        if (DecodingMemory.IsTooMuch(bytes, (long)header.Width * header.Height))
            throw new UnreadableFileException(new(Reports.FindingCode.LimitExceeded, Limit: ByteSize.Of(DecodingMemory.MaxBytes), Met: $"> {ByteSize.Of(DecodingMemory.MaxBytes)}"));
        if ((long)header.Width * header.Height > MostPixels)
            throw new UnreadableFileException(new(Reports.FindingCode.LimitExceeded, Limit: $"{MostPixels / 1_000_000} MP", Met: $"{header.Width} × {header.Height}"));

        using var decoded = Math.Max(header.Width, header.Height) <= LongestSide
            ? header.Copy()
            : Image.ThumbnailBuffer(bytes, LongestSide, option, height: LongestSide, size: Enums.Size.Down, noRotate: true);
        using var opaque = decoded.HasAlpha() ? decoded.Flatten([255]) : decoded.Copy();
        using var plain = opaque.Colourspace(opaque.Bands < 3 ? Enums.Interpretation.Bw : Enums.Interpretation.Srgb);
        using var pixels = plain.Cast(Enums.BandFormat.Uchar).CopyMemory();
        return Upright(pixels, orientation ?? OrientationOf(header));
    }

    private static int OrientationOf(Image header) => header.Contains("orientation") && header.Get("orientation") is int own ? own : 1;

    private static Image Upright(Image pixels, int orientation)
    {
        using var marked = pixels.Mutate(image => image.Set(GValue.GIntType, "orientation", orientation));
        return marked.Autorot();
    }

    private static unsafe PageImage Split(Image colours)
    {
        var (width, height, bands) = (colours.Width, colours.Height, colours.Bands);
        var memory = colours.WriteToMemory(out var size);
        try
        {
            return RedInk.Split(new ReadOnlySpan<byte>((void*)memory, checked((int)size)), width, height, bands);
        }
        finally
        {
            NetVips.NetVips.Free(memory);
        }
    }
}
