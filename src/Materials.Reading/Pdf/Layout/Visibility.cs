using Materials.Pages;
using Materials.Reading.Pdf.Content;

namespace Materials.Reading.Pdf.Layout;

/// <summary>Tells the text that a person sees from the text that only a machine finds.</summary>
internal sealed class Visibility
{
    /// <summary>Letters lower than this many points cannot be read.</summary>
    private const double TinySize = 2;

    /// <summary>An image that covers this part of the page is a scan of it, and text beneath it the scanner's reading.</summary>
    private const double ScanShare = 0.5;

    private readonly PageContent page;
    private readonly Area sheet;
    private readonly bool hasScan;

    public Visibility(PageContent page)
    {
        this.page = page;
        sheet = new Area(0, 0, page.Width, page.Height);
        hasScan = page.Images.Exists(IsScan);
    }

    /// <summary>Letters that lie under or over a scan as its recognised text.</summary>
    public int ScanLetters { get; private set; }

    public List<Fragment> Visible { get; } = [];

    public List<(Fragment Fragment, HiddenReason Reason)> Hidden { get; } = [];

    public void Sort()
    {
        foreach (var fragment in page.Fragments)
        {
            if (ReasonToHide(fragment) is { } reason)
                Hidden.Add((fragment, reason));
            else
                Visible.Add(fragment);
        }
    }

    private bool IsScan(PlacedImage image)
    {
        var seen = image.Area.Intersect(sheet);
        return !seen.IsNone && seen.Width * seen.Height > ScanShare * page.Width * page.Height;
    }

    private HiddenReason? ReasonToHide(Fragment fragment)
    {
        var area = fragment.Area;
        if (fragment.InHiddenLayer)
            return HiddenReason.Marked;
        if (!area.Meets(sheet) || !area.Meets(fragment.Clip))
            return HiddenReason.OffPage;
        if (fragment.Size < TinySize)
            return HiddenReason.Tiny;
        if (fragment.Inkless)
            return IsOnScan(area) ? BelongsToScan(fragment) : HiddenReason.Invisible;
        if (IsCovered(fragment, area, out var byScan))
            return byScan ? BelongsToScan(fragment) : HiddenReason.Invisible;
        return IsLost(fragment, area) ? HiddenReason.Colour : null;
    }

    private HiddenReason? BelongsToScan(Fragment fragment)
    {
        ScanLetters += fragment.Text.Length;
        return null;
    }

    private bool IsOnScan(in Area area)
    {
        if (!hasScan)
            return false;

        foreach (var image in page.Images)
        {
            if (IsScan(image) && image.Area.Contains(area.CentreX, area.CentreY))
                return true;
        }

        return false;
    }

    private bool IsCovered(Fragment fragment, in Area area, out bool byScan)
    {
        byScan = false;
        foreach (var image in page.Images)
        {
            if (image.Order > fragment.Order && !image.IsMask && !image.IsSeeThrough && image.Area.Covers(area, area.Height * 0.2))
            {
                byScan = IsScan(image);
                return true;
            }
        }

        foreach (var fill in page.Fills)
        {
            if (fill.Order > fragment.Order && fill.IsRectangle && fill.Colour.IsKnown && fill.Area.Covers(area, area.Height * 0.1))
                return true;
        }

        return false;
    }

    /// <summary>Whether the text has the colour of what lies right beneath it: the last area painted there before it, or the white sheet.</summary>
    private bool IsLost(Fragment fragment, in Area area)
    {
        if (!fragment.Colour.IsKnown)
            return false;

        if (page.Fills.Count == 0 && page.Images.Count == 0)
            return fragment.Colour.IsLike(Colour.White);

        double x = area.CentreX, y = area.CentreY;
        var ground = Colour.White;
        var last = 0;
        foreach (var fill in page.Fills)
        {
            if (fill.Order <= fragment.Order && fill.Order >= last && fill.Area.Contains(x, y))
                (ground, last) = (fill.IsRectangle || !fill.Colour.IsLike(fragment.Colour) ? fill.Colour : ground, fill.Order);
        }

        foreach (var image in page.Images)
        {
            if (image.Order <= fragment.Order && image.Order >= last && image.Area.Contains(x, y))
                return false;
        }

        return fragment.Colour.IsLike(ground);
    }
}
