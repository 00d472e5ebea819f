using System.Collections.Immutable;
using Materials.Pages;
using Materials.Reading.Drawing;
using Materials.Reading.Images;
using Materials.Reading.Ocr;
using Materials.Reports;
using NetVips;

namespace Materials.Reading.Tests.Ocr;

/// <summary>What becomes of a file's pages when its pictures are read; with the real models.</summary>
public sealed class PictureTextTests(OcrEngineTests.Loaded loaded) : IClassFixture<OcrEngineTests.Loaded>
{
    private static readonly byte[] Licence = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Ocr", "Images", "licence__photo.jpg"));

    [Fact]
    public void Page_that_is_a_picture_gets_the_pictures_text_and_seals()
    {
        var page = Complete(Sheet(Licence)).Pages[0];

        Assert.Equal(TextSource.Ocr, page.Source);
        Assert.Contains("营业执照", page.Text, StringComparison.Ordinal);
        Assert.InRange(page.Trust, 0.9, 1);
        var title = page.Lines.First(l => l.Text.Contains("营业执照", StringComparison.Ordinal)).Box!.Value;
        Assert.Contains(page.Pictures[0].Seals!.Value, s => s.Red && s.Box.Top > title.Bottom);
    }

    [Fact]
    public void Picture_in_a_text_puts_its_lines_where_it_stands()
    {
        var before = new Line { Text = "附件：营业执照", Group = 3 };
        var after = new Line { Text = "以上复印件与原件一致。" };
        var read = Complete(Content(Licence, new(1500, 1100, null, AfterLine: 1), before, after));

        var page = read.Pages[0];
        Assert.Equal(TextSource.Mixed, page.Source);
        Assert.Equal("附件：营业执照", page.Lines[0].Text);
        Assert.Equal("以上复印件与原件一致。", page.Lines[^1].Text);
        Assert.Contains(page.Lines, l => l.Text.Contains("合肥望江制冷设备有限公司", StringComparison.Ordinal));
        Assert.All(page.Lines[1..^1], l => Assert.True(l.Group is 0 or > 3));
    }

    [Fact]
    public void Picture_of_a_text_is_no_drawing()
    {
        var page = Complete(Content(Licence, new(1500, 1100, null, AfterLine: 0), new Line { Text = "附件" })).Pages[0];

        Assert.DoesNotContain(page.Lines, l => l.Role == LineRole.Shape);
    }

    [Fact]
    public void Scan_with_dust_on_it_alone_is_blank()
    {
        using var dust = Image.Black(6, 6).Embed(300, 400, 1240, 1754, extend: Enums.Extend.White);
        var read = Complete(Sheet(dust.JpegsaveBuffer(), coloured: false));

        Assert.Contains(read.Defects, d => d.Code == FindingCode.Blank);
    }

