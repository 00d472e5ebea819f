using System.Collections.Immutable;
using Materials.Pages;

namespace Materials.Reading.Excel;

/// <summary>Turns the rows of a sheet into tables as people see them: blocks of rows, with titles that stand above them.</summary>
internal static class SheetTable
{
    /// <summary>More columns than any table of people; beyond it only filled cells are listed, so that cells strewn far apart cost nothing.</summary>
    private const int MaxTableColumns = 256;

    public static ImmutableArray<Line> Lines(List<SheetRow> rows, HashSet<(int Row, int Column)> merged)
    {
        // Columns that nothing stands in are gaps of the layout, not cells.
        var columns = rows.SelectMany(r => r.Cells).Select(c => c.Column).Distinct().Order().ToArray();
        var place = columns.Select((c, i) => (c, i)).ToDictionary(p => p.c, p => p.i);
        var lines = ImmutableArray.CreateBuilder<Line>();
        var group = 0;
        SheetRow? above = null;
        foreach (var row in rows)
        {
            var startsBlock = above is null || row.Number > above.Number + 1;
            if (startsBlock)
                group++;
            above = row;
            if (row.Cells is [var (column, text)] && (startsBlock || merged.Contains((row.Number, column)) || IsRemark(text, column == columns[0])))
            {
                // A title over the table, or a remark across it.
                lines.Add(new() { Text = text, Group = group });
                continue;
            }
            var cells = columns.Length <= MaxTableColumns ? Spread(row, place) : [.. row.Cells.Select(c => c.Text)];
            lines.Add(new() { Text = string.Join('\t', cells), Cells = [.. cells], Role = LineRole.TableRow, Group = group });
        }
        return lines.ToImmutable();
    }

    /// <summary>A lone text at the left runs on over the empty cells beside it. A lone number is the row's number, in a form that nobody filled in.</summary>
    private static bool IsRemark(string text, bool isLeftmost) => isLeftmost && !text.All(c => char.IsDigit(c) || char.IsPunctuation(c));

    private static string[] Spread(SheetRow row, Dictionary<int, int> place)
    {
        var cells = new string[place.Count];
        Array.Fill(cells, "");
        foreach (var (column, text) in row.Cells)
            cells[place[column]] = text;
        return cells;
    }
}
