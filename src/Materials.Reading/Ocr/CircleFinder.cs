using System.Collections.Immutable;
using Materials.Pages;

namespace Materials.Reading.Ocr;

/// <summary>Finds circles of a seal's size by the Hough transform: every edge votes for the centres that lie across it.</summary>
internal static class CircleFinder
{
    /// <summary>The page is looked at no larger than this: a seal's ring stays two pixels wide, letters become specks.</summary>
    private const int LongestSide = 900;

    /// <summary>Radii of seals in parts of the page's longer side, from a whole sheet to a licence photographed close up.</summary>
    private const double LeastRadius = 0.03, MostRadius = 0.12;

    /// <summary>How steep an edge is, as the Sobel operator counts on 8 bits. Ink on paper has 200 and more, paper's grain 40.</summary>
    private const int LeastEdge = 90;

    /// <summary>Centres that are looked at closely.</summary>
    private const int Candidates = 12;

    /// <summary>Directions that a ring is looked for in, five degrees each, and how many must show it: seals have gaps, letters make short arcs.</summary>
    private const int Directions = 72, LeastDirections = 52;

    public static ImmutableArray<Box> Find(Raster page)
    {
        while (Math.Max(page.Width, page.Height) > LongestSide)
            page = page.Half();

        var longest = Math.Max(page.Width, page.Height);
        var (least, most) = ((int)(LeastRadius * longest), (int)(MostRadius * longest));
        var edges = Edges(page);
        var votes = Votes(page, edges, least, most);
        var found = ImmutableArray.CreateBuilder<Box>();
        for (var i = 0; i < Candidates; i++)
        {
            var best = Array.IndexOf(votes, votes.Max());
            if (votes[best] == 0)
                break;

            var (x, y) = (best % page.Width, best / page.Width);
            if (Ring(edges, x, y, least, most) is { } radius)
            {
                found.Add(new((x - radius) / (double)page.Width, (y - radius) / (double)page.Height, 2.0 * radius / page.Width, 2.0 * radius / page.Height));
                Clear(votes, page, x, y, radius);
            }
            else
                Clear(votes, page, x, y, least / 2);
        }

        return found.ToImmutable();
    }

    private static List<Edge> Edges(Raster page)
    {
        var edges = new List<Edge>();
        for (var y = 1; y < page.Height - 1; y++)
        {
            var above = page.Row(y - 1);
            var here = page.Row(y);
            var below = page.Row(y + 1);
            for (var x = 1; x < page.Width - 1; x++)
            {
                var dx = above[x + 1] + 2 * here[x + 1] + below[x + 1] - above[x - 1] - 2 * here[x - 1] - below[x - 1];
                var dy = below[x - 1] + 2 * below[x] + below[x + 1] - above[x - 1] - 2 * above[x] - above[x + 1];
                if (Math.Abs(dx) + Math.Abs(dy) < LeastEdge)
                    continue;
                var length = Math.Sqrt(dx * dx + dy * dy);
                edges.Add(new(x, y, dx / length, dy / length));
            }
        }

        return edges;
    }

    private static int[] Votes(Raster page, List<Edge> edges, int least, int most)
    {
        var votes = new int[page.Width * page.Height];
        foreach (var edge in edges)
        {
            for (var radius = least; radius <= most; radius++)
            {
                Vote((int)Math.Round(edge.X + radius * edge.Across), (int)Math.Round(edge.Y + radius * edge.Down));
                Vote((int)Math.Round(edge.X - radius * edge.Across), (int)Math.Round(edge.Y - radius * edge.Down));
            }
        }

        return votes;

        void Vote(int x, int y)
        {
            if (x >= 0 && y >= 0 && x < page.Width && y < page.Height)
                votes[y * page.Width + x]++;
        }
    }

    /// <summary>The radius at which a ring goes nearly all the way round a centre; null when none does.</summary>
    private static int? Ring(List<Edge> edges, int x, int y, int least, int most)
    {
        // An edge belongs to a ring when it faces the centre, within some 25 degrees.
        const double facing = 0.9;
        var directions = new bool[most + 2, Directions];
        foreach (var edge in edges)
        {
            double dx = edge.X - x, dy = edge.Y - y;
            var distance = Math.Sqrt(dx * dx + dy * dy);
            if (distance < least || distance > most || Math.Abs(dx * edge.Across + dy * edge.Down) < facing * distance)
                continue;
            var direction = (int)((Math.Atan2(dy, dx) + Math.PI) / (2 * Math.PI) * Directions) % Directions;
            directions[(int)Math.Round(distance), direction] = true;
        }

        // A photographed ring is an ellipse by a pixel or two.
        int? best = null;
        var shown = LeastDirections - 1;
        for (var radius = least; radius <= most; radius++)
        {
            var count = Enumerable.Range(0, Directions).Count(d => directions[radius - 1, d] || directions[radius, d] || directions[radius + 1, d]);
            if (count > shown)
                (best, shown) = (radius, count);
        }

        return best;
    }

    private static void Clear(int[] votes, Raster page, int x, int y, int radius)
    {
        for (var row = Math.Max(0, y - radius); row <= Math.Min(page.Height - 1, y + radius); row++)
            votes.AsSpan(row * page.Width + Math.Max(0, x - radius), Math.Min(page.Width - 1, x + radius) - Math.Max(0, x - radius) + 1).Clear();
    }

    /// <summary>A pixel where brightness changes, and the direction it changes in, of length 1.</summary>
    private readonly record struct Edge(int X, int Y, double Across, double Down);
}
