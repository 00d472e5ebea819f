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
        // The fullest rows show the columns: a row of signatures below, or a merged cell, would only blur them.
        var most = rows.Max(r => r.Cells.Count);
        var columns = Columns(rows.Where(r => r.Cells.Count == most));
        var isGrid = most >= Fewest && columns.Count == most && rows.Count(r => r.Cells.Count == most) >= Fewest - 1 && rows.Count >= Fewest;
        foreach (var row in rows)
        {
            var places = row.Cells.Select(c => ColumnOf(columns, c)).ToArray();
            if (!isGrid || places.Contains(-1) || places.Distinct().Count() < places.Length)
            {
                yield return (row.Cells, [.. row.Cells.Select(c => c.Text)]);
                continue;
            }
            var texts = Enumerable.Repeat("", columns.Count).ToArray();
            foreach (var (cell, place) in row.Cells.Zip(places))
                texts[place] = cell.Text;
            yield return (row.Cells, [.. texts]);
        }
    }

    /// <summary>Stretches of the width that cells of any row cover, parted where no cell stands.</summary>
    private static List<(double Left, double Right)> Columns(IEnumerable<Row> rows)
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

    /// <summary>The one column that a cell meets; −1 when it meets none or several.</summary>
    private static int ColumnOf(List<(double Left, double Right)> columns, Cell cell)
    {
        var first = columns.FindIndex(c => cell.Left < c.Right && cell.Right > c.Left);
        var last = columns.FindLastIndex(c => cell.Left < c.Right && cell.Right > c.Left);
        return first == last ? first : -1;
    }
}
