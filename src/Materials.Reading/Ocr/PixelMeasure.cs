namespace Materials.Reading.Ocr;

/// <summary>Measures ground, ink and edges of a page, square by square, since light differs from corner to corner.</summary>
internal static class PixelMeasure
{
    /// <summary>A square holds a letter or two and the paper around them.</summary>
    private const int Side = 32;

    /// <summary>Ink is darker than its ground by more than this part of the ground's brightness; paper's grain and JPEG noise are not.</summary>
    private const double InkDepth = 0.14;

    /// <param name="lines">The lines of text on the page.</param>
    /// <param name="textHeight">Of its small text, in pixels; 0 when no line was seen.</param>
    public static Legibility Of(Raster page, IReadOnlyList<TextBox> lines, double textHeight)
    {
        var squares = new List<Square>();
        var histogram = new int[256];
        var (grounds, contrasts, edges) = (new List<double>(), new List<double>(), new List<double>());
        for (var top = 0; top + Side <= page.Height; top += Side)
        {
            for (var left = 0; left + Side <= page.Width; left += Side)
            {
                Array.Clear(histogram);
                var steepest = 0;
                for (var y = top; y < top + Side; y++)
                {
                    var row = page.Row(y).Slice(left, Side);
                    histogram[row[0]]++;
                    for (var x = 1; x < Side; x++)
                    {
                        histogram[row[x]]++;
                        steepest = Math.Max(steepest, Math.Abs(row[x] - row[x - 1]));
                    }
                }
                var ground = Percentile(histogram, 0.75);
                var mean = 0.0;
                for (var i = 0; i < histogram.Length; i++)
                    mean += i * histogram[i];
                var darkest = Percentile(histogram, 0.02);
                var limit = (int)(ground * (1 - InkDepth));
                grounds.Add(ground / 255.0);
                var dark = 0;
                for (var i = 0; i < limit; i++)
                    dark += histogram[i];
                // A few dark pixels are dust.
                squares.Add(new(ground, dark < Side ? 0 : dark, mean / (Side * Side)));
                if (dark < Side)
                    continue;
                contrasts.Add((ground - darkest) / (double)ground);
                edges.Add((ground - darkest) / (double)Math.Max(1, steepest));
            }
        }
        var text = TextMeasure.Of(page, lines);
        var sheet = new BareSheet([.. squares], Math.Max(1, page.Width / Side));
        return new Legibility(sheet.Ink / (Side * Side), text?.Light ?? Median(grounds), text?.Contrast ?? Median(contrasts), Median(edges), Math.Round(textHeight, 1))
        {
            Sharpness = text?.Sharpness,
            Clouds = sheet.Clouds,
        };
    }

    private static int Percentile(int[] histogram, double share)
    {
        var rest = (int)(Side * Side * share);
        for (var i = 0; i < 256; i++)
        {
            rest -= histogram[i];
            if (rest < 0)
                return i;
        }
        return 255;
    }

    private static double Median(List<double> values)
    {
        if (values.Count == 0)
            return 0;
        values.Sort();
        return Math.Round(values[values.Count / 2], 3);
    }

    /// <summary>One square of the page.</summary>
    /// <param name="Ground">How bright its paper is, 0 to 255.</param>
    /// <param name="Ink">Its pixels that are ink; 0 where there is no more than dust.</param>
    /// <param name="Mean">Its mean brightness, 0 to 255.</param>
    internal readonly record struct Square(int Ground, int Ink, double Mean)
    {
        public bool HasInk => Ink > 0;
    }
}
