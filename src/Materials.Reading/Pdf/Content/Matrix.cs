namespace Materials.Reading.Pdf.Content;

/// <summary>An affine map of points, written as PDF writes it.</summary>
internal readonly record struct Matrix(double A, double B, double C, double D, double E, double F)
{
    public static readonly Matrix Identity = new(1, 0, 0, 1, 0, 0);

    /// <summary>This map first, then the other.</summary>
    public Matrix Then(in Matrix next) => new(
        A * next.A + B * next.C,
        A * next.B + B * next.D,
        C * next.A + D * next.C,
        C * next.B + D * next.D,
        E * next.A + F * next.C + next.E,
        E * next.B + F * next.D + next.F);

    public (double X, double Y) Map(double x, double y) => (x * A + y * C + E, x * B + y * D + F);

    /// <summary>The smallest upright rectangle around the image of a rectangle.</summary>
    public Area Map(double x0, double y0, double x1, double y1)
    {
        var area = Area.None;
        area.Include(Map(x0, y0));
        area.Include(Map(x1, y0));
        area.Include(Map(x0, y1));
        area.Include(Map(x1, y1));
        return area;
    }
}