    [Fact]
    public void Fine_letters_in_little_light_do_not_fade_into_a_blank_sheet()
    {
        using var line = Image.NewFromFile(Path.Combine(AppContext.BaseDirectory, "Ocr", "Images", "line-in-low-light.png"));
        using var ground = line.Crop(0, 0, 8, 8).Replicate(155, 220);
        using var page = ground.Insert(line, 300, 600).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        using var stream = new MemoryStream(page.JpegsaveBuffer(q: 90));
        var read = Complete(new ImageReader(new ReadingLimits()).Read(stream, "image/jpeg", TestContext.Current.CancellationToken));

        Assert.DoesNotContain(read.Defects, d => d.Code == FindingCode.Blank);
        Assert.Contains("泵阀科技", read.Pages[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(14, 1, 0)]
    [InlineData(8, 0.25, 20)]
    [InlineData(25, 0.25, 20)]
    public void Grey_scan_too_blurred_or_dark_to_read_is_illegible_and_proves_nothing(double blur, double contrast, double brightness)
    {
        using var page = Image.NewFromBuffer(Licence).Colourspace(Enums.Interpretation.Bw);
        using var blurred = page.Gaussblur(blur).Linear([contrast], [brightness]).Cast(Enums.BandFormat.Uchar);
        var read = Complete(Sheet(blurred.JpegsaveBuffer(), coloured: false));

        Assert.Contains(read.Defects, d => d.Code == FindingCode.Illegible);
        Assert.Empty(read.Pages[0].Lines);
    }

    [Fact]
    public void Picture_that_cannot_be_decoded_stays_unread()
    {
        var page = Complete(Sheet(Licence[..200])).Pages[0];

        Assert.Equal(TextSource.None, page.Source);
        Assert.Null(page.Pictures[0].Seals);
    }

    private FormatContent Complete(FormatContent content, IPageDrawer? drawer = null)
    {
        Assert.SkipUnless(OcrEngine.IsInstalled, "The OCR models are not installed: the build could not fetch them by npm.");
        return new PictureText(loaded.Engine!).Complete(content, new(drawer: drawer), CancellationToken.None);
    }

    [Fact]
    public void Page_that_must_be_drawn_gets_the_text_of_its_drawing()
    {
        var drawer = new ReadyDrawer(Licence);
        var page = Complete(Drawable([new() { Text = "\u0001\u0002" }], trust: 0), drawer).Pages[0];

        Assert.Equal([(1, 2338)], drawer.Asked);
        Assert.Equal(TextSource.Ocr, page.Source);
        Assert.Contains("合肥望江制冷设备有限公司", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Unread);
        Assert.Contains(Assert.Single(page.Pictures).Seals!.Value, s => s.Red);
    }

    [Fact]
    public void Drawing_of_a_written_page_adds_what_its_text_does_not_say()
    {
        var written = new Line { Text = "营业执照（副本）", Box = new(0.2, 0.05, 0.6, 0.2) };
        var page = Complete(Drawable([written], trust: 1), new ReadyDrawer(Licence)).Pages[0];

        Assert.Equal(TextSource.Mixed, page.Source);
        Assert.Single(page.Lines, l => l.Text == "营业执照（副本）");
        Assert.Contains("合肥望江制冷设备有限公司", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Lines, l => l.Text == "营业执照");
    }

    [Fact]
    public void Poor_layer_beneath_a_scan_gives_way_to_what_is_recognised()
    {
        var page = Complete(Content(Licence, new(1500, 1100, 1, AfterLine: 0), 0.6, new Line { Text = "營业执昭 台肥望江制玲没备有限公" })).Pages[0];

        Assert.Equal(TextSource.Mixed, page.Source);
        Assert.Contains("合肥望江制冷设备有限公司", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("台肥", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_typed_onto_a_scan_is_kept_beside_it()
    {
        var page = Complete(Content(Licence, new(1500, 1100, 1, AfterLine: 0), new Line { Text = "与原件一致", Box = new(0.02, 0.9, 0.1, 0.02) })).Pages[0];

        Assert.Equal(TextSource.Mixed, page.Source);
        Assert.Contains(page.Lines, l => l.Text == "与原件一致");
        Assert.Contains("合肥望江制冷设备有限公司", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, UnreadReason.Undrawable)]
    [InlineData(false, UnreadReason.NoDrawing)]
    public void Page_that_cannot_be_drawn_says_why_it_was_not_read(bool installed, UnreadReason reason)
    {
        var page = Complete(Drawable([], trust: 1), new ReadyDrawer(null, installed)).Pages[0];

        Assert.Equal(TextSource.None, page.Source);
        Assert.Equal(reason, page.Unread);
    }

    [Fact]
    public void Picture_that_cannot_be_decoded_is_drawn_with_its_page()
    {
        var content = Drawable([], trust: 1, mustBeDrawn: false) with { Images = [new(1, 0, () => null)] };
        var page = Complete(content, new ReadyDrawer(Licence)).Pages[0];

        Assert.Equal(TextSource.Ocr, page.Source);
        Assert.Null(page.Unread);
    }

    [Fact]
    public void Without_recognition_every_page_that_needs_it_says_so()
    {
        Assert.Equal(UnreadReason.NoRecognition, PictureText.Unrecognised(Sheet(Licence)).Pages[0].Unread);
        Assert.Equal(UnreadReason.NoRecognition, PictureText.Unrecognised(Drawable([], trust: 1)).Pages[0].Unread);
        Assert.Null(PictureText.Unrecognised(Content(Licence, new(40, 40, 0.001, AfterLine: 0))).Pages[0].Unread);
    }

    private static FormatContent Drawable(ImmutableArray<Line> lines, double trust, bool mustBeDrawn = true) =>
        Content([], new(1500, 1100, 1, AfterLine: 0), trust, lines) with
        {
            Images = [],
            Drawings = new(new byte[1], ImmutableDictionary<int, PageSight>.Empty.Add(1, new(2338, mustBeDrawn))),
        };

    private static FormatContent Content(byte[] encoded, Picture picture, double trust, params ImmutableArray<Line> lines)
    {
        var content = Content(encoded, picture, lines);
        return content with { Pages = [content.Pages[0] with { Trust = trust }] };
    }

    /// <summary>Draws the same picture for every page, or none.</summary>
    private sealed class ReadyDrawer(byte[]? picture, bool installed = true) : IPageDrawer
    {
        public List<(int Page, int Side)> Asked { get; } = [];

        public bool IsInstalled => installed;

        public DrawnPage? Draw(ReadOnlyMemory<byte> document, int page, int longestSide)
        {
            Asked.Add((page, longestSide));
            if (picture is null)
                return null;
            using var image = Image.NewFromBuffer(picture);
            return new(image.Width, image.Height, image.WriteToMemory<byte>());
        }
    }

    private static FormatContent Sheet(byte[] encoded, bool coloured = true) =>
        Content(encoded, new(1500, 1100, 1, AfterLine: 0) { Coloured = coloured });

    private static FormatContent Content(byte[] encoded, Picture picture, params ImmutableArray<Line> lines) =>
        new(PageUnit.Page, [new() { Number = 1, Source = lines.IsEmpty ? TextSource.None : TextSource.Embedded, Lines = lines, Pictures = [picture] }], [])
        {
            Images = [new(1, 0, () => encoded)],
        };
}
