namespace Materials.Reading.Ocr;

/// <summary>Parts a page into blocks that are read one after the other, such as the two halves of a licence or the columns of a brochure.</summary>
internal static class Blocks
{
    /// <summary>A gutter is at least this many line heights wide.</summary>
    private const double Gutter = 1.2;

    /// <summary>Each side of a gutter takes at least this part of the width.</summary>
    private const double LeastSide = 0.25;

    /// <summary>Each side holds at least this many lines of at least <see cref="LongLine"/> times their height, or it is a column of a table.</summary>
    private const int LongLines = 3;

    private const double LongLine = 8;

    /// <summary>Where more rows than this have a neighbour at the same height on the other side, both sides are one table…</summary>
    private const double Aligned = 0.75;

    /// <summary>…unless most lines on both sides are as long as the lines of prose; or half as long, where they begin and end one beneath the other.</summary>
    private const double Prose = 14, ShortProse = 7;

    /// <summary>The part of a side's lines that fill their column, as headings and the last lines of paragraphs don't: two others begin and end where they do, give or take so many of their heights.</summary>
    private const double Filled = 0.5, SameEdge = 1.2;

    /// <summary>Columns of columns: a page has no more than eight.</summary>
    private const int Deepest = 3;

    public static List<List<Placed>> Of(List<Placed> lines) => Of(lines, 0);

    private static List<List<Placed>> Of(List<Placed> lines, int depth)
    {
        var blocks = new List<List<Placed>>();
        if (depth == Deepest || GutterOf(lines) is not { } gutter)
            return [lines];
        // What reaches across the gutter (titles, footers) parts the page into bands; within a band, left comes before right.
        var bands = lines.Where(l => l.Left < gutter && l.Right > gutter).OrderBy(l => l.Y).ToList();
        var from = double.MinValue;
        foreach (var across in bands)
        {
            Add(from, across.Y);
            blocks.Add([across]);
            from = across.Y;
        }
        Add(from, double.MaxValue);
        return [.. blocks.Where(b => b.Count > 0)];

        void Add(double above, double below)
        {
            var band = lines.Where(l => l.Y >= above && l.Y < below && !bands.Contains(l)).ToList();
            foreach (var side in (List<Placed>[])[[.. band.Where(l => l.Right <= gutter)], [.. band.Where(l => l.Left >= gutter)]])
            {
                if (side.Count > 0)
                    blocks.AddRange(Of(side, depth + 1));
            }
        }
    }

    /// <summary>The widest gap that parts the page into two halves of their own; null when there is none.</summary>
    private static double? GutterOf(List<Placed> lines)
    {
        var (left, right) = (lines.Min(l => l.Left), lines.Max(l => l.Right));
        var height = lines.Select(l => l.Height).Order().ElementAt(lines.Count / 2);
        var best = (Width: Gutter * height, At: (double?)null);
        foreach (var edge in lines.Select(l => l.Right).Where(x => x > left + LeastSide * (right - left) && x < right - LeastSide * (right - left)))
        {
            // A few lines may reach across: a title above, a footer below. More of them, and the gap is only one between words.
            var next = lines.Where(l => l.Left > edge).Select(l => l.Left).DefaultIfEmpty(right).Min();
            var at = (edge + next) / 2;
            var across = lines.Count(l => l.Left < at && l.Right > at);
            if (next - edge > best.Width && across <= lines.Count / 12 && AreApart(lines, at))
                best = (next - edge, at);
        }
        return best.At;
    }

    private static bool AreApart(List<Placed> lines, double gutter)
    {
        var left = lines.Where(l => l.Right <= gutter).ToArray();
        var right = lines.Where(l => l.Left >= gutter).ToArray();
        if (left.Count(IsLong) < LongLines || right.Count(IsLong) < LongLines)
            return false;
        var aligned = Math.Min(Matched(left, right), Matched(right, left));
        return aligned < Aligned || (IsProse(left) && IsProse(right));

        static bool IsLong(Placed line) => line.Width > LongLine * line.Height;

        static bool IsProse(Placed[] side) => Lengths(side) > Prose || (Lengths(side) > ShortProse && side.Count(l => side.Count(o => Fill(l, o)) > 2) > Filled * side.Length);

        static bool Fill(Placed line, Placed other) => Math.Abs(line.Left - other.Left) < SameEdge * line.Height && Math.Abs(line.Right - other.Right) < SameEdge * line.Height;

        static double Lengths(Placed[] side) => side.Select(l => l.Width / l.Height).Order().ElementAt(side.Length / 2);

        static double Matched(Placed[] side, Placed[] other) =>
            side.Count(l => other.Any(o => Math.Abs(o.Y - l.Y) < 0.35 * Math.Min(l.Height, o.Height))) / (double)side.Length;
    }
}
