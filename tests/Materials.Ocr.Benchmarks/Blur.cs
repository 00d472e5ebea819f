using NetVips;

namespace Materials.Ocr.Benchmarks;

/// <summary>What a camera does that is out of focus, or moved.</summary>
internal static class Blur
{
    /// <summary>A point becomes a disc.</summary>
    /// <param name="radius">In pixels; need not be whole.</param>
    public static Image Defocus(Image page, double radius) => Spread(page, (int)Math.Ceiling(radius), (x, y) => Math.Clamp(radius + 0.5 - Math.Sqrt(x * x + y * y), 0, 1));

    /// <summary>A point becomes a stroke.</summary>
    /// <param name="length">In pixels.</param>
    /// <param name="degrees">Of the stroke, clockwise from the horizontal.</param>
    public static Image Motion(Image page, double length, double degrees)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        return Spread(page, (int)Math.Ceiling(length / 2), (x, y) =>
            Math.Clamp(length / 2 + 0.5 - Math.Abs(x * cos + y * sin), 0, 1) * Math.Clamp(1 - Math.Abs(y * cos - x * sin), 0, 1));
    }

    private static Image Spread(Image page, int reach, Func<int, int, double> weight)
    {
        var side = 2 * reach + 1;
        var weights = new double[side, side];
        var sum = 0.0;
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
                sum += weights[y, x] = weight(x - reach, y - reach);
        }

        using var mask = Image.NewFromArray(weights, scale: sum);
        return page.Conv(mask, precision: Enums.Precision.Float);
    }
}
