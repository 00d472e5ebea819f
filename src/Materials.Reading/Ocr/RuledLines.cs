namespace Materials.Reading.Ocr;

/// <summary>Finds the level and upright ruled lines of a page: thin dark ridges, longer than any stroke of a letter.</summary>
internal static class RuledLines
{
    /// <summary>A ridge is this long, in heights of the text: level ones outlast the strokes of several letters in a row, upright ones those of one.</summary>
    private const double LongAcross = 4, LongDown = 2;

    /// <summary>A ridge is broken off where the ground does not show on both its sides for more pixels than this: letters that touch it.</summary>
    private const int Gap = 3;

    /// <summary>How far from a line its ground is looked for, in pixels of the levelled page: hairlines close to letters, and bold frames.</summary>
    private const int Near = 3, Far = 6;

    /// <returns>Row by row, whether a pixel lies on a ruled line.</returns>
    public static bool[] Of(Raster page, Edges edges, double textHeight)
    {
        var (width, height) = (page.Width, page.Height);
        var (level, upright) = (new bool[edges.Marks.Length], new bool[edges.Marks.Length]);
        for (var y = Far; y < height - Far; y++)
        {
            for (var x = Far; x < width - Far; x++)
            {
                var at = y * width + x;
                if (!edges.Marks[at])
                    continue;
                // A line that leans a little goes from one row to the next: it is marked a pixel wider than it is.
                if (IsRidge(page.Pixels, at, width, edges.Threshold))
                    level[at] = level[at - width] = level[at + width] = true;
                if (IsRidge(page.Pixels, at, 1, edges.Threshold))
                    upright[at] = upright[at - 1] = upright[at + 1] = true;
            }
        }

        var ruled = new bool[edges.Marks.Length];
        for (var y = 0; y < height; y++)
            Mark(level, ruled, y * width, 1, width, (int)(LongAcross * textHeight));
        for (var x = 0; x < width; x++)
            Mark(upright, ruled, x, width, height, (int)(LongDown * textHeight));
        return ruled;
    }

    /// <summary>Whether a pixel is darker than what lies on both its sides.</summary>
    private static bool IsRidge(byte[] pixels, int at, int across, double threshold)
    {
        return Is(Near) || Is(Far);

        bool Is(int distance)
        {
            var ground = Math.Min(pixels[at - distance * across], pixels[at + distance * across]);
            return ground - pixels[at] > threshold * ground;
        }
    }

    private static void Mark(bool[] ridges, bool[] ruled, int start, int step, int count, int least)
    {
        var (from, last) = (-1, -1);
        for (var i = 0; i <= count; i++)
        {
            var ridge = i < count && ridges[start + i * step];
            if (from >= 0 && (i == count || i - last > Gap))
            {
                if (last - from >= least)
                    for (var n = from; n <= last; n++)
                        ruled[start + n * step] = true;
                from = -1;
            }

            if (ridge)
                (from, last) = (from < 0 ? i : from, i);
        }
    }
}
