using System.Text;
using NetVips;

namespace Materials.Reading.Tests.Pdf;

/// <summary>Which pages are seen only when they are drawn.</summary>
public sealed class PdfSightTests
{
    private const string Whole = "600 0 0 800 0 0 cm";
    private const string Grey = "/Width 40/Height 40/ColorSpace/DeviceGray/BitsPerComponent 8";

    [Fact]
    public void Written_page_need_not_be_drawn() => AssertSeen(PdfFile.OnePage("BT /F 12 Tf 50 700 Td (After-sales service manual) Tj ET"));

    [Fact]
    public void Plain_scan_need_not_be_drawn() => AssertSeen(Scan($"q {Whole} /I Do Q"));

    [Fact]
    public void Scan_behind_a_mask_of_its_own_must_be_drawn() => AssertDrawn(Scan($"q {Whole} /I Do Q", "/SMask 7 0 R"));

    [Fact]
    public void Scan_that_the_page_shows_a_part_of_must_be_drawn() => AssertDrawn(Scan("q 0 0 600 400 re W n " + Whole + " /I Do Q"));

    [Fact]
    public void Scan_that_the_crop_box_cuts_is_one_of_which_only_a_part_is_shown() =>
        AssertDrawn(Scan("q 0 200 600 400 re W n " + Whole + " /I Do Q", page: "/CropBox[0 200 600 600]"));

    [Fact]
    public void Ground_and_writing_packed_apart_must_be_drawn() => AssertDrawn(Scan($"q {Whole} /I Do Q q {Whole} /I Do Q"));

    [Fact]
    public void Letters_without_a_meaning_must_be_drawn() => AssertDrawn(PdfFile.OnePage(
        "BT /F 12 Tf 50 700 Td <010203040506> Tj ET",
        font: "<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 1/LastChar 6/Widths[500 500 500 500 500 500]" +
            "/CharProcs<<>>/Encoding<</Differences[1/g1/g2/g3/g4/g5/g6]>>>>"));

    [Fact]
    public void Letters_of_the_private_area_must_be_drawn() => AssertDrawn(WithToUnicode(string.Concat(Enumerable.Range(0, 8).Select(i => $"<{i + 1:X2}><E{i:X3}>\n"))));

    [Fact]
    public void Letters_that_their_table_makes_replacement_characters_must_be_drawn() => AssertDrawn(WithToUnicode(string.Concat(Enumerable.Range(0, 8).Select(i => $"<{i + 1:X2}><FFFD>\n"))));

    [Fact]
    public void Letters_that_their_table_tells_need_not_be_drawn() => AssertSeen(WithToUnicode(string.Concat(Enumerable.Range(0, 8).Select(i => $"<{i + 1:X2}><{0x670d + i:X4}>\n"))));

    [Fact]
    public void Letters_without_a_meaning_over_a_scan_are_left_to_the_scan()
    {
        var file = PdfFile.OnePage($"q {Whole} /I Do Q BT 3 Tr /F 12 Tf 50 700 Td <E000E001E002> Tj ET", page: "/Resources<</XObject<</I 6 0 R>>/Font<</F 5 0 R>>>>",
                font: PdfFile.ChineseFont("UniGB-UCS2-H"))
            .AddPacked(new byte[1600], "/Type/XObject/Subtype/Image" + Grey);

        AssertSeen(file);
    }

    [Fact]
    public void Text_drawn_as_outlines_must_be_drawn()
    {
        var outlines = new StringBuilder();
        for (var i = 0; i < 400; i++)
            outlines.Append($"{50 + i} 700 m {50 + i} 704 {54 + i} 706 {58 + i} 700 c {50 + i} 700 l f\n");

        AssertDrawn(PdfFile.OnePage(outlines.ToString()));
    }

    [Fact]
    public void Table_and_drawing_beside_text_need_not_be_drawn()
    {
        var content = new StringBuilder("BT /F 12 Tf 50 700 Td (Accept, dispatch, implement, feedback: the process of after-sales service) Tj ET\n");
        for (var i = 0; i < 60; i++)
            content.Append($"50 {20 + 10 * i} 400 10 re S {100 + i} 100 m {100 + i} 104 {104 + i} 106 {108 + i} 100 c S\n");

        AssertSeen(PdfFile.OnePage(content.ToString()));
    }

