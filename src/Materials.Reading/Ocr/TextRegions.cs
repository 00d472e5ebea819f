using System.Runtime.InteropServices;

namespace Materials.Reading.Ocr;

/// <summary>Turns the detector's map of text probability into boxes: the connected regions above a threshold, each in its smallest rectangle.</summary>
/// <remarks>The map marks the core of each line, shrunk from its outline; the boxes are grown back ("unclipped") by the same proportion.</remarks>
internal static class TextRegions
{
    /// <summary>Above it a pixel is text: the value the detector was trained with.</summary>
    private const float PixelThreshold = 0.3f;

    /// <summary>A region whose pixels are text with less than this on average is texture or a ruled line.</summary>
    private const double RegionThreshold = 0.55;

    /// <summary>Narrower regions, in pixels of the map, are specks: a line of text that low has no readable characters.</summary>
    private const double SmallestSide = 3;

    /// <summary>area × ratio / perimeter is the distance that training shrank outlines by.</summary>
    private const double UnclipRatio = 1.6;

    /// <summary>Boxes in pixels of the map.</summary>
    public static List<TextBox> Find(ReadOnlySpan<float> map, int width, int height)
    {
        var runs = Runs(map, width, height);
        var regions = new Dictionary<int, Region>();
        for (var i = 0; i < runs.Count; i++)
        {
            var run = runs[i];
            ref var region = ref CollectionsMarshal.GetValueRefOrAddDefault(regions, Root(runs, i), out _);
            region ??= new Region();
            // The ends of each run are all that a convex hull can need.
            region.Ends.Add((run.Start, run.Y));
            region.Ends.Add((run.End - 1, run.Y));
            region.Pixels += run.End - run.Start;
            region.Probability += run.Probability;
        }

        var boxes = new List<TextBox>(regions.Count);
        foreach (var region in regions.Values)
        {
            if (region.Probability / region.Pixels < RegionThreshold)
                continue;
            var core = TextBox.Around(CollectionsMarshal.AsSpan(region.Ends));
            if (Math.Min(core.Width, core.Height) < SmallestSide)
                continue;
            boxes.Add(core.Grown(core.Width * core.Height * UnclipRatio / (2 * (core.Width + core.Height))));
        }
        return boxes;
    }

    /// <summary>Runs of text pixels row by row, joined to the runs they touch in the row above, corners included.</summary>
    private static List<Run> Runs(ReadOnlySpan<float> map, int width, int height)
    {
        var runs = new List<Run>();
        var (aboveStart, aboveEnd) = (0, 0);
        for (var y = 0; y < height; y++)
        {
            var row = map.Slice(y * width, width);
            var first = runs.Count;
            var above = aboveStart;
            for (var x = 0; x < width;)
            {
                // Most of a page is empty: skip it at the speed of the vector unit.
                var next = row[x..].IndexOfAnyInRange(PixelThreshold, float.MaxValue);
                if (next < 0)
                    break;
                var start = x + next;
                var sum = 0.0;
                for (x = start; x < width && row[x] >= PixelThreshold; x++)
                    sum += row[x];
                var index = runs.Count;
                runs.Add(new Run(y, start, x, sum, index));
                while (above < aboveEnd && runs[above].End < start)
                    above++;
                for (var i = above; i < aboveEnd && runs[i].Start <= x; i++)
                    Join(runs, i, index);
            }
            (aboveStart, aboveEnd) = (first, runs.Count);
        }
        return runs;
    }

    private static int Root(List<Run> runs, int index)
    {
        while (runs[index].Parent != index)
            index = runs[index].Parent;
        return index;
    }

    private static void Join(List<Run> runs, int a, int b)
    {
        var (rootA, rootB) = (Root(runs, a), Root(runs, b));
        if (rootA == rootB)
            return;
        var (older, younger) = rootA < rootB ? (rootA, rootB) : (rootB, rootA);
        CollectionsMarshal.AsSpan(runs)[younger].Parent = older;
        CollectionsMarshal.AsSpan(runs)[b].Parent = older;
    }

    private struct Run(int y, int start, int end, double probability, int parent)
    {
        public readonly int Y = y;
        public readonly int Start = start;
        public readonly int End = end;
        public readonly double Probability = probability;
        public int Parent = parent;
    }

    private sealed class Region
    {
        public List<(int X, int Y)> Ends { get; } = [];

        public int Pixels { get; set; }

        public double Probability { get; set; }
    }
}
