using Materials.Pages;

namespace Materials.Reading.Ocr;

/// <summary>A rectangle at any angle that holds one line of text, in pixels.</summary>
/// <param name="X">Its centre, from the left.</param>
/// <param name="Y">Its centre, from the top.</param>
/// <param name="Width">Along the text.</param>
/// <param name="Height">Across the text.</param>
/// <param name="Angle">Of the text against the horizontal, in radians, clockwise, between −45° and 45°.</param>
internal readonly record struct TextBox(double X, double Y, double Width, double Height, double Angle)
{
    /// <summary>The upright rectangle around it.</summary>
    public (double Left, double Top, double Right, double Bottom) Bounds
    {
        get
        {
            var (sin, cos) = (Math.Abs(Math.Sin(Angle)), Math.Abs(Math.Cos(Angle)));
            var (w, h) = ((Width * cos + Height * sin) / 2, (Width * sin + Height * cos) / 2);
            return (X - w, Y - h, X + w, Y + h);
        }
    }

    /// <summary>Grown by <paramref name="margin"/> pixels on all sides.</summary>
    public TextBox Grown(double margin) => this with { Width = Width + 2 * margin, Height = Height + 2 * margin };

    /// <summary>Carried from an image to a larger one that it is a scaled part of.</summary>
    public TextBox Scaled(double scaleX, double scaleY, double left, double top) =>
        new(X * scaleX + left, Y * scaleY + top, Width * scaleX, Height * scaleY, Angle);

    /// <summary>Its upright rectangle in shares of the page.</summary>
    public Box InShares(int pageWidth, int pageHeight)
    {
        var (left, top, right, bottom) = Bounds;
        (left, right) = (Math.Clamp(left / pageWidth, 0, 1), Math.Clamp(right / pageWidth, 0, 1));
        (top, bottom) = (Math.Clamp(top / pageHeight, 0, 1), Math.Clamp(bottom / pageHeight, 0, 1));
        return new Box(left, top, right - left, bottom - top);
    }

    /// <summary>Whether a point lies in its upright rectangle.</summary>
    public bool Holds(double x, double y)
    {
        var (left, top, right, bottom) = Bounds;
        return x >= left && x <= right && y >= top && y <= bottom;
    }

    /// <summary>How much of the smaller of two upright rectangles the other covers, 0 to 1.</summary>
    public double Overlap(TextBox other)
    {
        var a = Bounds;
        var b = other.Bounds;
        var width = Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left);
        var height = Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Top, b.Top);
        return width <= 0 || height <= 0 ? 0 : width * height / Math.Max(1, Math.Min(Size(a), Size(b)));

        static double Size((double Left, double Top, double Right, double Bottom) r) => (r.Right - r.Left) * (r.Bottom - r.Top);
    }

    /// <summary>The smallest rectangle at any angle around the points (rotating calipers over their convex hull).</summary>
    /// <param name="points">At least one; centres of pixels.</param>
    public static TextBox Around(ReadOnlySpan<(int X, int Y)> points)
    {
        var hull = ConvexHull.Of(points);
        var best = (Area: double.MaxValue, Box: default(TextBox));
        for (var i = 0; i < hull.Length; i++)
        {
            var (from, to) = (hull[i], hull[(i + 1) % hull.Length]);
            var length = Math.Sqrt(Math.Pow(to.X - from.X, 2) + Math.Pow(to.Y - from.Y, 2));
            var (ux, uy) = length == 0 ? (1.0, 0.0) : ((to.X - from.X) / length, (to.Y - from.Y) / length);
            var (minU, maxU, minV, maxV) = (double.MaxValue, double.MinValue, double.MaxValue, double.MinValue);
            foreach (var (x, y) in hull)
            {
                var (u, v) = (x * ux + y * uy, y * ux - x * uy);
                (minU, maxU) = (Math.Min(minU, u), Math.Max(maxU, u));
                (minV, maxV) = (Math.Min(minV, v), Math.Max(maxV, v));
            }
            // A pixel is one wide: its centre alone would make a line of one row zero high.
            var (w, h) = (maxU - minU + 1, maxV - minV + 1);
            if (w * h >= best.Area)
                continue;
            var (cu, cv) = ((minU + maxU) / 2, (minV + maxV) / 2);
            best = (w * h, Upright(cu * ux - cv * uy + 0.5, cu * uy + cv * ux + 0.5, w, h, Math.Atan2(uy, ux)));
        }
        return best.Box;
    }

    /// <summary>Names the sides so that the angle lies between −45° and 45°.</summary>
    private static TextBox Upright(double x, double y, double width, double height, double angle)
    {
        while (angle > Math.PI / 4)
        {
            angle -= Math.PI / 2;
            (width, height) = (height, width);
        }
        while (angle <= -Math.PI / 4)
        {
            angle += Math.PI / 2;
            (width, height) = (height, width);
        }
        return new TextBox(x, y, width, height, angle);
    }
}
