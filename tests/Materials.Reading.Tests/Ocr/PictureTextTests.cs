using System.Collections.Immutable;
using Materials.Pages;
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

    private FormatContent Complete(FormatContent content)
    {
        Assert.SkipUnless(OcrEngine.IsInstalled, "The OCR models are not installed: the build could not fetch them by npm.");
        return new PictureText(loaded.Engine!).Complete(content, () => { }, CancellationToken.None);
    }

    private static FormatContent Sheet(byte[] encoded, bool coloured = true) =>
        Content(encoded, new(1500, 1100, 1, AfterLine: 0) { Coloured = coloured });

    private static FormatContent Content(byte[] encoded, Picture picture, params ImmutableArray<Line> lines) =>
        new(PageUnit.Page, [new() { Number = 1, Source = lines.IsEmpty ? TextSource.None : TextSource.Embedded, Lines = lines, Pictures = [picture] }], [])
        {
            Images = [new(1, 0, () => encoded)],
        };
}
