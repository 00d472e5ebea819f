using Materials.Reading.Pdf.Content;

namespace Materials.Reading.Pdf.Layout;

/// <summary>Recognises strips and tiles: one scan that was cut into images laid side by side.</summary>
internal static class ScanParts
{
    /// <summary>The scan covers at least this part of the page.</summary>
    private const double LeastShare = 0.5;

    /// <summary>The parts cover at least this part of the rectangle around them, and overlap by no more than what is left of it.</summary>
    private const double Tight = 0.97;

    /// <summary>How much the resolutions of two parts may differ: sizes in points are rounded.</summary>
    private const double SameResolution = 0.03;

    /// <summary>The parts in the order they are drawn, where all large images of the page are one scan in an order that is plain; else none.</summary>
    public static List<PlacedImage> Of(PageContent page, List<PlacedImage> images)
    {
        if (images.Count < 2 || !images.TrueForAll(i => Placement.IsUpright(i.Space) && !i.IsMask && !i.IsSeeThrough))
            return [];

        var whole = Area.None;
        var parts = 0.0;
        foreach (var image in images)
        {
            var area = Placement.WholeArea(image);
            whole = whole.Union(area);
            parts += area.Width * area.Height;
        }

        var size = whole.Width * whole.Height;
        var dpi = Placement.Dpi(images[0]);
        return size >= LeastShare * page.Width * page.Height && parts >= Tight * size && parts <= (2 - Tight) * size
            && images.TrueForAll(i => Math.Abs(Placement.Dpi(i) / dpi - 1) <= SameResolution)
            ? images
            : [];
    }

    /// <summary>The place of the scan on the page.</summary>
    public static Area AreaOf(List<PlacedImage> parts) => parts.Aggregate(Area.None, (area, part) => area.Union(Placement.WholeArea(part)));
}
