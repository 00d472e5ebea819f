namespace Materials.Reading.Ocr;

/// <summary>Finds the lines between the lanes of a drawing, and its frame: straight lines that go past all boxes on both sides.</summary>
internal static class Lanes
{
    /// <summary>How far from its line, in pixels of the levelled page, ink belongs to it: half of a bold line with its edge.</summary>
    private const int Near = 4;

    /// <summary>A photographed line rises or sinks by up to this part of its length, and is looked for in steps of so many pixels.</summary>
    private const double Slope = 0.04;

    private const int Step = 3;

    /// <summary>The part of its length at which it shows; looked at every so many pixels.</summary>
    private const double Shown = 0.97;

    private const int Stride = 4;

    /// <returns>Row by row, whether a pixel is ink of such a line.</returns>
    public static bool[] Of(Enclosures page, IReadOnlyList<DrawnBox> boxes)
    {
        var lanes = new bool[page.Width * page.Height];
        var (left, right) = (boxes.Min(b => b.Place.Left), boxes.Max(b => b.Place.Right));
        var (top, bottom) = (boxes.Min(b => b.Place.Top), boxes.Max(b => b.Place.Bottom));
        Find(page, lanes, left, right, page.Height, level: true);
        Find(page, lanes, top, bottom, page.Width, level: false);
        return lanes;
    }

    private static void Find(Enclosures page, bool[] lanes, int from, int to, int across, bool level)
    {
        var most = (int)(Slope * (to - from));
        for (var start = 0; start < across; start++)
        {
            for (var end = Math.Max(0, start - most); end <= Math.Min(across - 1, start + most); end += Step)
            {
                if (!IsShown(page, from, to, start, end, level))
                    continue;
                for (var along = from; along < to; along++)
                {
                    var middle = Place(along, from, to, start, end);
                    for (var at = Math.Max(0, middle - Near); at <= Math.Min(across - 1, middle + Near); at++)
                    {
                        var pixel = level ? at * page.Width + along : along * page.Width + at;
                        if (page.IsInk(pixel))
                            lanes[pixel] = true;
                    }
                }
            }
        }
    }

    private static bool IsShown(Enclosures page, int from, int to, int start, int end, bool level)
    {
        var (looked, missed) = (0, 0);
        var allowed = (int)((1 - Shown) * (to - from) / Stride);
        for (var along = from; along < to; along += Stride)
        {
            looked++;
            var at = Place(along, from, to, start, end);
            if (!page.IsInk(level ? at * page.Width + along : along * page.Width + at) && ++missed > allowed)
                return false;
        }

        return looked > 0;
    }

    private static int Place(int along, int from, int to, int start, int end) => start + (int)((long)(end - start) * (along - from) / Math.Max(1, to - from));
}