    [Theory]
    [InlineData(4, 1)]
    [InlineData(2, 4)]
    public void Strips_and_tiles_of_one_scan_are_put_together(int down, int across)
    {
        using var scan = ScanPixels.Crop(Enums.Interpretation.Bw);
        var (content, resources) = (new StringBuilder(), new StringBuilder());
        var file = PdfFile.OnePage("", page: "/Resources<</XObject<<RESOURCES>>>>");
        var parts = new List<byte[]>();
        var (w, h) = (ScanPixels.Width / across, ScanPixels.Height / down);
        for (var i = 0; i < down * across; i++)
        {
            var (x, y) = (i % across * w, i / across * h);
            content.Append($"q {600.0 * w / 800:0.###} 0 0 {240.0 * h / 320:0.###} {600.0 * x / 800:0.###} {240 - 240.0 * (y + h) / 320:0.###} cm /I{i} Do Q\n");
            resources.Append($"/I{i} {6 + i} 0 R");
            using var part = scan.Crop(x, y, i % across == across - 1 ? ScanPixels.Width - x : w, h);
            parts.Add(part.WriteToMemory<byte>());
        }

        file = PdfFile.OnePage(content.ToString(), page: $"/MediaBox[0 0 600 240]/Resources<</XObject<<{resources}>>>>");
        for (var i = 0; i < parts.Count; i++)
            file.AddPacked(parts[i], $"/Type/XObject/Subtype/Image/Width {parts[i].Length / h}/Height {h}/ColorSpace/DeviceGray/BitsPerComponent 8");
        var read = file.Read();

        Assert.Equal(1, Assert.Single(read.Pages[0].Pictures).Share!.Value, 0.02);
        var page = Assert.Single(read.Images).Decoded();
        Assert.Equal((800, 320), (page.Plain.Width, page.Plain.Height));
        Assert.InRange(ScanPixels.Distance(page), 0, 3);
        AssertSeen(file);
    }

    [Fact]
    public void Parts_that_do_not_fit_together_must_be_drawn()
    {
        var content = string.Concat(Enumerable.Range(0, 4).Select(i => $"q 600 0 0 150 0 {i * 180} cm /I Do Q\n"));

        AssertDrawn(Scan(content));
    }

    [Theory]
    [InlineData(600, 800, 1, 2222)]
    [InlineData(600, 800, 12.5, 3333)]
    [InlineData(100, 200, 1, 1200)]
    [InlineData(3000, 4000, 1, 3508)]
    public void Page_is_drawn_as_large_as_its_text_needs(int width, int height, double pixelsPerPoint, int side)
    {
        var (w, h) = ((int)(width * pixelsPerPoint), (int)(height * pixelsPerPoint));
        var file = PdfFile.OnePage($"q {width} 0 0 {height} 0 0 cm /I Do Q", page: $"/MediaBox[0 0 {width} {height}]/Resources<</XObject<</I 6 0 R>>>>")
            .AddStream("", $"/Type/XObject/Subtype/Image/Width {w}/Height {h}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/JPXDecode");

        Assert.Equal(side, file.Read().Drawings!.Pages[1].LongestSide);
    }

    private static void AssertDrawn(PdfFile file) => Assert.True(file.Read().Drawings!.Pages[1].MustBeDrawn);

    private static void AssertSeen(PdfFile file) => Assert.False(file.Read().Drawings!.Pages[1].MustBeDrawn);

    private static PdfFile Scan(string content, string image = "", string page = "") =>
        PdfFile.OnePage(content, page: page + "/Resources<</XObject<</I 6 0 R>>>>")
            .AddPacked(new byte[1600], "/Type/XObject/Subtype/Image" + Grey + image)
            .AddPacked(new byte[1600], "/Type/XObject/Subtype/Image" + Grey);

    private static PdfFile WithToUnicode(string entries) => PdfFile.OnePage(
            "BT /F 12 Tf 50 700 Td <0102030405060708> Tj ET",
            font: "<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+Song/FirstChar 1/LastChar 8/Widths[1000 1000 1000 1000 1000 1000 1000 1000]/ToUnicode 6 0 R>>")
        .AddStream($"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00><FF> endcodespacerange 8 beginbfchar\n{entries}endbfchar endcmap end");
}
