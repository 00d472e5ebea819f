using Materials.Reading.Pdf.Content;

namespace Materials.Reading.Pdf.Layout;

/// <summary>How an image lies on its page.</summary>
internal static class Placement
{
    /// <summary>How far, in parts of its length, an image's side may lean and still count as level.</summary>
    private const double Lean = 0.02;

    /// <summary>The turn and reflection that brings the image upright, as EXIF counts them (1 to 8). A slant is the reader's affair.</summary>
    public static int OrientationOf(in Matrix space)
    {
        // From the page's top left corner: where the image's own right and its own down lead to.
        var (rightX, rightY, downX, downY) = (space.A, space.B, -space.C, -space.D);
        if (Math.Abs(rightX) + Math.Abs(downY) >= Math.Abs(rightY) + Math.Abs(downX))
            return (rightX >= 0, downY >= 0) switch { (true, true) => 1, (false, true) => 2, (false, false) => 3, (true, false) => 4 };
        return (rightY >= 0, downX >= 0) switch { (true, true) => 5, (true, false) => 6, (false, false) => 7, (false, true) => 8 };
    }

    /// <summary>Whether it stands upright and unslanted.</summary>
    public static bool IsUpright(in Matrix space) =>
        OrientationOf(space) == 1 && Math.Abs(space.B) <= Lean * Math.Abs(space.A) && Math.Abs(space.C) <= Lean * Math.Abs(space.D);

    /// <summary>The area that the image would take without a clip.</summary>
    public static Area WholeArea(PlacedImage image) => image.Space.Map(0, 0, 1, 1);

    /// <summary>Pixels of the image to an inch of the page, the finer of both ways.</summary>
    public static double Dpi(PlacedImage image)
    {
        var across = Math.Sqrt(image.Space.A * image.Space.A + image.Space.B * image.Space.B);
        var along = Math.Sqrt(image.Space.C * image.Space.C + image.Space.D * image.Space.D);
        return across <= 0 || along <= 0 ? 0 : 72 * Math.Max(image.PixelWidth / across, image.PixelHeight / along);
    }
}
