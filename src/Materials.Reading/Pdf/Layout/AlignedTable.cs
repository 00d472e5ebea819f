using System.Collections.Immutable;
using Materials.Pages;
using Materials.Reading.Pdf.Content;

namespace Materials.Reading.Pdf.Layout;

/// <summary>Reads tables and forms that are drawn without lines: rows whose parts stand clear of one another at the same places.</summary>
internal static class AlignedTable
{
    /// <summary>A gap this wide, in letter heights, parts two cells.</summary>
    private const double ClearGap = 1.3;

    /// <summary>Rows further apart than this many letter heights are not one table.</summary>
    private const double MaxLeading = 3.2;

    /// <summary>The parts of a row that clear gaps keep apart.</summary>
    public static Fragment[][] Split(Fragment[] row)
    {
        var parts = new List<Fragment[]>();
        var start = 0;
        for (var i = 1; i < row.Length; i++)
        {
            var size = Math.Max(row[i - 1].Size, row[i].Size);
            if (row[i].StartX - row[i - 1].EndX > size * ClearGap)
            {
                parts.Add(row[start..i]);
                start = i;
            }
        }

        parts.Add(row[start..]);
        return [.. parts];
    }

    /// <summary>All rows as lines; runs of rows that share columns as table rows.</summary>
    public static List<TextLine> Read(List<Fragment[]> rows, ref int group)
    {
        var split = rows.ConvertAll(Split);
        var lines = new List<TextLine>();
        for (var i = 0; i < rows.Count;)
        {
            var end = TableEnd(split, i);
            if (end - i >= 2)
            {
                AddTable(split, i, end, ++group, lines);
                i = end;
            }
            else
            {
                lines.Add(Plain(rows[i], split[i]));
                i++;
            }
        }

        return lines;
    }

    /// <summary>The end of the table that begins at a row; the row itself when none does.</summary>
    private static int TableEnd(List<Fragment[][]> rows, int start)
    {
        if (rows[start].Length < 2)
            return start;

        var columns = Columns.Of(rows[start]);
        var end = start + 1;
        var withSeveral = 1;
        for (var i = start + 1; i < rows.Count && IsNear(rows[i - 1], rows[i]); i++)
        {
            if (!columns.Take(rows[i]))
                break;
            if (rows[i].Length >= 2)
            {
                withSeveral++;
                end = i + 1;
            }
        }

        return withSeveral >= 2 ? Math.Max(end, TrailingEnd(rows, end, columns)) : start;
    }

    /// <summary>The last row's cells may go on in lines of their own below it.</summary>
    private static int TrailingEnd(List<Fragment[][]> rows, int end, Columns columns)
    {
        while (end < rows.Count && rows[end].Length == 1 && IsTight(rows[end - 1], rows[end]) && columns.IndexOf(rows[end][0]) > 0)
            end++;
        return end;
    }

    private static void AddTable(List<Fragment[][]> rows, int start, int end, int group, List<TextLine> lines)
    {
        var columns = Columns.Of(rows[start]);
        for (var i = start + 1; i < end; i++)
            columns.Take(rows[i]);

        for (var i = start; i < end;)
        {
            var cells = new List<Fragment>?[columns.Count];
            var all = new List<Fragment>();
            var next = i;
            do
            {
                foreach (var part in rows[next])
                {
                    var column = Math.Max(0, columns.IndexOf(part));
                    (cells[column] ??= []).AddRange(part);
                    all.AddRange(part);
                }

                next++;
            }
            while (next < end && rows[next].Length < columns.Count && columns.IndexOf(rows[next][0]) > 0 && IsTight(rows[next - 1], rows[next]));

            var texts = cells.Select(c => c is null ? "" : RuledTable.CellText(c)).ToImmutableArray();
            var span = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(all);
            var (size, bold) = TextLine.Look(span);
            lines.Add(new TextLine
            {
                Text = string.Join('\t', texts),
                Area = TextLine.Around(span),
                Size = size,
                Bold = bold,
                Role = LineRole.TableRow,
                Cells = texts,
                Group = group,
            });
            i = next;
        }
    }

    public static TextLine Plain(Fragment[] row, Fragment[][] parts)
    {
        var (size, bold) = TextLine.Look(row);
        return new TextLine
        {
            Text = parts.Length == 1 ? TextLine.Join(row) : string.Join(' ', parts.Select(p => TextLine.Join(p))),
            Area = TextLine.Around(row),
            Size = size,
            Bold = bold,
        };
    }

    private static double Leading(Fragment[][] above, Fragment[][] below) =>
        (below[0][0].StartY - above[0][0].StartY) / Math.Max(1, Math.Max(above[0][0].Size, below[0][0].Size));

    private static bool IsNear(Fragment[][] above, Fragment[][] below) => Leading(above, below) < MaxLeading;

    private static bool IsTight(Fragment[][] above, Fragment[][] below) => Leading(above, below) < 1.9;

    /// <summary>The columns that rows agree on: stretches of the line that text keeps to.</summary>
    private sealed class Columns
    {
        private readonly List<(double From, double To)> stretches = [];

        public int Count => stretches.Count;

        public static Columns Of(Fragment[][] row)
        {
            var columns = new Columns();
            foreach (var part in row)
                columns.stretches.Add((part[0].StartX, part[^1].EndX));
            return columns;
        }

        /// <summary>Widens the columns by a row that fits them; false, and unchanged, when one of its parts lies across two.</summary>
        public bool Take(Fragment[][] row)
        {
            var places = new List<(int Column, double From, double To)>();
            foreach (var part in row)
            {
                double from = part[0].StartX, to = part[^1].EndX;
                var (column, meets) = Meet(from, to);
                if (meets > 1 || (meets == 0 && row.Length == 1))
                    return false;
                places.Add((meets == 1 ? column : -1, from, to));
            }

            if (!places.Exists(p => p.Column >= 0))
                return false;

            foreach (var (column, from, to) in places.Where(p => p.Column >= 0))
                stretches[column] = (Math.Min(stretches[column].From, from), Math.Max(stretches[column].To, to));
            foreach (var (_, from, to) in places.Where(p => p.Column < 0))
                stretches.Add((from, to));
            stretches.Sort();
            return true;
        }

        public int IndexOf(Fragment[] part) => Meet(part[0].StartX, part[^1].EndX) is { Meets: > 0 } found ? found.Column : -1;

        private (int Column, int Meets) Meet(double from, double to)
        {
            int column = -1, meets = 0;
            for (var i = 0; i < stretches.Count; i++)
            {
                if (from < stretches[i].To && stretches[i].From < to)
                {
                    meets++;
                    column = column < 0 ? i : column;
                }
            }

            return (column, meets);
        }
    }
}
