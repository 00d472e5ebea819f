using System.Collections.Immutable;

namespace Materials.Reading.Ocr;

/// <summary>Finds the columns that neighbouring rows share, so that an empty cell is seen as one.</summary>
internal static class Grid
{
    /// <summary>Fewer rows, or fewer columns, are labels with their values: there no cell is missing.</summary>
    private const int Fewest = 3;

    /// <returns>For each row its cells and the texts of all columns, empty ones included where the rows share a grid.</returns>
    public static IEnumerable<(IReadOnlyList<Cell> Cells, ImmutableArray<string> Texts)> Of(List<Row> rows)
    {
        var columns = Columns(rows);
        var isGrid = rows.Count >= Fewest && columns.Count >= Fewest &&
            rows.All(r => r.Cells.Select(c => ColumnOf(columns, c)).Distinct().Count() == r.Cells.Count);
        foreach (var row in rows)
        {
            if (!isGrid)
            {
                yield return (row.Cells, [.. row.Cells.Select(c => c.Text)]);
                continue;
            }
            var texts = Enumerable.Repeat("", columns.Count).ToArray();
            foreach (var cell in row.Cells)
                texts[ColumnOf(columns, cell)] = cell.Text;
            yield return (row.Cells, [.. texts]);
        }
    }

    /// <summary>Stretches of the width that cells of any row cover, parted where no cell stands.</summary>
    private static List<(double Left, double Right)> Columns(List<Row> rows)
    {
        var columns = new List<(double Left, double Right)>();
        foreach (var cell in rows.SelectMany(r => r.Cells).OrderBy(c => c.Left))
        {
            if (columns.Count > 0 && cell.Left < columns[^1].Right)
                columns[^1] = (columns[^1].Left, Math.Max(columns[^1].Right, cell.Right));
            else
                columns.Add((cell.Left, cell.Right));
        }
        return columns;
    }

    private static int ColumnOf(List<(double Left, double Right)> columns, Cell cell) => columns.FindIndex(c => cell.Left >= c.Left && cell.Right <= c.Right);
}
