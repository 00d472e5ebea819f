using Materials.Reading.Containment;
using Materials.Reading.Images;
using Materials.Reading.Ocr;
using Materials.Reading.Tests.Pdf;
using Materials.Reports;
using NetVips;

namespace Materials.Reading.Tests.Images;

/// <summary>Whatever a picture file's pixels are stored as, recognition sees the same page.</summary>
public sealed class PixelFormatTests
{
    private const double Lossy = 5, BlackAndWhite = 12;

    /// <summary>F_DUPFD of fcntl.</summary>
    private const int DuplicateDescriptor = 0;

    [Fact]
    public void Png_of_eight_bits() => AssertPage(Crop().PngsaveBuffer(), 0);

    [Fact]
    public void Png_of_sixteen_bits() => AssertPage((Crop() * 257).Cast(Enums.BandFormat.Ushort).Copy(interpretation: Enums.Interpretation.Grey16).PngsaveBuffer(bitdepth: 16), 1);

    [Fact]
    public void Png_of_sixteen_bits_in_colours() => AssertPage((Crop(Enums.Interpretation.Srgb) * 257).Cast(Enums.BandFormat.Ushort).Copy(interpretation: Enums.Interpretation.Rgb16).PngsaveBuffer(bitdepth: 16), 2);

    [Fact]
    public void Png_of_one_bit() => AssertPage((Crop() > 140).PngsaveBuffer(bitdepth: 1), BlackAndWhite);

    [Fact]
    public void Png_with_a_palette() => AssertPage(Crop(Enums.Interpretation.Srgb).PngsaveBuffer(palette: true, dither: 0), Lossy);

    [Fact]
    public void Interlaced_png() => AssertPage(Crop().PngsaveBuffer(interlace: true), 0);

