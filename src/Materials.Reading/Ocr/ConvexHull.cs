namespace Materials.Reading.Ocr;

/// <summary>The convex hull of points of a grid (Andrew's monotone chain).</summary>
internal static class ConvexHull
{
    /// <returns>Its corners in order around it, without three on one straight line.</returns>
    public static (int X, int Y)[] Of(ReadOnlySpan<(int X, int Y)> points)
    {
        var sorted = points.ToArray();
        Array.Sort(sorted);
        if (sorted.Length < 3)
            return sorted;
        var hull = new (int X, int Y)[sorted.Length * 2];
        var count = 0;
        foreach (var point in sorted)
            Add(point, 0);
        var lower = count - 1;
        for (var i = sorted.Length - 2; i >= 0; i--)
            Add(sorted[i], lower);
        return hull[..Math.Max(1, count - 1)];

        void Add((int X, int Y) point, int floor)
        {
            while (count - floor >= 2 && Cross(hull[count - 2], hull[count - 1], point) <= 0)
                count--;
            hull[count++] = point;
        }
    }

    private static long Cross((int X, int Y) o, (int X, int Y) a, (int X, int Y) b) =>
        (long)(a.X - o.X) * (b.Y - o.Y) - (long)(a.Y - o.Y) * (b.X - o.X);
}
