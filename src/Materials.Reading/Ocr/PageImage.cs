using System.Runtime.InteropServices;
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

    static PageImage()
    {
        // Each page is read once: libvips' cache of operations would only hold memory. One page a core: no threads of its own.
        Cache.Max = 0;
        NetVips.NetVips.Concurrency = 1;
    }

    /// <summary>Turned clockwise by 0, 90, 180 or 270 degrees.</summary>
    public PageImage Turned(int degrees)
    {
        if (degrees == 0)
            return this;
        var plain = Plain.Turned(degrees);
        var withoutRed = ReferenceEquals(WithoutRed, Plain) ? plain : WithoutRed.Turned(degrees);
        return new PageImage(plain, withoutRed, Red.Turned(degrees, Plain.Width, Plain.Height));
    }

    /// <param name="page">The page of a TIFF, from 0.</param>
    /// <exception cref="UnreadableFileException">The bytes are no image that can be decoded, or it has more pixels than any document needs.</exception>
    public static PageImage Decode(ReadOnlyMemory<byte> encoded, int page)
    {
        try
        {
            return Decoded(encoded, page);
        }
        catch (VipsException)
        {
            throw new UnreadableFileException(new(Reports.FindingCode.Corrupt));
        }
    }

    private static PageImage Decoded(ReadOnlyMemory<byte> encoded, int page)
    {
        var bytes = MemoryMarshal.TryGetArray(encoded, out var segment) && segment.Offset == 0 && segment.Count == segment.Array!.Length
            ? segment.Array
            : encoded.ToArray();
        var options = page == 0 ? null : new VOption { { "page", page } };
        using var header = Image.NewFromBuffer(bytes, access: Enums.Access.Sequential, kwargs: options);
        if ((long)header.Width * header.Height > MostPixels)
            throw new UnreadableFileException(new(Reports.FindingCode.LimitExceeded, Limit: $"{MostPixels / 1_000_000} MP", Met: $"{header.Width} × {header.Height}"));

        using var colours = Colours(bytes, header, options);
        return Split(colours);
    }

    /// <summary>Upright by EXIF, no larger than <see cref="LongestSide"/>, three bytes a pixel on white.</summary>
    private static Image Colours(byte[] bytes, Image header, VOption? options)
    {
        var shrink = Math.Max(header.Width, header.Height) / (double)LongestSide;
        using var decoded = shrink <= 1
            ? Upright(header)
            : options is null
                ? Image.ThumbnailBuffer(bytes, LongestSide, height: LongestSide, size: Enums.Size.Down)
                : header.ThumbnailImage(LongestSide, height: LongestSide, size: Enums.Size.Down);
        using var opaque = decoded.HasAlpha() ? decoded.Flatten([255]) : decoded.Copy();
        using var rgb = opaque.Colourspace(Enums.Interpretation.Srgb);
        return rgb.Cast(Enums.BandFormat.Uchar).CopyMemory();
    }

    /// <summary>A turn reads pixels out of order, which a picture decoded row by row does not allow.</summary>
    private static Image Upright(Image decoded)
    {
        const string orientation = "orientation";
        if (!decoded.Contains(orientation) || decoded.Get(orientation) is 1)
            return decoded.Copy();

        using var whole = decoded.CopyMemory();
        return whole.Autorot();
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
