using Materials.Pages;
using Materials.Reading.Ocr;
using NetVips;

namespace Materials.Reading.Tests.Ocr;

/// <summary>The engine with its real models on pages drawn by the benchmark. Without the models (no npm where it was built) they say so and are skipped.</summary>
public sealed class OcrEngineTests(OcrEngineTests.Loaded loaded) : IClassFixture<OcrEngineTests.Loaded>
{
    private OcrEngine Engine
    {
        get
        {
            Assert.SkipUnless(OcrEngine.IsInstalled, "The OCR models are not installed: the build could not fetch them by npm.");
            return loaded.Engine!;
        }
    }

    [Fact]
    public void Photo_of_a_licence_gives_its_fields_under_the_seal_too()
    {
        var page = Read("licence__photo.jpg");

        var text = Folded(page);
        Assert.Contains("91340104MA2N5QWR7K", text);
        Assert.Contains("合肥望江制冷设备有限公司", text);
        Assert.Contains("2022年03月17日", text);
        Assert.Equal(0, page.Turn);
        Assert.InRange(page.Confidence, 0.95, 1);
    }

    [Fact]
    public void Label_and_value_of_a_licence_stand_in_one_row()
    {
        var page = Read("licence__photo.jpg");

        Assert.Contains(page.Lines, l => l.Role == LineRole.TableRow && l.Cells is ["名称", "合肥望江制冷设备有限公司", ..]);
        Assert.Contains(page.Lines, l => l.Cells is ["成立日期", "2014年07月29日", ..]);
    }

    [Fact]
    public void Page_that_stands_on_its_head_is_righted()
    {
        var page = Read("survey__turned180.jpg");

        Assert.Equal(180, page.Turn);
        Assert.StartsWith("2025年度客户满意度调查统计分析报告", page.Lines[0].Text);
        Assert.True(page.Lines[0].Box!.Value.Top < page.Lines[^1].Box!.Value.Top);
    }

    [Fact]
    public void Page_that_lies_on_its_side_is_righted()
    {
        var page = Read("flowchart__turned90.jpg");

        Assert.Equal(270, page.Turn);
        var text = Folded(page);
        Assert.All(["受理并登记", "派单到工程师", "现场实施维修", "资料归档反馈"], stage => Assert.Contains(stage, text));
    }

    [Fact]
    public void Rare_character_in_a_name_is_read_with_doubt_and_not_left_out()
    {
        var line = Assert.Single(Read("rare-character.png").Lines);

        Assert.Equal("芜湖赭山泵阀科技股份有限公司", line.Text);
        Assert.Contains(line.Doubtful, d => d.Index == 2);
    }

    [Fact]
    public void Skewed_certificate_keeps_its_numbers()
    {
        var text = Folded(Read("certificate__skew.jpg"));

        Assert.Contains("340702198611053419", text);
        Assert.Contains("AHSH-2025-P-004362", text);
    }

    [Fact]
    public void Labels_that_run_down_the_side_of_a_form_are_read()
    {
        var lines = Read("form-stacked.png").Lines;

        Assert.Contains(lines, l => l.Cells is ["客户基本信息", "客户名称", "淮南舜耕纸业有限公司"]);
        Assert.Contains(lines, l => l.Cells is ["处理结果反馈", ..]);
    }

    [Fact]
    public void Rows_of_a_table_keep_their_cells_apart()
    {
        var rows = Read("records__150q40.jpg").Lines.Where(l => l.Role == LineRole.TableRow && l.Cells.Length == 9).ToArray();

        Assert.True(rows.Length >= 9, $"{rows.Length} rows of nine cells");
        Assert.Single(rows.Select(r => r.Group).Distinct());
        Assert.Contains(rows, r => r.Cells[2] == "安庆恒丰食品厂" && r.Cells[8] == "满意");
    }

    [Fact]
    public void White_page_is_blank_and_not_illegible()
    {
        using var white = (Image.Black(1240, 1754) + 255).Cast(Enums.BandFormat.Uchar);

        var page = Engine.Read(white.PngsaveBuffer(), TestContext.Current.CancellationToken);

        Assert.Empty(page.Lines);
        Assert.True(page.Legibility.IsBlank);
        Assert.False(page.Legibility.IsIllegible);
    }

    [Theory]
    [InlineData("dark")]
    [InlineData("blurred")]
    [InlineData("faint")]
    public void Page_too_poor_to_read_is_illegible_and_not_blank(string damage)
    {
        using var sound = Image.NewFromBuffer(Bytes("records__150q40.jpg"));
        using var poor = damage switch
        {
            "dark" => sound * 0.1,
            "blurred" => sound.Gaussblur(9),
            _ => sound * 0.06 + 220,
        };
        using var pixels = poor.Cast(Enums.BandFormat.Uchar);

        var legibility = Engine.Read(pixels.PngsaveBuffer(), TestContext.Current.CancellationToken).Legibility;

        Assert.True(legibility.IsIllegible, legibility.ToString());
        Assert.False(legibility.IsBlank);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(30)]
    public void Photo_out_of_focus_is_illegible_at_any_strength_and_never_blank(double sigma)
    {
        using var sharp = Image.NewFromBuffer(Bytes("licence__photo.jpg"));

        var page = Read(Worn(sharp.Gaussblur(sigma)));

        Assert.True(PoorPicture.Is(Coloured, page), page.Legibility.ToString());
        Assert.False(page.IsBlank);
    }

