namespace Materials.Reading.Ocr;

/// <summary>What the lines of a page are like where they stand, whatever their size.</summary>
/// <param name="Sharpness">
/// Of all that differs from pixel to pixel in a line's strip, the part that is as fine as a stroke: about 1 where lines are sharp, 0 where nothing of their
/// strokes is left. Blur takes the fine first, and a camera that moved takes it in one direction, so the worst of four counts; of the blurriest quarter of the lines.
/// </param>
/// <param name="Light">How bright the lighter of ink and ground is, 0 to 1, in the middle of the lines.</param>
/// <param name="Contrast">How much darker than that the other is, 0 to 1, in the middle of the lines.</param>
internal sealed record TextMeasure(double Sharpness, double Light, double Contrast)
{
    /// <summary>The distance that strokes are told at, in pixels of a strip: a letter is some 34 of its 48 rows high and holds up to nine strokes, each as wide as its gap.</summary>
    private const int Stroke = 4;

    /// <summary>The same along a diagonal, in rows and in columns.</summary>
    private const int Slanting = 3;

    /// <summary>Lines that are measured of one page, spread over it: more tell nothing more.</summary>
    private const int MostLines = 24;

    /// <summary>Shorter boxes, in heights, are marks and letters of seals as often as text.</summary>
    private const double LeastLength = 2;

    /// <summary>Rows from one that is measured to the next.</summary>
    private const int RowStep = 2;

    /// <summary>Ground is what is no darker than its usual brightness by more than this part of the way to the ink.</summary>
    private const double GroundDepth = 0.25;

    /// <summary>So many samples of the ground give its grain.</summary>
    private const int LeastGround = 50;

    private const double Blurriest = 0.25, Middle = 0.5;

    /// <summary>Directions that strokes end in, and what a sharp page of print gives in each: its horizontal strokes stand closer than its vertical ones.</summary>
    private static readonly (int Right, int Down, double Sharp)[] Directions =
        [(Stroke, 0, 1.2), (0, Stroke, 0.8), (Slanting, Slanting, 1.4), (Slanting, -Slanting, 1.4)];

    /// <summary>Null where there is no line to be measured.</summary>
    public static TextMeasure? Of(Raster page, IReadOnlyList<TextBox> lines)
    {
        var longer = lines.Where(l => Length(l) > LeastLength * Math.Min(l.Width, l.Height)).OrderBy(l => l.Y).ThenBy(l => l.X).ToArray();
        if (longer.Length == 0)
            return null;
        var step = Math.Max(1, longer.Length / (double)MostLines);
        var measured = new List<(TextMeasure Line, double Length)>();
        for (var i = 0.0; i < longer.Length; i += step)
            measured.Add((OfStrip(LineStrip.Cut(page, Level(longer[(int)i]))), Length(longer[(int)i])));

        return new(At(l => l.Sharpness, Blurriest), At(l => l.Light, Middle), At(l => l.Contrast, Middle));

        double At(Func<TextMeasure, double> value, double share)
        {
            var rest = measured.Sum(m => m.Length) * share;
            var ordered = measured.OrderBy(m => value(m.Line)).ToArray();
            return Math.Round(value(ordered.FirstOrDefault(m => (rest -= m.Length) <= 0, ordered[^1]).Line), 3);
        }
    }

    private static double Length(TextBox line) => Math.Max(line.Width, line.Height);

    private static TextBox Level(TextBox line) =>
        line.Width >= line.Height ? line : new(line.X, line.Y, line.Height, line.Width, line.Angle + Math.PI / 2);

    private static TextMeasure OfStrip(Raster strip)
    {
        var histogram = new int[256];
        double sum = 0, squares = 0;
        foreach (var value in strip.Pixels)
        {
            histogram[value]++;
            sum += value;
            squares += value * (double)value;
        }

        var count = strip.Pixels.Length;
        var spread = squares / count - sum / count * (sum / count);
        // The ground is nearer to what most pixels are: white letters on a dark ground are read as well.
        var (dark, middle, light) = (At(0.03), At(0.5), At(0.97));
        var isLight = light - middle <= middle - dark;
        var (ground, ink) = isLight ? (At(0.85), dark) : (At(0.15), light);
        var limit = ground + (ink - ground) * GroundDepth;
        var sharpness = spread < 1 ? 0 : Directions.Min(d => Fine(strip, d.Right, d.Down, limit, isLight) / spread / d.Sharp);
        return new(sharpness, light / 255.0, (light - dark) / (double)Math.Max(1, light));

        int At(double share)
        {
            var rest = (int)(count * share);
            for (var i = 0; i < 256; i++)
            {
                rest -= histogram[i];
                if (rest < 0)
                    return i;
            }

            return 255;
        }
    }

    /// <summary>The mean square of how much a pixel differs from the two beside it, less what the ground's grain gives.</summary>
    private static double Fine(Raster strip, int right, int down, double limit, bool isLight)
    {
        double all = 0, grain = 0;
        int pixels = 0, ground = 0;
        var reach = Math.Abs(down);
        for (var y = reach; y < LineStrip.Height - reach; y += RowStep)
        {
            var before = strip.Row(y - down);
            var row = strip.Row(y);
            var after = strip.Row(y + down);
            for (var x = right; x < strip.Width - right; x++)
            {
                var (a, b, c) = (before[x - right], row[x], after[x + right]);
                var differs = b - (a + c) / 2.0;
                differs *= differs;
                all += differs;
                pixels++;
                if (isLight ? a > limit && b > limit && c > limit : a < limit && b < limit && c < limit)
                {
                    grain += differs;
                    ground++;
                }
            }
        }

        return pixels == 0 ? 0 : Math.Max(0, all / pixels - (ground > LeastGround ? grain / ground : 0));
    }
}
