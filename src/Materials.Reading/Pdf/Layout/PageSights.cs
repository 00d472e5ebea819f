using Materials.Reading.Drawing;
using Materials.Reading.Pdf.Content;

namespace Materials.Reading.Pdf.Layout;

/// <summary>Tells which pages are seen only when they are drawn.</summary>
internal static class PageSights
{
    /// <summary>Dots per inch at which text of 6 points can be read.</summary>
    private const double UsualDpi = 200;

    /// <summary>Pages whose images are finer are drawn as fine as this: small print of a certificate.</summary>
    private const double FinestDpi = 300;

    /// <summary>A label or a card is drawn no smaller than this, in pixels.</summary>
    private const int LeastSide = 1200;

    /// <summary>An image on less of its page is a part of it and not the page.</summary>
    private const double LargeShare = 0.3;

    /// <summary>A plain image that covers this part of the page shows all of it, whatever the letters beneath it mean.</summary>
    private const double WholePage = 0.8;

    /// <summary>Below this part of its area an image is only partly shown: what else it holds, nobody sees.</summary>
    private const double Shown = 0.9;

    /// <summary>Images that share more than this of the smaller one are layers of one picture: ground and writing packed apart.</summary>
    private const double SameArea = 0.5;

    /// <summary>Images of less share that together cover this part of the page are parts of one scan.</summary>
    private const double PartsShare = 0.6;

    /// <summary>Ten characters drawn as outlines have some 200 curves and slanting lines; round corners, a logo and arrows have fewer.</summary>
    private const int OutlinedText = 300;

    /// <summary>A written page has fewer curves than this for every letter, with all its drawings.</summary>
    private const int CurvesPerLetter = 4;

    public static int LongestSide(PageContent page, List<PlacedImage> images)
    {
        var dpi = Math.Clamp(images.Select(Placement.Dpi).DefaultIfEmpty(UsualDpi).Max(), UsualDpi, FinestDpi);
        return Math.Clamp((int)(Math.Max(page.Width, page.Height) / 72 * dpi), LeastSide, DrawingDesk.MaxSide);
    }

    /// <param name="trust">How far its letters mean something, 0 to 1.</param>
    public static bool MustBeDrawn(PageContent page, List<PlacedImage> images, double trust)
    {
        var large = images.FindAll(i => Share(page, Placement.WholeArea(i)) >= LargeShare);
        if (large.Exists(i => i.IsSeeThrough || IsPartlyShown(i)) || AreLayers(large))
            return true;
        if (page.Curves >= OutlinedText && page.Curves > CurvesPerLetter * page.LetterCount)
            return true;
        if (page.LetterCount > 0 && trust < Materials.Pages.Page.SoundText)
            return !large.Exists(i => Share(page, i.Area) >= WholePage);
        return large.Count == 0 && images.Count > 1 && page.LetterCount == 0 && images.Sum(i => Share(page, i.Area)) >= PartsShare
            && ScanParts.Of(page, images).Count == 0;
    }

    private static bool IsPartlyShown(PlacedImage image)
    {
        var whole = Placement.WholeArea(image);
        return image.Area.Width * image.Area.Height < Shown * whole.Width * whole.Height;
    }

    private static bool AreLayers(List<PlacedImage> images)
    {
        for (var i = 0; i < images.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (a, b) = (images[i].Area, images[j].Area);
                var both = a.Intersect(b);
                if (!both.IsNone && both.Width * both.Height > SameArea * Math.Min(a.Width * a.Height, b.Width * b.Height))
                    return true;
            }
        }

        return false;
    }

    private static double Share(PageContent page, in Area area)
    {
        var seen = area.Intersect(new(0, 0, page.Width, page.Height));
        return seen.IsNone ? 0 : seen.Width * seen.Height / (page.Width * page.Height);
    }
}