    [Fact]
    public void Writing_in_what_is_opaque_stands_on_white_paper()
    {
        using var ink = Image.Black(ScanPixels.Width, ScanPixels.Height, bands: 3);
        using var opacity = Crop().Invert();

        AssertPage(ink.Bandjoin(opacity).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb).PngsaveBuffer(), 1);
    }

    [Fact]
    public void Jpeg() => AssertPage(Crop(Enums.Interpretation.Srgb).JpegsaveBuffer(q: 90), Lossy);

    [Fact]
    public void Progressive_jpeg() => AssertPage(Crop(Enums.Interpretation.Srgb).JpegsaveBuffer(q: 90, interlace: true), Lossy);

    [Fact]
    public void Jpeg_of_four_inks()
    {
        using var none = Image.Black(ScanPixels.Width, ScanPixels.Height);
        using var inks = none.Bandjoin(none, none, Crop().Invert()).Copy(interpretation: Enums.Interpretation.Cmyk);

        AssertPage(inks.JpegsaveBuffer(q: 95), 30);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WebP(bool lossless) => AssertPage(Crop(Enums.Interpretation.Srgb).WebpsaveBuffer(q: 90, lossless: lossless), Lossy);

    [Theory]
    [InlineData(Enums.ForeignTiffCompression.None)]
    [InlineData(Enums.ForeignTiffCompression.Lzw)]
    [InlineData(Enums.ForeignTiffCompression.Deflate)]
    [InlineData(Enums.ForeignTiffCompression.Packbits)]
    [InlineData(Enums.ForeignTiffCompression.Jpeg)]
    public void Tiff(Enums.ForeignTiffCompression compression) => AssertPage(Crop().TiffsaveBuffer(compression: compression, q: 90), Lossy);

    [Fact]
    public void Tiff_of_fax_pages() => AssertPage((Crop() > 140).TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Ccittfax4, bitdepth: 1), BlackAndWhite);

    [Fact]
    public void Tiff_in_tiles() => AssertPage(Crop().TiffsaveBuffer(tile: true, compression: Enums.ForeignTiffCompression.Deflate), 0);

    [Fact]
    public void Second_page_of_a_tiff_is_the_second_page()
    {
        using var white = (Image.Black(ScanPixels.Width, ScanPixels.Height) + 255).Cast(Enums.BandFormat.Uchar);
        using var both = white.Join(Crop(), Enums.Direction.Vertical).Mutate(m => m.Set(GValue.GIntType, "page-height", ScanPixels.Height));

        var content = Read(both.TiffsaveBuffer());

        Assert.Equal(2, content.Pages.Length);
        Assert.Equal(0, ScanPixels.Distance(content.Images[1].Decoded()));
        Assert.All(content.Images[0].Decoded().Plain.Pixels, p => Assert.Equal(255, p));
    }

    [Fact]
    public void First_frame_of_an_animation_is_the_page()
    {
        using var white = (Image.Black(ScanPixels.Width, ScanPixels.Height, bands: 3) + 255).Cast(Enums.BandFormat.Uchar);
        using var frames = Crop(Enums.Interpretation.Srgb).Join(white, Enums.Direction.Vertical).Mutate(m => m.Set(GValue.GIntType, "page-height", ScanPixels.Height));

        AssertPage(frames.WebpsaveBuffer(lossless: true), 2);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Photograph_is_seen_upright_however_the_camera_was_held(int orientation)
    {
        using var held = (orientation switch
        {
            2 => Crop().Flip(Enums.Direction.Horizontal),
            3 => Crop().Rot180(),
            4 => Crop().Flip(Enums.Direction.Vertical),
            5 => Crop().Rot90().Flip(Enums.Direction.Horizontal),
            6 => Crop().Rot270(),
            7 => Crop().Rot270().Flip(Enums.Direction.Horizontal),
            8 => Crop().Rot90(),
            _ => Crop(),
        }).Mutate(m => m.Set(GValue.GIntType, "orientation", orientation));

        AssertPage(held.JpegsaveBuffer(q: 90), Lossy);
    }

    [Theory]
    [InlineData(".png")]
    [InlineData(".jpg")]
    [InlineData(".tif")]
    [InlineData(".webp")]
    public void Picture_cut_off_anywhere_is_corrupt(string ending)
    {
        using var scan = Crop(Enums.Interpretation.Srgb);
        var whole = ending switch
        {
            ".png" => scan.PngsaveBuffer(),
            ".jpg" => scan.JpegsaveBuffer(),
            ".tif" => scan.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Lzw),
            _ => scan.WebpsaveBuffer(),
        };

        foreach (var share in (double[])[0.1, 0.5, 0.9])
            Assert.Contains(FindingCode.Corrupt, Reading.One("执照" + ending, whole[..(int)(whole.Length * share)]).Codes());
    }

    [Fact]
    public void Picture_that_is_none_of_these_is_not_handed_to_the_library()
    {
        var svg = "<svg xmlns='http://www.w3.org/2000/svg' width='99' height='99'><rect width='99' height='99'/></svg>"u8.ToArray();

        Assert.Equal(FindingCode.Corrupt, Assert.Throws<UnreadableFileException>(() => PageImage.Decode(svg, 0)).Defect.Code);
    }

    [Fact]
    public void What_is_odd_about_a_picture_is_not_printed()
    {
        using var scan = Crop(Enums.Interpretation.Srgb);
        var jpeg = scan.JpegsaveBuffer();
        // A byte in the midst of the pixels: libjpeg warns and goes on.
        jpeg[jpeg.Length / 2] ^= 0x55;
        jpeg[jpeg.Length / 2 + 7] = 0xFF;
        var png = scan.PngsaveBuffer();
        png[png.Length - 30] ^= 0x55;
        var printed = Printed(() =>
        {
            foreach (var picture in (byte[][])[jpeg, jpeg[..(jpeg.Length / 2)], png])
            {
                try
                {
                    PageImage.Decode(picture, 0);
                }
                catch (UnreadableFileException)
                {
                    // Broken, which is what its finding says.
                }
            }
        });

        Assert.Equal("", printed);
    }

    /// <summary>What native code writes to the error output meanwhile.</summary>
    private static string Printed(Action act)
    {
        var file = Path.GetTempFileName();
        try
        {
            using (var target = File.OpenHandle(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            {
                var kept = Native.fcntl(2, DuplicateDescriptor, 0);
                _ = Native.dup2((int)target.DangerousGetHandle(), 2);
                try
                {
                    act();
                }
                finally
                {
                    _ = Native.dup2(kept, 2);
                    _ = Native.close(kept);
                }
            }

            return File.ReadAllText(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Image Crop(Enums.Interpretation space = Enums.Interpretation.Bw) => ScanPixels.Crop(space);

    private static void AssertPage(byte[] file, double distance)
    {
        var page = Read(file).Images[0].Decoded();

        Assert.InRange(ScanPixels.Distance(page), 0, distance);
    }

    private static FormatContent Read(byte[] file) => new ImageReader(ReadingLimits.Default)
        .Read(new MemoryStream(file), MediaTypeDetector.Detect(new MemoryStream(file), ReadingLimits.Default), TestContext.Current.CancellationToken);
}
