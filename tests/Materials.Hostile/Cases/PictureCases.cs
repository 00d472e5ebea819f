using System.Buffers.Binary;
using System.Collections.Immutable;
using Materials.Hostile.Making;
using NetVips;

namespace Materials.Hostile.Cases;

/// <summary>Pictures that claim more pixels than they have, break off, or are something else besides.</summary>
internal static class PictureCases
{
    private static byte[] Jpeg => Samples.Pictures[3];

    private static byte[] Tiff => Samples.Pictures[6];

    public static ImmutableArray<HostileCase> All { get; } =
    [
        new("picture/png-of-30000-squared", "a.png", () => PictureFiles.Png(30_000, 30_000), "limit-exceeded"),
        new("picture/png-of-30000-squared-one-bit", "a.png", () => PictureFiles.Png(30_000, 30_000, bits: 1), "limit-exceeded"),
        new("picture/png-of-a-million-squared", "a.png", () => PictureFiles.Png(1_000_000, 1_000_000, rows: 2), "limit-exceeded"),
        new("picture/png-of-two-billion-squared", "a.png", () => PictureFiles.Png(int.MaxValue, int.MaxValue, rows: 0), "limit-exceeded"),
        new("picture/png-of-no-size", "a.png", () => PictureFiles.Png(0, 0), "corrupt"),
        new("picture/png-of-14000-squared-empty", "a.png", () => PictureFiles.Png(14_000, 14_000, bits: 1), "blank"),
        new("picture/png-cut-off", "a.png", () => Samples.Pictures[0][..(Samples.Pictures[0].Length / 2)], "corrupt"),
        new("picture/png-header-alone", "a.png", () => Samples.Pictures[0][..33], "corrupt"),
        new("picture/png-profile-bomb", "a.png", () => WithChunk("iCCP"u8, [.. "a\0\0"u8, .. Raw.Packed(300 << 20)])),
        new("picture/png-text-bomb", "a.png", () => WithChunk("zTXt"u8, [.. "a\0\0"u8, .. Raw.Packed(300 << 20)])),
        new("picture/png-text-chunks-fifty-thousand", "a.png", () => WithChunks(50_000)),
        new("picture/jpeg-cut-off", "a.jpg", () => Jpeg[..(Jpeg.Length * 2 / 3)], "corrupt"),
        new("picture/jpeg-of-65500-squared", "a.jpg", () => JpegOf(65_500, 65_500), "limit-exceeded"),
        new("picture/jpeg-without-data", "a.jpg", () => [0xff, 0xd8, 0xff, 0xd9], "corrupt"),
        new("picture/jpeg-of-zeros-behind-its-mark", "a.jpg", () => [0xff, 0xd8, 0xff, 0xe0, .. new byte[5_000]], "corrupt"),
        new("picture/jpeg-in-four-inks", "a.jpg", () => Samples.Pictures[5]),
        new("picture/jpeg-with-garbage-behind", "a.jpg", () => [.. Jpeg, .. new byte[100_000]]),
        new("picture/jpeg-and-zip", "a.jpg", () => [.. Jpeg, .. Samples.Zip(("x.exe", "MZ"u8.ToArray()))]),
        new("picture/jpeg-called-a-pdf", "a.pdf", () => Jpeg, "type-mismatch"),
        new("picture/gif-of-65535-squared", "a.gif", () => [.. "GIF89a"u8, 0xff, 0xff, 0xff, 0xff, 0xf0, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0x2c, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0, 2, 2, 0x44, 1, 0, 0x3b], "limit-exceeded"),
        new("picture/gif-header-alone", "a.gif", () => "GIF89a"u8.ToArray(), "corrupt"),
        new("picture/tiff-of-a-million-squared", "a.tif", () => TiffOf(1_000_000, 1_000_000), "limit-exceeded"),
        new("picture/tiff-of-two-billion-squared", "a.tif", () => TiffOf(int.MaxValue, int.MaxValue), "limit-exceeded"),
        new("picture/tiff-of-pages-in-a-circle", "a.tif", () => TiffInACircle()),
        new("picture/tiff-of-ten-thousand-pages", "a.tif", () => TiffOfPages(10_000), "limit-exceeded"),
        new("picture/tiff-table-beyond-the-end", "a.tif", () => [.. "II*\0"u8, 0xff, 0xff, 0xff, 0x7f, .. new byte[50]], "corrupt"),
        new("picture/tiff-table-of-65535-entries", "a.tif", () => [.. "II*\0"u8, 8, 0, 0, 0, 0xff, 0xff, .. new byte[5_000]], "corrupt"),
        new("picture/tiff-cut-off", "a.tif", () => Tiff[..(Tiff.Length / 2)], "corrupt"),
        new("picture/bmp-of-a-billion-rows", "a.bmp", () => PictureFiles.Bmp(9, 9, claimedHeight: 1_000_000_000), "limit-exceeded"),
        new("picture/bmp-of-absurd-size", "a.bmp", () => PictureFiles.Bmp(9, 9, 2_000_000, 2_000_000), "limit-exceeded"),
        new("picture/bmp-upside-down", "a.bmp", () => PictureFiles.Bmp(64, 48, claimedHeight: -48)),
        new("picture/bmp-of-least-height", "a.bmp", () => PictureFiles.Bmp(9, 9, claimedHeight: int.MinValue), "limit-exceeded"),
        new("picture/bmp-cut-off", "a.bmp", () => PictureFiles.Bmp(64, 48)[..2_000], "corrupt"),
        new("picture/webp-header-alone", "a.webp", () => [.. "RIFF\u0010\0\0\0WEBPVP8 "u8, 4, 0, 0, 0, 0, 0, 0, 0], "corrupt"),
        new("picture/webp-cut-off", "a.webp", () => Samples.Pictures[8][..(Samples.Pictures[8].Length / 2)], "corrupt"),
        new("picture/vectors-called-a-png", "a.png", () => "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"file:///etc/passwd\"/></svg>"u8.ToArray(), "type-mismatch", "unsupported-format"),
        new("picture/vectors-behind-a-declaration", "a.svg", () => "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><text>service manual</text></svg>"u8.ToArray(), "unsupported-format"),
        new("picture/postscript", "a.eps", () => "%!PS-Adobe-3.0 EPSF-3.0\n(/etc/passwd) (r) file\n"u8.ToArray(), "unsupported-format"),
        new("picture/empty-sheet", "a.png", () => PictureFiles.Png(800, 1_100), "blank"),
    ];

    private static byte[] WithChunk(ReadOnlySpan<byte> kind, byte[] content)
    {
        var sound = Samples.Pictures[0];
        var file = new MemoryStream();
        file.Write(sound.AsSpan(0, 33));
        PictureFiles.Chunk(file, kind, content);
        file.Write(sound.AsSpan(33));
        return file.ToArray();
    }

    private static byte[] WithChunks(int count)
    {
        var sound = Samples.Pictures[0];
        var file = new MemoryStream();
        file.Write(sound.AsSpan(0, 33));
        for (var i = 0; i < count; i++)
            PictureFiles.Chunk(file, "tEXt"u8, "a\0b"u8);
        file.Write(sound.AsSpan(33));
        return file.ToArray();
    }

    /// <summary>A small JPEG whose frame claims another size.</summary>
    private static byte[] JpegOf(ushort width, ushort height)
    {
        byte[] file = [.. Jpeg];
        var frame = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xff, 0xc0]);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame + 5), height);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame + 7), width);
        return file;
    }

    private static byte[] TiffOf(int width, int height) => PictureFiles.Tiff(width, height, next: 0);

    /// <summary>The table of the one page says that the next page is itself.</summary>
    private static byte[] TiffInACircle() => PictureFiles.Tiff(8, 8, next: 8);

    private static byte[] TiffOfPages(int count)
    {
        using var page = Image.Black(4, 4);
        using var pages = Image.Arrayjoin([.. Enumerable.Repeat(page, count)], across: 1);
        return pages.TiffsaveBuffer(pageHeight: 4);
    }
}
