using Materials.Pages;

namespace Materials.Documents;

/// <summary>Finds the names of columns: the head rows of tables, and lines of nothing but short words above rows whose rules were not drawn.</summary>
internal static class ColumnNames
{
    /// <summary>Fewer short words in a line are a title or a signature.</summary>
    private const int FewestColumns = 4;

    /// <summary>The name of a column is short.</summary>
    private const int Longest = 10;

    public static IEnumerable<(BlockLine Line, int Start, int End)> In(Block block)
    {
        var heads = block.Tables.Select(t => t.Head).OfType<BlockLine>().ToHashSet();
        foreach (var line in block.Body)
        {
            if (heads.Contains(line))
                yield return (line, 0, line.Line.Text.Length);
            else if (line.Line is { Cells.Length: 0, Role: LineRole.Paragraph or LineRole.Heading } && Words(line.Line.Text) is { Count: >= FewestColumns } words)
            {
                foreach (var (start, end) in words)
                    yield return (line, start, end);
            }
        }
    }

    /// <summary>The words of a line of short words; empty for any other.</summary>
    private static List<(int Start, int End)> Words(string text)
    {
        var words = new List<(int Start, int End)>();
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            while (i < text.Length && !char.IsWhiteSpace(text[i]))
                i++;
            if (i > start)
                words.Add((start, i));
            i++;
        }

        return words.TrueForAll(w => w.End - w.Start <= Longest && text[w.Start..w.End].All(c => char.IsLetter(c) || c is '_' or '/'))
            && words.Count(w => text[w.Start] > '\u2fff') * 2 >= words.Count ? words : [];
    }
}
