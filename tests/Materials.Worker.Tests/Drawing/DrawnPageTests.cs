using System.Diagnostics;
using System.Text;
using Materials.Pages;
using Materials.Reading.Containment;
using Materials.Reading.Ocr;
using Materials.Reading.Tests.Pdf;
using Materials.Worker.Tests.Containment;
using Materials.Worker.Tests.Fixtures;

namespace Materials.Worker.Tests.Drawing;

/// <summary>Pages that only drawing shows, with the real pdftoppm in its own process.</summary>
public sealed class DrawnPageTests
{
    private const string Number = "91340104MA2N5QWR7K";

    /// <summary>A photo of a licence, 1500 pixels wide.</summary>
    private static readonly byte[] Licence = File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "Materials.Reading.Tests", "Ocr", "Images", "licence__photo.jpg"));

    private static readonly ContainmentOptions WithDrawing = Pools.OfProgram;

    private static readonly ContainmentOptions WithoutDrawing = Pools.OfProgram with { DrawingProgram = null };

    [Fact]
    public async Task Letters_without_a_meaning_are_read_from_the_drawn_page()
    {
        var page = await ReadAsync(RawCodes());

        Assert.Equal(TextSource.Ocr, page.Source);
        Assert.Contains(Number, page.Text, StringComparison.Ordinal);
        Assert.Null(page.Unread);
    }

    [Fact]
    public async Task Text_drawn_as_outlines_is_read_from_the_drawn_page()
    {
        var page = await ReadAsync(Outlines());

        Assert.Equal(TextSource.Ocr, page.Source);
        Assert.Contains("营业执照", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ground_and_writing_packed_apart_are_read_together()
    {
        var page = await ReadAsync(Layers());

        Assert.Contains("营业执照", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Unread);
    }

    [Theory]
    [InlineData("JPXDecode", "scan.jp2", "/Width 800/Height 320/ColorSpace/DeviceGray/BitsPerComponent 8")]
    [InlineData("JBIG2Decode", "scan.jb2", "/Width 800/Height 320/ColorSpace/DeviceGray/BitsPerComponent 1")]
    public async Task Scan_that_no_library_here_reads_is_drawn(string filter, string file, string dictionary)
    {
        var scan = PdfFile.OnePage("q 600 0 0 240 0 0 cm /I Do Q", page: "/Resources<</XObject<</I 6 0 R>>>>")
            .AddStream(Specimen(file), $"/Type/XObject/Subtype/Image{dictionary}/Filter/{filter}").ToBytes();

        var page = await ReadAsync(scan);

        Assert.Contains("安庆恒丰食品厂", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Unread);
    }

    [Fact]
    public async Task Without_the_program_that_draws_the_page_says_so()
    {
        var page = await ReadAsync(RawCodes(), WithoutDrawing);

        Assert.Equal(UnreadReason.NoDrawing, page.Unread);
        Assert.False(page.IsLegible);
    }

    [Fact]
    public async Task Program_that_fails_costs_one_page_and_no_process()
    {
        using var pool = new ReadingPool(Pools.OfProgram with { DrawingProgram = "/bin/false" });

        var page = (await pool.ReadBytesAsync("执照.pdf", RawCodes()))[0].Pages[0];
        var process = Assert.Single(pool.ProcessIds);
        var next = (await pool.ReadTextAsync("方案.txt"))[0];

        Assert.Equal(UnreadReason.Undrawable, page.Unread);
        Assert.Equal(FileStatus.Read, next.Status);
        Assert.Equal(process, Assert.Single(pool.ProcessIds));
    }

    [Fact]
    public async Task Drawing_that_takes_too_long_is_given_up()
    {
        var time = Stopwatch.StartNew();
        var page = await ReadAsync(RawCodes(), WithDrawing with { MaxTimePerDrawing = TimeSpan.FromMilliseconds(1) });

        Assert.Equal(UnreadReason.Undrawable, page.Unread);
        Assert.InRange(time.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Drawing_that_takes_too_much_memory_is_given_up()
    {
        var page = await ReadAsync(RawCodes(), WithDrawing with { MaxDrawingMemoryBytes = 1 << 20 });

        Assert.Equal(UnreadReason.Undrawable, page.Unread);
    }

    /// <summary>A font whose one letter is the picture of the page, and which tells nobody what it means.</summary>
    private static byte[] RawCodes() =>
        PdfFile.OnePage("BT /F 1 Tf 0 0 Td (a) Tj ET", page: "/MediaBox[0 0 750 550]/Resources<</Font<</F 5 0 R>>>>",
                font: "<</Type/Font/Subtype/Type3/FontBBox[0 0 750 550]/FontMatrix[1 0 0 1 0 0]/FirstChar 97/LastChar 97/Widths[750]" +
                    "/CharProcs<</g1 6 0 R>>/Encoding<</Differences[97/g1]>>/Resources<</XObject<</I 7 0 R>>>>>>")
            .AddStream("750 0 d0 q 750 0 0 550 0 0 cm /I Do Q")
            .AddStream(Licence, Jpeg)
            .ToBytes();

    /// <summary>Every dark run of pixels as a figure of its own, with a curve in it as letters have.</summary>
    private static byte[] Outlines()
    {
        using var photo = NetVips.Image.NewFromBuffer(Licence);
        using var grey = photo.Colourspace(NetVips.Enums.Interpretation.Bw);
        var pixels = grey.WriteToMemory<byte>();
        var content = new StringBuilder("0.5 0 0 0.5 0 0 cm\n");
        for (var y = 0; y < grey.Height; y++)
        {
            for (var x = 0; x < grey.Width; x++)
            {
                var from = x;
                while (x < grey.Width && pixels[y * grey.Width + x] < 110)
                    x++;
                if (x > from)
                    content.Append($"{from} {grey.Height - y} m {from} {grey.Height - y - 1} l {x} {grey.Height - y - 1} l {x} {grey.Height - y} {x} {grey.Height - y} {from} {grey.Height - y} c f\n");
            }
        }

        return PdfFile.OnePage(content.ToString(), page: $"/MediaBox[0 0 {grey.Width / 2} {grey.Height / 2}]").ToBytes();
    }

    /// <summary>As scanners pack small files: a white ground, and the writing as a stencil over it.</summary>
    private static byte[] Layers()
    {
        using var photo = NetVips.Image.NewFromBuffer(Licence);
        using var grey = photo.Colourspace(NetVips.Enums.Interpretation.Bw);
        using var white = grey > 110;
        using var ground = (NetVips.Image.Black(150, 110) + 250).Cast(NetVips.Enums.BandFormat.Uchar);
        var pixels = white.WriteToMemory<byte>();
        var row = (white.Width + 7) / 8;
        var bits = new byte[row * white.Height];
        for (var i = 0; i < pixels.Length; i++)
        {
            if (pixels[i] != 0)
                bits[i / white.Width * row + i % white.Width / 8] |= (byte)(0x80 >> (i % white.Width % 8));
        }

        return PdfFile.OnePage("q 750 0 0 550 0 0 cm /G Do /M Do Q", page: "/MediaBox[0 0 750 550]/Resources<</XObject<</G 6 0 R/M 7 0 R>>>>")
            .AddStream(ground.JpegsaveBuffer(), "/Type/XObject/Subtype/Image/Width 150/Height 110/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode")
            .AddPacked(bits, $"/Type/XObject/Subtype/Image/Width {white.Width}/Height {white.Height}/ImageMask true/BitsPerComponent 1")
            .ToBytes();
    }

    private static string Jpeg
    {
        get
        {
            using var photo = NetVips.Image.NewFromBuffer(Licence);
            return $"/Type/XObject/Subtype/Image/Width {photo.Width}/Height {photo.Height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode";
        }
    }

    private static byte[] Specimen(string file) => File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "Materials.Reading.Tests", "Pdf", "Files", file));

    private static async Task<Page> ReadAsync(byte[] pdf, ContainmentOptions? options = null)
    {
        Assert.SkipUnless(OcrEngine.IsInstalled, "The OCR models are not installed: the build could not fetch them by npm.");
        Assert.SkipUnless(Reading.Drawing.DrawingProgram.Find() is not null, "poppler's pdftoppm is not installed.");
        using var pool = new ReadingPool(options ?? WithDrawing);
        var file = Assert.Single<FileContent>(await pool.ReadBytesAsync("营业执照.pdf", pdf));
        Assert.Equal(FileStatus.Read, file.Status);
        return Assert.Single<Page>(file.Pages);
    }
}
