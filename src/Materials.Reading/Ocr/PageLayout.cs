using System.Collections.Immutable;
using Materials.Pages;

namespace Materials.Reading.Ocr;

/// <summary>Puts the lines of a page into reading order: block by block, row by row, with the cells of a row side by side.</summary>
internal static class PageLayout
{
    public static ImmutableArray<Line> Order(IReadOnlyList<ReadLine> lines, int pageWidth, int pageHeight)
    {
        if (lines.Count == 0)
            return [];
        var placed = Level(lines);
        var ordered = ImmutableArray.CreateBuilder<Line>();
        var group = 0;
        foreach (var block in Blocks.Of(placed))
        {
            var rows = Row.Of(block);
            for (var i = 0; i < rows.Count;)
            {
                if (rows[i].Cells.Count == 1)
                {
                    ordered.Add(Line(rows[i++].Cells, [], 0));
                    continue;
                }
                var end = i;
                while (end < rows.Count && rows[end].Cells.Count > 1)
                    end++;
                group++;
                foreach (var (cells, texts) in Grid.Of(rows[i..end]))
                    ordered.Add(Line(cells, texts, group));
                i = end;
            }
        }
        return ordered.ToImmutable();

        Line Line(IReadOnlyList<Cell> cells, ImmutableArray<string> texts, int inGroup)
        {
            var parts = cells.SelectMany(c => c.Parts).ToArray();
            var boxes = parts.Select(p => p.Line.Place.InShares(pageWidth, pageHeight)).ToArray();
            var (left, top) = (boxes.Min(b => b.Left), boxes.Min(b => b.Top));
            return new Line
            {
                Text = texts.IsEmpty ? cells[0].Text : string.Join('\t', texts),
                Cells = texts,
                Role = texts.IsEmpty ? LineRole.Paragraph : LineRole.TableRow,
                Group = inGroup,
                Box = new Box(left, top, boxes.Max(b => b.Right) - left, boxes.Max(b => b.Bottom) - top),
                Confidence = Math.Round(ReadLine.MeanConfidence([.. parts.Select(p => p.Line)]), 3),
            };
        }
    }

    /// <summary>The lines as they would stand if the page were level: turned back by the slope that most of the text has.</summary>
    private static List<Placed> Level(IReadOnlyList<ReadLine> lines)
    {
        var byAngle = lines.OrderBy(l => l.Place.Angle).ToArray();
        // Short lines give poor angles: the median is weighted by length.
        var half = lines.Sum(l => l.Place.Width) / 2;
        var slope = byAngle[^1].Place.Angle;
        foreach (var line in byAngle)
        {
            half -= line.Place.Width;
            if (half <= 0)
            {
                slope = line.Place.Angle;
                break;
            }
        }
        var (sin, cos) = (Math.Sin(-slope), Math.Cos(-slope));
        return [.. lines.Select(l => new Placed(l, l.Place.X * cos - l.Place.Y * sin, l.Place.X * sin + l.Place.Y * cos, l.Place.Width, l.Place.Height, LeanOf(l.Place)))];

        // The rectangle around one or two letters can lie at any angle.
        double LeanOf(TextBox place) => place.Width > 3 * place.Height ? place.Angle - slope : 0;
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
