namespace Materials.Reading.Ocr;

/// <summary>Joins the lines of one cell or one box to one text.</summary>
internal static class CellText
{
    /// <summary>A line that ends further than this many letters before the longest one was ended on purpose: a new sentence or entry begins.</summary>
    private const double Ended = 1.5;

    /// <param name="lines">At least one.</param>
    public static string Of(IReadOnlyList<Placed> lines)
    {
        var rows = Row.Of(lines);
        var right = lines.Max(l => l.Right);
        var text = InOne(rows[0]);
        for (var i = 1; i < rows.Count; i++)
        {
            var last = rows[i - 1].Cells[^1];
            var wrapped = right - last.Right < Ended * last.Parts[^1].Height;
            text = wrapped ? Row.Joined(text, InOne(rows[i])) : text + " " + InOne(rows[i]);
        }

        return text;
    }

    private static string InOne(Row row) => string.Join(' ', row.Cells.Select(c => c.Text));
}
