namespace Materials.Reading.Pdf.Content;

/// <summary>An upright rectangle in points from the top left corner of the page as it is shown.</summary>
internal struct Area(double left, double top, double right, double bottom)
{
    public double Left = left, Top = top, Right = right, Bottom = bottom;

    public static Area None => new(double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);

    /// <summary>Larger than any page, and small enough that its size is a number.</summary>
    public static Area Everywhere => new(-1e9, -1e9, 1e9, 1e9);

    public readonly double Width => Right - Left;

    public readonly double Height => Bottom - Top;

    public readonly bool IsNone => Right < Left;

    public readonly double CentreX => (Left + Right) / 2;

    public readonly double CentreY => (Top + Bottom) / 2;

    public void Include((double X, double Y) point)
    {
        Left = Math.Min(Left, point.X);
        Top = Math.Min(Top, point.Y);
        Right = Math.Max(Right, point.X);
        Bottom = Math.Max(Bottom, point.Y);
    }

    public readonly Area Union(in Area other) =>
        new(Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));

    public readonly Area Intersect(in Area other) =>
        new(Math.Max(Left, other.Left), Math.Max(Top, other.Top), Math.Min(Right, other.Right), Math.Min(Bottom, other.Bottom));

    public readonly bool Contains(double x, double y) => x >= Left && x <= Right && y >= Top && y <= Bottom;

    public readonly bool Covers(in Area other, double slack) =>
        other.Left >= Left - slack && other.Right <= Right + slack && other.Top >= Top - slack && other.Bottom <= Bottom + slack;

    public readonly bool Meets(in Area other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
}
