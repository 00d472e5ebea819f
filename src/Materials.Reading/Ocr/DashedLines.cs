namespace Materials.Reading.Ocr;

/// <summary>Closes the gaps of dashed lines, level and upright, so that dashed boxes and tables enclose what stands in them.</summary>
internal static class DashedLines
{
    /// <summary>So many dashes in a row are a line; of dots, further apart than they are long, more: letters and their strokes are as regular by chance for two or three.</summary>
    private const int Fewest = 3, FewestDots = 5;

    /// <summary>The longest dash and the longest gap, in heights of the text; the shortest dash, in pixels of the levelled page: a dot with the edges on both its sides.</summary>
    private const double LongestDash = 1.5, LongestGap = 1;

    private const int ShortestDash = 4;

    /// <summary>Dashes of one line differ by less than this part of the longer: the edges of each take a pixel more or less.</summary>
    private const double Alike = 0.4;

    /// <param name="edges">Row by row, without letters; gaps are marked in place.</param>
    public static void Close(bool[] edges, int width, double textHeight)
    {
        var height = edges.Length / width;
        var found = new List<(int At, int Step, int Count)>();
        for (var y = 0; y < height; y++)
            Find(edges, y * width, 1, width, textHeight, found);
        for (var x = 0; x < width; x++)
            Find(edges, x, width, height, textHeight, found);
        // Only now: what was closed must not look like a dash itself.
        foreach (var (at, step, count) in found)
        {
            for (var i = 0; i < count; i++)
                edges[at + i * step] = true;
        }
    }

    private static void Find(bool[] edges, int start, int step, int count, double textHeight, List<(int At, int Step, int Count)> found)
    {
        var (longestDash, longestGap) = ((int)(LongestDash * textHeight), (int)(LongestGap * textHeight));
        var dashes = new List<(int From, int To)>();
        for (var i = 0; i < count;)
        {
            if (!edges[start + i * step])
            {
                i++;
                continue;
            }

            var from = i;
            while (i < count && edges[start + i * step])
                i++;
            var dash = (From: from, To: i);
            var isDash = dash.To - dash.From >= ShortestDash && dash.To - dash.From <= longestDash;
            if (dashes.Count > 0 && !(isDash && Follows(dashes, dash, longestGap)))
                Close();
            if (isDash)
                dashes.Add(dash);
        }

        Close();

        void Close()
        {
            var gap = dashes.Count > 1 ? dashes[1].From - dashes[0].To : 0;
            if (dashes.Count >= Fewest && dashes.Count >= (gap > dashes[0].To - dashes[0].From ? FewestDots : Fewest))
            {
                // A gap may fall on a corner: the line goes on as far at both its ends.
                var (from, to) = (Math.Max(0, dashes[0].From - gap), Math.Min(count, dashes[^1].To + gap));
                found.Add((start + from * step, step, to - from));
            }

            dashes.Clear();
        }
    }

    private static bool Follows(List<(int From, int To)> dashes, (int From, int To) next, int longestGap)
    {
        var last = dashes[^1];
        var gap = next.From - last.To;
        return gap <= longestGap && AreAlike(last.To - last.From, next.To - next.From)
            && (dashes.Count == 1 || AreAlike(gap, last.From - dashes[^2].To));
    }

    private static bool AreAlike(int a, int b) => Math.Abs(a - b) <= Math.Max(2, Alike * Math.Max(a, b));
}