    [Fact]
    public void Photo_that_moved_while_it_was_taken_is_illegible()
    {
        using var sharp = Image.NewFromBuffer(Bytes("licence__photo.jpg"));
        using var stroke = Image.Black(15, 1) + 1;

        var page = Read(Worn(sharp.Conv(stroke) / 15));

        Assert.True(PoorPicture.Is(Coloured, page), page.Legibility.ToString());
    }

    [Theory]
    [InlineData(0.62, 1.0, 0)]
    [InlineData(1, 0.3, 150)]
    [InlineData(1, -0.9, 240)]
    public void Sharpness_is_the_same_at_any_size_and_contrast_and_in_white_on_dark(double size, double contrast, double brightness)
    {
        using var sharp = Image.NewFromBuffer(Bytes("records__150q40.jpg"));

        var page = Read(Worn(sharp.Resize(size) * contrast + brightness));

        Assert.InRange(page.Legibility.Sharpness!.Value, 0.5, 1.2);
        Assert.False(PoorPicture.Is(Coloured, page), page.Legibility.ToString());
    }

    [Theory]
    [InlineData(90)]
    [InlineData(2)]
    public void Empty_sheet_photographed_on_a_desk_is_blank(int margin)
    {
        using var sheet = Image.Black(1000, 1400, bands: 3).Linear([1.0, 1, 1], [248.0, 247, 243]);
        using var place = Image.Xyz(1000 + 2 * margin, 1400 + margin);
        using var onDesk = sheet.Embed(margin, margin, place.Width, place.Height, extend: Enums.Extend.Background, background: [112, 94, 80]);
        using var light = place[0] / place.Width * -0.35 + 1.02;
        using var leaning = (onDesk * light).Similarity(angle: 1.5, background: [100.0, 84, 71]);

        var page = Read(Worn(leaning));

        Assert.True(page.IsBlank, page.Legibility.ToString());
        Assert.False(PoorPicture.Is(Coloured, page));
    }

    [Fact]
    public void Page_with_no_more_than_its_number_is_blank() =>
        Assert.True(new OcrPage([new() { Text = "- 3 -" }], 0, new Legibility(0.0001, 1, 0.9, 1, 22), 0.99).IsBlank);

    [Fact]
    public void Page_with_one_short_line_is_not_blank() =>
        Assert.False(new OcrPage([new() { Text = "同意。" }], 0, new Legibility(0.0002, 1, 0.9, 1, 22), 0.99).IsBlank);

    [Theory]
    [InlineData("licence__photo.jpg")]
    [InlineData("survey__turned180.jpg")]
    [InlineData("flowchart__turned90.jpg")]
    [InlineData("certificate__skew.jpg")]
    [InlineData("records__150q40.jpg")]
    public void Readable_page_is_neither_blank_nor_illegible(string image)
    {
        var legibility = Read(image).Legibility;

        Assert.False(legibility.IsBlank || legibility.IsIllegible, legibility.ToString());
    }

    [Fact]
    public void Same_image_reads_the_same_twice()
    {
        Assert.Equal(Read("certificate__skew.jpg").Lines.Select(l => l.ToString()), Read("certificate__skew.jpg").Lines.Select(l => l.ToString()));
    }

    [Fact]
    public void Bytes_that_are_no_image_are_corrupt() =>
        Assert.Equal("corrupt", Assert.Throws<UnreadableFileException>(
            () => Engine.Read("no image at all"u8.ToArray(), TestContext.Current.CancellationToken)).Defect.Code);

    private static readonly Picture Coloured = new(1000, 1400, Share: 1, AfterLine: 0) { Coloured = true };

    /// <summary>With a sensor's grain.</summary>
    private static byte[] Worn(Image image)
    {
        using var grain = Image.Gaussnoise(image.Width, image.Height, sigma: 3, mean: 0, seed: 27922);
        using var pixels = (image + grain).Cast(Enums.BandFormat.Uchar);
        return pixels.JpegsaveBuffer(q: 80);
    }

    private OcrPage Read(byte[] image) => Engine.Read(image, TestContext.Current.CancellationToken);

    private OcrPage Read(string image) => Engine.Read(Bytes(image), TestContext.Current.CancellationToken);

    private static byte[] Bytes(string image) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Ocr", "Images", image));

    private static string Folded(OcrPage page) => string.Concat(page.Lines.SelectMany(l => l.Text)).Replace("\t", "").Replace(" ", "");

    public sealed class Loaded : IDisposable
    {
        public OcrEngine? Engine { get; } = OcrEngine.IsInstalled ? OcrEngine.Load() : null;

        public void Dispose() => Engine?.Dispose();
    }
}
