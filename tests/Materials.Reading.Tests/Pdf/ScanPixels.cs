using Materials.Reading.Ocr;
using NetVips;

namespace Materials.Reading.Tests.Pdf;

/// <summary>A piece of a scan to be packed in every way that PDF files pack one, and the comparison with what comes out.</summary>
internal static class ScanPixels
{
    public const int Width = 800, Height = 320;

    private static readonly byte[] Sheet = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Ocr", "Images", "records__150q40.jpg"));

    /// <summary>Its brightness, row by row.</summary>
    public static byte[] Grey { get; } = Crop(Enums.Interpretation.Bw).WriteToMemory<byte>();

    public static byte[] Colours { get; } = Crop(Enums.Interpretation.Srgb).WriteToMemory<byte>();

    /// <summary>Black and white, eight pixels a byte; 1 is white.</summary>
    public static byte[] Bits { get; } = Packed(inverted: false);

    public static byte[] InvertedBits { get; } = Packed(inverted: true);

    public static Image Crop(Enums.Interpretation space)
    {
        using var sheet = Image.NewFromBuffer(Sheet);
        using var coloured = sheet.Colourspace(space);
        using var part = coloured.Crop(0, 0, Width, Height);
        return part.CopyMemory();
    }

    /// <summary>How far what came out lies from the scan, per pixel, 0 (the same) to 255.</summary>
    public static double Distance(PageImage page)
    {
        Assert.Equal((Width, Height), (page.Plain.Width, page.Plain.Height));
        return Enumerable.Range(0, Grey.Length).Average(i => Math.Abs(page.Plain.Pixels[i] - Grey[i]));
    }

    /// <summary>One picture of a page, decoded as it will be read.</summary>
    public static PageImage Decoded(this EmbeddedImage image)
    {
        var encoded = image.Encoded();
        Assert.NotNull(encoded);
        return PageImage.Decode(encoded.Value, image.Frame, image.Orientation);
    }

    private static byte[] Packed(bool inverted)
    {
        var bits = new byte[Width / 8 * Height];
        for (var i = 0; i < Grey.Length; i++)
        {
            if (Grey[i] > 140 != inverted)
                bits[i / 8] |= (byte)(0x80 >> (i % 8));
        }

        return bits;
    }
}
