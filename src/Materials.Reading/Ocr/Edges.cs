using System.Numerics;

namespace Materials.Reading.Ocr;

/// <summary>Where brightness changes within a pixel or two: on both sides of a line, around letters, at the rim of a filled box. Soft shadows don't.</summary>
/// <param name="Threshold">From which change on, in parts of the brighter side, it is an edge on this page.</param>
/// <param name="Marks">Row by row, whether a pixel is an edge.</param>
internal sealed record Edges(double Threshold, bool[] Marks)
{
    /// <summary>
    /// A change is an edge when it is this many times what the page shows at most places, which is paper's grain and a camera's noise:
    /// twice the median range of nine normal values is six deviations and more.
    /// </summary>
    private const double OverNoise = 2;

    /// <summary>In parts of the ground's brightness: a pale fill on a clean screenshot is 5 % darker than its ground; on the grainiest scan a line is 20 %.</summary>
    private const double Least = 0.045, Most = 0.2;

    public static Edges Of(Raster page)
    {
        var (width, height) = (page.Width, page.Height);
        var (brightest, darkest) = (new byte[page.Pixels.Length], new byte[page.Pixels.Length]);
        Down(page, brightest, darkest);
        var ranges = new byte[page.Pixels.Length];
        var histogram = new int[256];
        for (var y = 0; y < height; y++)
        {
            var at = y * width;
            for (var x = 0; x < width; x++)
            {
                var (left, right) = (at + Math.Max(0, x - 1), at + Math.Min(width - 1, x + 1));
                int most = Math.Max(brightest[at + x], Math.Max(brightest[left], brightest[right]));
                int least = Math.Min(darkest[at + x], Math.Min(darkest[left], darkest[right]));
                var range = (byte)((most - least) * 255 / Math.Max(1, most));
                ranges[at + x] = range;
                histogram[range]++;
            }
        }

        var threshold = Math.Clamp(OverNoise * Median(histogram, ranges.Length) / 255.0, Least, Most);
        var edges = new bool[ranges.Length];
        for (var i = 0; i < edges.Length; i++)
            edges[i] = ranges[i] > 255 * threshold;
        return new(threshold, edges);
    }

    /// <summary>For each pixel the brightest and the darkest of itself and those above and below it.</summary>
    private static void Down(Raster page, Span<byte> brightest, Span<byte> darkest)
    {
        var width = page.Width;
        for (var y = 0; y < page.Height; y++)
        {
            var above = page.Row(Math.Max(0, y - 1));
            var here = page.Row(y);
            var below = page.Row(Math.Min(page.Height - 1, y + 1));
            var bright = brightest.Slice(y * width, width);
            var dark = darkest.Slice(y * width, width);
            var x = 0;
            for (; x <= width - Vector<byte>.Count; x += Vector<byte>.Count)
            {
                var (a, b, c) = (new Vector<byte>(above[x..]), new Vector<byte>(here[x..]), new Vector<byte>(below[x..]));
                Vector.Max(a, Vector.Max(b, c)).CopyTo(bright[x..]);
                Vector.Min(a, Vector.Min(b, c)).CopyTo(dark[x..]);
            }

            for (; x < width; x++)
            {
                bright[x] = Math.Max(above[x], Math.Max(here[x], below[x]));
                dark[x] = Math.Min(above[x], Math.Min(here[x], below[x]));
            }
        }
    }

    private static int Median(int[] histogram, int count)
    {
        var (value, rest) = (0, count / 2);
        for (; value < 255 && rest >= histogram[value]; value++)
            rest -= histogram[value];
        return value;
    }
}
