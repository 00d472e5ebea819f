using NetVips;

namespace Materials.Reading.Images;

/// <summary>What the header of a picture says, without decoding its pixels.</summary>
/// <param name="PixelWidth">After any EXIF turn.</param>
/// <param name="Pages">How many pictures the file holds (TIFF); 1 otherwise. Frames of an animation are no pages.</param>
/// <param name="LoadOption">What libvips is told to load the page asked for.</param>
/// <param name="Bitmap">The decoded pixels, for formats that libvips does not know (BMP); the caller disposes it.</param>
internal sealed record PictureHeader(int PixelWidth, int PixelHeight, int Pages, string LoadOption, Image? Bitmap)
{
    /// <summary>Whether libvips may be handed it. It reads SVG and more, with parsers that nothing here needs.</summary>
    public static bool IsDecodable(ReadOnlySpan<byte> encoded) =>
        MediaTypeDetector.ByMagic(encoded[..Math.Min(encoded.Length, 4096)]) is MediaTypes.Tiff or MediaTypes.Jpeg or MediaTypes.Png or MediaTypes.WebP or MediaTypes.Gif;

    /// <summary>Null when it is no picture of a format that is read. Formats are told by their first bytes: libvips must not be handed SVG, PDF or worse.</summary>
    /// <exception cref="VipsException">Its header is broken.</exception>
    public static PictureHeader? Read(ReadOnlyMemory<byte> encoded, int page)
    {
        Libvips.Use();
        switch (MediaTypeDetector.ByMagic(encoded.Span[..Math.Min(encoded.Length, 4096)]))
        {
            case MediaTypes.Bmp:
                return Bmp.Decode(encoded) is { } bitmap ? new(bitmap.Width, bitmap.Height, 1, "", bitmap.Pixels) : null;
            case MediaTypes.Tiff:
                return Of(encoded, $"[page={page}]", countPages: true);
            case MediaTypes.Jpeg or MediaTypes.Png or MediaTypes.WebP or MediaTypes.Gif:
                return Of(encoded, "", countPages: false);
            default:
                return null;
        }
    }

    private static PictureHeader Of(ReadOnlyMemory<byte> encoded, string option, bool countPages)
    {
        using var image = Image.NewFromBuffer(PictureFacts.Bytes(encoded), option, access: Enums.Access.Sequential);
        // EXIF orientations 5 to 8 lay the picture on its side.
        var turned = image.Contains("orientation") && image.Get("orientation") is int and >= 5 and <= 8;
        var pages = countPages && image.Contains("n-pages") && image.Get("n-pages") is int n ? n : 1;
        return turned ? new(image.Height, image.Width, pages, option, null) : new(image.Width, image.Height, pages, option, null);
    }
}
