using System.Collections.Immutable;
using Materials.Pages;

namespace Materials.Reading.Ocr;

/// <summary>
/// Puts the lines of a page into reading order: what stands in ruled tables cell by cell, what stands in the boxes of a drawing in the order
/// of its arrows, all else block by block, row by row, with the cells of a row side by side.
/// </summary>
internal static class PageLayout
{
    /// <summary>
    /// What leans more than this against the page's text, in radians (15 degrees), was laid over it: a watermark, a piece of a seal's rim. Lines of a photo
    /// lean a few degrees against each other.
    /// </summary>
    private const double Aslant = 0.26;

    /// <summary>Of shorter boxes, in heights, the angle tells nothing.</summary>
    private const double LeastToLean = 1.5;

    /// <param name="page">What the lines were read from, upright.</param>
    public static ImmutableArray<Line> Order(IReadOnlyList<ReadLine> lines, Raster page)
    {
        if (lines.Count == 0)
            return [];
        var slope = Slope(lines);
        var over = lines.Where(l => l.Place.Width > LeastToLean * l.Place.Height && Math.Abs(l.Place.Angle - slope) > Aslant).ToHashSet();
        var placed = Level([.. lines.Where(l => !over.Contains(l))], slope);
        var layout = new LayoutLines(page.Width, page.Height);
        var figures = Figures(placed, page, slope).OrderBy(f => f.Top).ToArray();
        var taken = figures.SelectMany(f => f.Lines).ToHashSet();
        var free = placed.Where(l => !taken.Contains(l)).ToList();
        for (var i = 0; i <= figures.Length; i++)
        {
            // What stands beside a figure comes after it, with what stands beneath.
            var from = i == 0 ? double.MinValue : figures[i - 1].Top;
            var to = i == figures.Length ? double.MaxValue : figures[i].Top;
            Flow.Write(layout, [.. free.Where(l => l.Y >= from && l.Y < to)]);
            if (i < figures.Length)
                figures[i].Write(layout);
        }

        foreach (var line in Level([.. over], slope).OrderBy(l => l.Y))
            layout.AddParagraph(line.Line.Text, [line]);
        return layout.ToImmutable();
    }

    private static IEnumerable<Figure> Figures(List<Placed> placed, Raster page, double slope)
    {
        var levelled = Levelled.Of(page, slope);
        var texts = placed.ToDictionary(l => l, levelled.Of);
        var enclosures = Enclosures.Of(levelled.Image, [.. texts.Values]);
        var within = placed.ToLookup(l => enclosures.Around(texts[l]));
        var inTables = new HashSet<Enclosure>();
        foreach (var table in RuledTable.In(enclosures, within, inTables))
        {
            inTables.UnionWith(table.Cells.Select(c => c.Place));
            yield return new(table.Cells.SelectMany(c => c.Lines), table.Write);
        }

        if (Drawing.In(enclosures, within, inTables, texts.Values, levelled.Scale) is { } drawing)
            yield return new(drawing.Boxes.SelectMany(b => b.Lines), drawing.Write);
    }

    /// <summary>The slope that most of the text has: short lines give poor angles, so the median is weighted by length.</summary>
    private static double Slope(IReadOnlyList<ReadLine> lines)
    {
        var half = lines.Sum(l => l.Place.Width) / 2;
        foreach (var line in lines.OrderBy(l => l.Place.Angle))
        {
            half -= line.Place.Width;
            if (half <= 0)
                return line.Place.Angle;
        }

        return 0;
    }

    /// <summary>The lines as they would stand if the page were level.</summary>
    private static List<Placed> Level(IReadOnlyList<ReadLine> lines, double slope)
    {
        var (sin, cos) = Math.SinCos(-slope);
        return [.. lines.Select(l => new Placed(l, l.Place.X * cos - l.Place.Y * sin, l.Place.X * sin + l.Place.Y * cos, l.Place.Width, l.Place.Height, LeanOf(l.Place)))];

        // The rectangle around one or two letters can lie at any angle.
        double LeanOf(TextBox place) => place.Width > 3 * place.Height ? place.Angle - slope : 0;
    }

    /// <summary>A table or a drawing: the lines it takes, and how they are written down.</summary>
    private sealed class Figure(IEnumerable<Placed> lines, Action<LayoutLines> write)
    {
        public IReadOnlyList<Placed> Lines { get; } = [.. lines];

        public double Top => Lines.Min(l => l.Y);

        public void Write(LayoutLines layout) => write(layout);
    }
}

/// <summary>A line on the levelled page: its centre, its size, and how far it still leans, as lines of a photo do towards the edges.</summary>
internal sealed record Placed(ReadLine Line, double X, double Y, double Width, double Height, double Lean)
{
    public double Left => X - Width / 2;

    public double Right => X + Width / 2;
}

/// <summary>What stands together in a row: one line, or letters that were set apart (名　　称).</summary>
internal sealed record Cell(IReadOnlyList<Placed> Parts, string Text)
{
    public double Left => Parts[0].Left;

    public double Right => Parts[^1].Right;
}
