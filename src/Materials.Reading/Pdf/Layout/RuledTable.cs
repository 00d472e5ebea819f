using System.Collections.Immutable;
using System.Text;
using Materials.Pages;
using Materials.Reading.Pdf.Content;

namespace Materials.Reading.Pdf.Layout;

/// <summary>Reads a table whose cells are drawn: text belongs to the cell that it stands in, however many lines it has.</summary>
internal static class RuledTable
{
    public static List<TextLine> Read(Grid grid, List<Fragment> inside, int group)
    {
        var texts = new List<Fragment>?[grid.CellCount];
        foreach (var fragment in inside)
        {
            var area = fragment.Area;
            if (grid.Find(area.CentreX, area.CentreY) is var (row, column))
                (texts[grid.CellAt(row, column)] ??= []).Add(fragment);
        }

        var lines = new List<TextLine>();
        var seen = new HashSet<int>();
        for (var row = 0; row < grid.RowCount; row++)
        {
            var cells = ImmutableArray.CreateBuilder<string>();
            var shown = new List<Fragment>();
            var previous = -1;
            for (var column = 0; column < grid.ColumnCount; column++)
            {
                var cell = grid.CellAt(row, column);
                if (cell == previous)
                    continue;

                previous = cell;
                var isFirst = seen.Add(cell);
                cells.Add(isFirst && texts[cell] is { } content ? CellText(content) : "");
                if (isFirst && texts[cell] is { } drawn)
                    shown.AddRange(drawn);
            }

            if (shown.Count > 0)
                lines.Add(Row(grid, row, cells.ToImmutable(), shown, group));
        }

        return lines;
    }

    private static TextLine Row(Grid grid, int row, ImmutableArray<string> cells, List<Fragment> shown, int group)
    {
        var (size, bold) = TextLine.Look(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(shown));
        return new TextLine
        {
            Text = string.Join('\t', cells),
            Area = new Area(grid.Area.Left, grid.RowTop(row), grid.Area.Right, grid.RowBottom(row)),
            Size = size,
            Bold = bold,
            Role = LineRole.TableRow,
            Cells = cells,
            Group = group,
        };
    }

    /// <summary>
    /// A cell's lines as running text. A line that reaches the right edge of the cell's text goes on in the next; one that ends early is a
    /// paragraph of its own, set off by a space.
    /// </summary>
    public static string CellText(List<Fragment> content)
    {
        var rows = Rows.Of(content);
        if (rows.Count == 1)
            return TextLine.Join(rows[0]);

        var edge = content.Max(f => f.EndX);
        var text = new StringBuilder();
        for (var i = 0; i < rows.Count; i++)
        {
            var next = TextLine.Join(rows[i]);
            if (i > 0)
            {
                var previous = rows[i - 1][^1];
                var wrapped = edge - previous.EndX < previous.Size * 1.6;
                if (!wrapped || !(Spacing.IsWide(text[^1]) || Spacing.IsWide(next[0])))
                    text.Append(' ');
            }

            text.Append(next);
        }

        return text.ToString();
    }
}
