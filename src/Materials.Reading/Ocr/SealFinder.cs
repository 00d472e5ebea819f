using System.Collections.Immutable;
using Materials.Pages;

namespace Materials.Reading.Ocr;

/// <summary>Finds round seals: clusters of red ink as high as they are wide; on a grey page, where red cannot show, circles.</summary>
internal static class SealFinder
{
    /// <summary>A seal is 4 to 5 cm across: on a sheet of A4 a sixth of its short side, on a licence photographed close up a tenth.</summary>
    private const double LeastSide = 0.05, MostSide = 0.4;

    /// <summary>How far from square the place of a seal may be: perspective, a part that faded, a date's red stroke beside it.</summary>
    private const double LeastAspect = 0.62;

    /// <summary>The part of its square that is red: a ring with a star and letters has a third, a faint print a tenth. A filled square is no seal.</summary>
    private const double LeastRed = 0.05, MostRed = 0.7;

    public static ImmutableArray<Seal> Find(PageImage page) =>
        page.Red.Cells.Length > 0 && page.Red.Any ? [.. RedClusters(page)]
        : [.. CircleFinder.Find(page.Plain).Select(c => new Seal(c, Red: false))];

    private static IEnumerable<Seal> RedClusters(PageImage page)
    {
        var (red, width, height) = (page.Red, page.Plain.Width, page.Plain.Height);
        var seen = new bool[red.Cells.Length];
        for (var i = 0; i < red.Cells.Length; i++)
        {
            if (seen[i] || !red.HasInk(i))
                continue;

            var cluster = Cluster(red, i, seen);
            var (w, h) = (cluster.Width * (double)red.Cell, cluster.Height * (double)red.Cell);
            var side = Math.Max(w, h) / Math.Min(width, height);
            var share = cluster.Red / (w * h);
            if (side is >= LeastSide and <= MostSide && Math.Min(w, h) / Math.Max(w, h) >= LeastAspect && share is >= LeastRed and <= MostRed)
                yield return new(
                    new(cluster.Left * red.Cell / (double)width, cluster.Top * red.Cell / (double)height, w / width, h / height), Red: true);
        }
    }

    /// <summary>The squares with red ink that hang together with one of them.</summary>
    private static RedCluster Cluster(RedInk red, int start, bool[] seen)
    {
        var rows = red.Cells.Length / red.Columns;
        var (left, top, right, bottom, pixels) = (int.MaxValue, int.MaxValue, 0, 0, 0L);
        var open = new Stack<int>([start]);
        seen[start] = true;
        while (open.TryPop(out var at))
        {
            var (x, y) = (at % red.Columns, at / red.Columns);
            (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x), Math.Max(bottom, y));
            pixels += red.Cells[at];
            for (var ny = Math.Max(0, y - 1); ny <= Math.Min(rows - 1, y + 1); ny++)
            {
                for (var nx = Math.Max(0, x - 1); nx <= Math.Min(red.Columns - 1, x + 1); nx++)
                {
                    var next = ny * red.Columns + nx;
                    if (seen[next] || !red.HasInk(next))
                        continue;
                    seen[next] = true;
                    open.Push(next);
                }
            }
        }

        return new(left, top, right - left + 1, bottom - top + 1, pixels);
    }

    private readonly record struct RedCluster(int Left, int Top, int Width, int Height, long Red);
}
