using Materials.Reading.Ocr;

namespace Materials.Reading.Tests.Ocr;

/// <summary>A white page on which a test draws lines, and says where which text was read: layout without recognition.</summary>
internal sealed class Canvas(int width, int height)
{
    private const double LetterHeight = 24;

    private readonly byte[] pixels = [.. Enumerable.Repeat((byte)250, width * height)];
    private readonly List<ReadLine> lines = [];

    /// <summary>Lines of text seen as <see cref="PageLayout"/> gives them: cells joined by bars, a shape in brackets.</summary>
    public string[] Layout() =>
        [.. PageLayout.Order(lines, new Raster(width, height, pixels)).Select(l => l.Role == Pages.LineRole.Shape ? $"[{l.Text}]" : l.Text.Replace('\t', '|'))];

    /// <summary>Slanted as a page is that was fed in askew: everything drawn sinks by this per pixel to the right.</summary>
    public double Slope { get; init; }

    /// <summary>Black letters are not drawn: bars stand for them.</summary>
    public Canvas Text(double left, double middle, string text, double height = LetterHeight)
    {
        // Chinese letters are as wide as high, others half.
        var length = text.Sum(c => c < 128 ? height / 2 : height);
        for (var x = left; x < left + length - 4; x += 6)
            Fill(x, middle - 8, x + 3, middle + 8, 20);
        lines.Add(new(new(left + length / 2, middle + Slope * (left + length / 2), length + 6, height + 6, Math.Atan(Slope)), text, 0.99));
        return this;
    }

    public Canvas Box(double left, double top, double right, double bottom) =>
        Level(left, right, top).Level(left, right, bottom).Upright(left, top, bottom).Upright(right, top, bottom);

    /// <summary>A box of dashes, each twice as long as the gap behind it; they run on around the corners.</summary>
    public Canvas DashedBox(double left, double top, double right, double bottom)
    {
        const double dash = 14, period = 21;
        var (width, height) = (right - left, bottom - top);
        for (var from = 0.0; from < 2 * (width + height); from += period)
        {
            for (var at = from; at < from + dash; at++)
            {
                var (x, y) = at < width ? (left + at, top) : at < width + height ? (right, top + at - width)
                    : at < 2 * width + height ? (right - (at - width - height), bottom) : (left, bottom - (at - 2 * width - height));
                Fill(x - 1, y - 1, x + 1, y + 1, 30);
            }
        }

        return this;
    }

    /// <summary>A text laid over the page aslant, as watermarks are; its letters are not drawn.</summary>
    public Canvas Aslant(double x, double y, string text, double degrees)
    {
        lines.Add(new(new(x, y, text.Length * LetterHeight + 6, LetterHeight + 6, degrees * Math.PI / 180), text, 0.99));
        return this;
    }

    public Canvas Level(double left, double right, double y) => Fill(left, y - 1, right + 1, y + 1, 30);

    public Canvas Upright(double x, double top, double bottom) => Fill(x - 1, top, x + 1, bottom + 1, 30);

    /// <summary>An arrow straight across or down.</summary>
    public Canvas Arrow(double fromX, double fromY, double toX, double toY)
    {
        var length = Math.Abs(toX - fromX) + Math.Abs(toY - fromY);
        var (dx, dy) = ((toX - fromX) / length, (toY - fromY) / length);
        for (var i = 0.0; i <= length; i++)
        {
            var half = length - i < 14 ? (length - i) / 2 : 1;
            Fill(fromX + dx * i - Math.Abs(dy) * half - 0.5, fromY + dy * i - Math.Abs(dx) * half - 0.5, fromX + dx * i + Math.Abs(dy) * half + 0.5, fromY + dy * i + Math.Abs(dx) * half + 0.5, 30);
        }

        return this;
    }

    public Canvas Fill(double left, double top, double right, double bottom, byte grey)
    {
        for (var x = (int)Math.Round(left); x < Math.Round(right) || x == (int)Math.Round(left); x++)
        {
            var sink = Slope * x;
            for (var y = (int)Math.Round(top + sink); y < Math.Round(bottom + sink) || y == (int)Math.Round(top + sink); y++)
            {
                if (x >= 0 && y >= 0 && x < width && y < height)
                    pixels[y * width + x] = grey;
            }
        }

        return this;
    }
}
