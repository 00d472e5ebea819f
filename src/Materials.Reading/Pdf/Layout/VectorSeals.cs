using Materials.Reading.Pdf.Content;

namespace Materials.Reading.Pdf.Layout;

/// <summary>Finds red seals that are drawn as lines and letters instead of being images.</summary>
internal static class VectorSeals
{
    /// <summary>Seals are 4 to 4.5 cm across; those of a licence shrunk onto a page 2 cm. In points.</summary>
    private const double Least = 50, Most = 240;

    /// <summary>A circle is as high as it is wide; what the page was squeezed by, aside.</summary>
    private const double Round = 0.8;

    /// <summary>What stands in a seal (a star, a name along its rim) is clearly smaller than its ring.</summary>
    private const double Inner = 0.8;

    public static IEnumerable<Area> On(PageContent page)
    {
        var found = new List<Area>();
        foreach (var ring in page.RedRings.Where(IsRing).OrderByDescending(r => r.Width))
        {
            if (!found.Exists(f => f.Contains(ring.CentreX, ring.CentreY)) && HasContent(page, ring))
                found.Add(ring);
        }

        return found;
    }

    private static bool IsRing(Area area) =>
        Math.Max(area.Width, area.Height) is >= Least and <= Most && Math.Min(area.Width, area.Height) >= Round * Math.Max(area.Width, area.Height);

    private static bool HasContent(PageContent page, Area ring) =>
        page.RedParts.Exists(part => part.Width < Inner * ring.Width && part.Height < Inner * ring.Height && ring.Covers(part, 0))
        || page.Fragments.Exists(f => f.Colour.IsRed && ring.Covers(f.Area, f.Size));
}
