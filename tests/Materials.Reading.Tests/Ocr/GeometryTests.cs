using Materials.Reading.Ocr;

namespace Materials.Reading.Tests.Ocr;

public sealed class GeometryTests
{
    [Fact]
    public void Hull_leaves_out_what_lies_inside_or_on_an_edge() =>
        Assert.Equal([(0, 0), (4, 0), (4, 3), (0, 3)], ConvexHull.Of([(0, 0), (2, 0), (4, 0), (4, 3), (0, 3), (2, 2), (1, 1)]));

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(-12)]
    [InlineData(40)]
    public void Smallest_rectangle_finds_a_turned_bar(double degrees)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        var points = new List<(int, int)>();
        for (var u = -200; u <= 200; u++)
        {
            for (var v = -20; v <= 20; v++)
                points.Add(((int)Math.Round(500 + u * cos - v * sin), (int)Math.Round(500 + u * sin + v * cos)));
        }

        var box = TextBox.Around([.. points]);

        Assert.Equal(401, box.Width, 3.0);
        Assert.Equal(41, box.Height, 3.0);
        Assert.Equal(degrees, box.Angle * 180 / Math.PI, 0.5);
        Assert.Equal(500.5, box.X, 1.5);
    }

    [Fact]
    public void Regions_that_touch_at_a_corner_are_one_and_specks_are_none()
    {
        const int Width = 40, Height = 20;
        var map = new float[Width * Height];
        Fill(2, 2, 12, 8);
        Fill(12, 8, 22, 14);
        map[18 * Width + 35] = 1;

        var boxes = TextRegions.Find(map, Width, Height);

        Assert.Single(boxes);

        void Fill(int left, int top, int right, int bottom)
        {
            for (var y = top; y < bottom; y++)
                map.AsSpan(y * Width + left, right - left).Fill(0.9f);
        }
    }

    [Theory]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(270)]
    public void Turning_on_to_a_full_circle_gives_the_image_back(int degrees)
    {
        var image = new Raster(3, 2, [1, 2, 3, 4, 5, 6]);

        var there = image.Turned(degrees);

        Assert.Equal(image.Pixels, there.Turned(360 - degrees).Pixels);
        Assert.Equal(degrees == 180 ? 6 : degrees == 90 ? 4 : 3, there.Pixels[0]);
    }

    [Fact]
    public void Strip_of_a_level_line_shows_its_pixels_upright_and_on_its_head()
    {
        var pixels = new byte[200 * 100];
        for (var y = 26; y < 74; y++)
            pixels.AsSpan(y * 200 + 20, 30).Fill(255);
        var page = new Raster(200, 100, pixels);
        var line = new TextBox(100, 50, 160, 48, 0);

        var upright = LineStrip.Cut(page, line);
        var turned = LineStrip.Cut(page, line, upsideDown: true);

        Assert.Equal((160, LineStrip.Height), (upright.Width, upright.Height));
        Assert.Equal((255, 0), (upright.Row(24)[10], upright.Row(24)[150]));
        Assert.Equal((0, 255), (turned.Row(24)[10], turned.Row(24)[150]));
    }

    [Fact]
    public void Red_ink_vanishes_and_black_under_it_stays()
    {
        byte[] colours = [.. Enumerable.Repeat<byte[]>([225, 40, 45], 4096).SelectMany(c => c)];
        (colours[0], colours[1], colours[2]) = (60, 15, 15);

        var page = RedInk.Split(colours, 64, 64, 3);

        Assert.True(page.Red.Any);
        Assert.True(page.WithoutRed.Pixels[100] > 220);
        Assert.True(page.WithoutRed.Pixels[0] < 80);
        Assert.True(page.Plain.Pixels[100] < 120);
    }
}
