using System.Numerics;

namespace Materials.Reading.Ocr;

/// <summary>A page made small and level for looking at its ruled lines: thin dark lines stay, whatever the page was scanned at.</summary>
internal sealed class Levelled
{
    /// <summary>A4 at about 150 dpi: hairlines are a pixel wide and letters stand apart, and the whole page is looked at in a few milliseconds.</summary>
    private const int LongestSide = 1800;

    /// <summary>A slope that lifts a line by less than a pixel or two over the whole page is none.</summary>
    private const double LeastSlope = 0.0015;

    private readonly double scale, sin, cos, centreX, centreY;

    private Levelled(Raster image, double scale, double slope, Raster page)
    {
        Image = image;
        this.scale = scale;
        (sin, cos) = Math.SinCos(Math.Abs(slope) < LeastSlope ? 0 : slope);
        (centreX, centreY) = (page.Width / 2.0, page.Height / 2.0);
    }

    /// <summary>The small page.</summary>
    public Raster Image { get; }

    /// <param name="slope">Of the page's text, in radians, clockwise.</param>
    public static Levelled Of(Raster page, double slope)
    {
        var step = Math.Max(1, (int)Math.Ceiling(Math.Max(page.Width, page.Height) / (double)LongestSide));
        var small = Darkest(page, step);
        return new(Math.Abs(slope) < LeastSlope ? small : Turned(small, slope), step, slope, page);
    }

    /// <summary>How many pixels of the page one pixel of the small one is.</summary>
    public double Scale => scale;

    /// <summary>Where a line of the page lies on the small one.</summary>
    public TextBox Of(Placed line)
    {
        var (dx, dy) = ((line.Line.Place.X - centreX) / scale, (line.Line.Place.Y - centreY) / scale);
        return new(dx * cos + dy * sin + centreX / scale, dy * cos - dx * sin + centreY / scale, line.Width / scale, line.Height / scale, line.Lean);
    }

    /// <summary>Each pixel the darkest of its square: a mean would wash hairlines out.</summary>
    private static Raster Darkest(Raster page, int step)
    {
        if (step == 1)
            return page;
        var (width, height) = (page.Width / step, page.Height / step);
        var pixels = new byte[width * height];
        var darkest = new byte[page.Width];
        for (var y = 0; y < height; y++)
        {
            page.Row(y * step).CopyTo(darkest);
            for (var i = 1; i < step; i++)
                Darker(page.Row(y * step + i), darkest);
            var row = pixels.AsSpan(y * width, width);
            for (var x = 0; x < width; x++)
            {
                var value = darkest[x * step];
                for (var i = 1; i < step; i++)
                    value = Math.Min(value, darkest[x * step + i]);
                row[x] = value;
            }
        }

        return new Raster(width, height, pixels);
    }

    private static void Darker(ReadOnlySpan<byte> row, Span<byte> darkest)
    {
        var x = 0;
        for (; x <= row.Length - Vector<byte>.Count; x += Vector<byte>.Count)
            Vector.Min(new Vector<byte>(row[x..]), new Vector<byte>(darkest[x..])).CopyTo(darkest[x..]);
        for (; x < row.Length; x++)
            darkest[x] = Math.Min(darkest[x], row[x]);
    }

    private static Raster Turned(Raster image, double slope)
    {
        var (width, height, from) = (image.Width, image.Height, image.Pixels);
        var (sin, cos) = Math.SinCos(slope);
        var pixels = new byte[from.Length];
        for (var y = 0; y < height; y++)
        {
            // In 16-bit fractions of a pixel along the row.
            var sx = (long)((width / 2.0 - width / 2.0 * cos - (y - height / 2.0) * sin + 0.5) * 65536);
            var sy = (long)((height / 2.0 - width / 2.0 * sin + (y - height / 2.0) * cos + 0.5) * 65536);
            var (stepX, stepY) = ((long)(cos * 65536), (long)(sin * 65536));
            var row = pixels.AsSpan(y * width, width);
            for (var x = 0; x < width; x++, sx += stepX, sy += stepY)
                row[x] = from[Math.Clamp((int)(sy >> 16), 0, height - 1) * width + Math.Clamp((int)(sx >> 16), 0, width - 1)];
        }

        return new Raster(width, height, pixels);
    }
}
