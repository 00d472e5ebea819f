namespace Materials.Reading.Ocr;

/// <summary>Writes down what stands on open paper: block by block, row by row; rows of several cells that follow one another are a table.</summary>
internal static class Flow
{
    /// <summary>Letters this much taller than those beside them, and no smaller than the block's, are a title's, whatever stands beside it: a number, a QR code's caption.</summary>
    private const double TitleHeight = 1.2;

    /// <summary>The same beside several: rows of a form have cells with taller letters than the others, written by hand.</summary>
    private const double TitleHeightBesideSeveral = 1.6;

    public static void Write(LayoutLines layout, List<Placed> lines)
    {
        if (lines.Count == 0)
            return;
        foreach (var block in Blocks.Of(lines))
        {
            var height = block.Select(l => l.Height).Order().ElementAt(block.Count / 2);
            var rows = Row.Of(Values.Joined(block));
            for (var i = 0; i < rows.Count;)
            {
                if (IsParted(rows[i], height))
                {
                    // What stands beside a title is no cell of its row.
                    foreach (var cell in rows[i].Cells.OrderByDescending(c => c.Parts.Max(p => p.Height)))
                        layout.AddParagraph(cell.Text, cell.Parts);
                    i++;
                    continue;
                }

                var end = i;
                while (end < rows.Count && !IsParted(rows[end], height))
                    end++;
                var group = layout.NextGroup();
                foreach (var (cells, texts) in Grid.Of(rows[i..end]))
                    layout.AddRow(texts, group, cells.SelectMany(c => c.Parts));
                i = end;
            }
        }
    }

    /// <summary>Whether it is no row of a table: one line alone, or a title with something beside it.</summary>
    private static bool IsParted(Row row, double height)
    {
        if (row.Cells.Count == 1)
            return true;
        var heights = row.Cells.Select(c => c.Parts.Max(p => p.Height)).OrderDescending().ToArray();
        return heights[0] > (row.Cells.Count == 2 ? TitleHeight : TitleHeightBesideSeveral) * heights[1] && heights[0] >= height;
    }
}
