namespace Materials.Reading.Ocr;

/// <summary>Writes down what stands on open paper: block by block, row by row; rows of several cells that follow one another are a table.</summary>
internal static class Flow
{
    public static void Write(LayoutLines layout, List<Placed> lines)
    {
        if (lines.Count == 0)
            return;
        foreach (var block in Blocks.Of(lines))
        {
            var rows = Row.Of(block);
            for (var i = 0; i < rows.Count;)
            {
                if (rows[i].Cells is [var only])
                {
                    layout.AddParagraph(only.Text, only.Parts);
                    i++;
                    continue;
                }

                var end = i;
                while (end < rows.Count && rows[end].Cells.Count > 1)
                    end++;
                var group = layout.NextGroup();
                foreach (var (cells, texts) in Grid.Of(rows[i..end]))
                    layout.AddRow(texts, group, cells.SelectMany(c => c.Parts));
                i = end;
            }
        }
    }
}
