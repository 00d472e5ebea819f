namespace Materials.Reading.Ocr;

/// <summary>Cells that stand at one height, left to right.</summary>
internal sealed record Row(IReadOnlyList<Cell> Cells)
{
    /// <summary>Lines whose centres differ by less than this part of the smaller height stand in one row.</summary>
    private const double SameHeight = 0.5;

    /// <summary>Boxes closer than this part of their height are one line that was found in pieces: with their margins they touch.</summary>
    private const double OneLine = 0.05;

    /// <summary>A label's letters set apart to fill its column are no further apart than this many letters.</summary>
    private const double SpacedLetters = 3.5;

    /// <summary>A box narrower than this many times its height holds a single character.</summary>
    private const double SingleCharacter = 1.5;

    /// <summary>The rows of a block from top to bottom.</summary>
    public static List<Row> Of(IEnumerable<Placed> lines)
    {
        var rows = new List<List<Placed>>();
        foreach (var line in lines.OrderBy(l => l.Y))
        {
            // Against the nearest member: on a photo a row sinks or climbs a little from end to end.
            var row = rows.FindLast(r => IsBeside(r.MinBy(o => Math.Abs(o.X - line.X))!, line));
            if (row is null)
                rows.Add([line]);
            else
                row.Add(line);
        }
        return [.. rows.OrderBy(r => r.Average(l => l.Y)).Select(r => new Row(CellsOf([.. r.OrderBy(l => l.X)])))];
    }

    private static bool IsBeside(Placed a, Placed b)
    {
        var height = Math.Min(a.Height, b.Height);
        // Along the lean of the two, of which long lines know more; the page's own level stands for a few letters against chance.
        var lean = (a.Width * a.Lean + b.Width * b.Lean) / (a.Width + b.Width + 3 * height);
        return Math.Abs(b.Y - a.Y - Math.Tan(lean) * (b.X - a.X)) < SameHeight * height &&
            Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left) < height;
    }

    private static List<Cell> CellsOf(IReadOnlyList<Placed> row)
    {
        var cells = new List<Cell>();
        foreach (var part in row)
        {
            if (cells.Count > 0 && Belongs(cells[^1], part))
                cells[^1] = new Cell([.. cells[^1].Parts, part], Joined(cells[^1].Text, part.Line.Text));
            else
                cells.Add(new Cell([part], part.Line.Text));
        }
        return cells;
    }

    private static bool Belongs(Cell cell, Placed next)
    {
        var last = cell.Parts[^1];
        var gap = (next.Left - last.Right) / Math.Min(last.Height, next.Height);
        return gap < OneLine || (gap < SpacedLetters && IsLetter(next) && cell.Parts.All(IsLetter));
    }

    /// <summary>One Chinese character alone; a digit alone is a table's value.</summary>
    private static bool IsLetter(Placed line) =>
        line.Line.Text is [>= '\u4e00' and <= '\u9fff'] && line.Width < SingleCharacter * line.Height;

    /// <summary>Two pieces of one text: only Latin letters and digits need a blank between them.</summary>
    public static string Joined(string a, string b) => char.IsAscii(a[^1]) && char.IsAscii(b[0]) ? a + " " + b : a + b;
}
