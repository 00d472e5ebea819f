using System.Buffers.Binary;
using System.IO.Hashing;
using Materials.Pages;
using Materials.Reports;
using NetVips;

namespace Materials.Reading.Tests.Images;

public sealed class ImageTests
{
    [Fact]
    public void Every_picture_of_a_tiff_is_a_page()
    {
        var file = Reading.One("扫描件.tif", Tiff(Written(300, 200), Written(300, 200), Written(300, 200)));

        Assert.Equal(MediaTypes.Tiff, file.MediaType);
        Assert.Equal(FileStatus.Read, file.Status);
        Assert.Equal([(1, 300, 200), (2, 300, 200), (3, 300, 200)], file.Pages.Select(p => (p.Number, p.Pictures[0].PixelWidth, p.Pictures[0].PixelHeight)));
    }

    [Fact]
    public void An_empty_back_side_in_a_tiff_is_nobodys_fault()
    {
        var file = Reading.One("扫描件.tif", Tiff(Written(300, 200), Sheet(300, 200)));

        Assert.Equal(2, file.Pages.Length);
        Assert.DoesNotContain(FindingCode.Blank, file.Codes());
    }

    [Fact]
    public void A_bitmap_is_read_with_its_colours()
    {
        var file = Reading.One("照片.bmp", Bitmap(60, 40, (x, y) => x < 20 ? (200, 20, 30) : y < 10 ? (0, 0, 0) : (255, 255, 255)));

        var picture = file.Pages.Single().Pictures.Single();
        Assert.Equal((60, 40), (picture.PixelWidth, picture.PixelHeight));
        Assert.True(picture.Coloured);
        Assert.InRange(picture.RedShare!.Value, 0.30, 0.36);
    }

    [Theory]
    [InlineData(1, 300, 200)]
    [InlineData(2, 300, 200)]
    [InlineData(3, 300, 200)]
    [InlineData(4, 300, 200)]
    [InlineData(5, 200, 300)]
    [InlineData(6, 200, 300)]
    [InlineData(7, 200, 300)]
    [InlineData(8, 200, 300)]
    public void A_photograph_has_the_size_that_it_is_seen_in(int orientation, int width, int height)
    {
        using var written = Written(300, 200);
        using var turned = written.Mutate(m => m.Set(GValue.GIntType, "orientation", orientation));

        var picture = Reading.One("微信图片_20260814.jpg", turned.JpegsaveBuffer()).Pages.Single().Pictures.Single();

        Assert.Equal((width, height), (picture.PixelWidth, picture.PixelHeight));
    }

    [Theory]
    [InlineData(255)]
    [InlineData(230)]
    public void A_uniform_sheet_is_blank(int grey)
    {
        using var sheet = Sheet(400, 300, grey);

        Assert.Equal([FindingCode.Blank], Reading.One("执照.png", sheet.PngsaveBuffer()).Codes());
    }

    [Fact]
    public void A_written_sheet_is_not_blank()
    {
        using var written = Written(400, 300);

        Assert.DoesNotContain(FindingCode.Blank, Reading.One("执照.png", written.PngsaveBuffer()).Codes());
    }

    [Theory]
    [InlineData(30_000, 30_000)]
    [InlineData(1_000_000, 1_000_000)]
    public void A_picture_of_too_many_pixels_is_refused_by_its_header(int width, int height)
    {
        var file = Reading.One("执照.png", PngHeader(width, height));

        Assert.Equal(FileStatus.Rejected, file.Status);
        var defect = Assert.Single(file.Defects);
        Assert.Equal((FindingCode.LimitExceeded, "200 Mpx", $"{width} × {height} px"), (defect.Code, defect.Limit, defect.Met));
    }

    [Fact]
    public void A_picture_cut_off_is_corrupt()
    {
        using var noise = Image.Gaussnoise(300, 200, sigma: 60, mean: 128);
        var jpeg = noise.Cast(Enums.BandFormat.Uchar).JpegsaveBuffer();

        Assert.Equal([FindingCode.Corrupt], Reading.One("照片.jpg", jpeg[..(jpeg.Length / 3)]).Codes());
    }

    private static Image Sheet(int width, int height, int grey = 255)
    {
        using var black = Image.Black(width, height);
        using var filled = black + grey;
        return filled.Cast(Enums.BandFormat.Uchar);
    }

    /// <summary>A white sheet with a bar of ink.</summary>
    private static Image Written(int width, int height)
    {
        using var sheet = Sheet(width, height);
        return sheet.Mutate(m => m.DrawRect([0], width / 4, height / 3, width / 2, height / 10, fill: true));
    }

    private static byte[] Tiff(params Image[] pages)
    {
        using var all = Image.Arrayjoin(pages, across: 1);
        using var paged = all.Mutate(m => m.Set(GValue.GIntType, "page-height", pages[0].Height));
        var file = paged.TiffsaveBuffer();
        foreach (var page in pages)
            page.Dispose();
        return file;
    }

    /// <summary>A bitmap of 24 bits, from the bottom row up.</summary>
    private static byte[] Bitmap(int width, int height, Func<int, int, (int Red, int Green, int Blue)> colour)
    {
        const int HeaderBytes = 54;
        var stride = (width * 3 + 3) / 4 * 4;
        var file = new byte[HeaderBytes + stride * height];
        "BM"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(2), file.Length);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(10), HeaderBytes);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(14), 40);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(18), width);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(22), height);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(26), 1);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(28), 24);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var at = HeaderBytes + (height - 1 - y) * stride + x * 3;
                var (red, green, blue) = colour(x, y);
                (file[at], file[at + 1], file[at + 2]) = ((byte)blue, (byte)green, (byte)red);
            }
        return file;
    }

    /// <summary>A PNG whose header promises what hardly any data follows.</summary>
    private static byte[] PngHeader(int width, int height)
    {
        var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        Chunk("IHDR"u8, header);
        var pixels = new MemoryStream();
        using (var packed = new System.IO.Compression.ZLibStream(pixels, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
            packed.Write(new byte[64]);
        Chunk("IDAT"u8, pixels.ToArray());
        Chunk("IEND"u8, []);
        return file.ToArray();

        void Chunk(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
        {
            var chunk = new byte[data.Length + 12];
            BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
            type.CopyTo(chunk.AsSpan(4));
            data.CopyTo(chunk.AsSpan(8));
            BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Crc32.HashToUInt32(chunk.AsSpan(4, data.Length + 4)));
            file.Write(chunk);
        }
    }
}
