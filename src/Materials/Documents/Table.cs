using System.Collections.Immutable;
using Materials.Checklists;
using Materials.Pages;

namespace Materials.Documents;

/// <summary>A table of a block: rows of cells, the head row told apart.</summary>
internal sealed class Table
{
    /// <summary>A table has at least this many columns; one column is a list or a diagram.</summary>
    private const int FewestColumns = 2;

    /// <summary>Fewer columns than this tell who or when, not what and how as well.</summary>
    private const int FewestOfRecords = 4;

    private const string Ticks = "√✓✔☑■●";

    /// <summary>A question and two grades.</summary>
    private const int FewestGrades = 3;

    /// <summary>One entry may say anything.</summary>
    private const int FewestRecords = 2;

    private Table(ImmutableArray<BlockLine> rows)
    {
        Rows = rows;
        Columns = rows.Max(r => r.Line.Cells.Length);
        var head = rows.Take(3).Select((r, i) => (r, i)).Where(p => IsHead(p.r.Line)).Select(p => p.i).DefaultIfEmpty(-1).First();
        Head = head < 0 ? null : rows[head];
        Data = [.. rows.Skip(head + 1).Where(r => r.Line.Cells.Any(c => c.Trim().Length > 0))];
    }

    public ImmutableArray<BlockLine> Rows { get; }

    public int Columns { get; }

    /// <summary>The row that names the columns; null when none does.</summary>
    public BlockLine? Head { get; }

    /// <summary>The rows beneath the head that are not empty.</summary>
    public ImmutableArray<BlockLine> Data { get; }

    /// <summary>The rows that say something beyond their number: more than half of the columns are filled.</summary>
    public IEnumerable<BlockLine> Filled => Data.Where(r => r.Line.Cells.Count(c => c.Trim().Length > 0) * 2 > Columns);

    /// <summary>Whether it is a form: two columns (or pairs of them) of names and values, no head that names columns.</summary>
    public bool IsForm => Columns is 2 or 4 or 6 && Rows.Length >= 3 && Rows.Count(r => r.Line.Cells is [{ Length: > 0 and <= 16 }, ..]) * 10 >= Rows.Length * 8;

    /// <summary>Whether it is to be ticked: grades in the head, a question in each row, nothing or boxes beside it.</summary>
    public bool IsScale => Columns >= FewestGrades && Head is not null && Data.Length >= FewestRecords
        && Data.Count(r => IsQuestion(r.Line.Cells)) * 10 >= Data.Length * 8;

    public IEnumerable<string> Column(int column) => Data.Select(r => r.Line.Cells.ElementAtOrDefault(column) ?? "");

    /// <summary>Whether most cells of some column are so.</summary>
    public bool HasColumn(Func<string, bool> isSo, int from = 0) =>
        Data.Length > 0 && Enumerable.Range(from, Math.Max(0, Columns - from)).Any(c => Column(c).Count(isSo) * 10 >= Data.Length * 6);

    /// <summary>The first row of a table in which most cells of some column hold one of the words; null when there is none.</summary>
    public static BlockLine? ColumnOf(Block block, ImmutableArray<WordPattern> words) =>
        block.Tables
            .Where(t => t.Columns >= FewestOfRecords && t.Data.Length >= FewestRecords && t.HasColumn(c => words.Any(w => w.IsIn(SquashedText.Squash(c)))))
            .Select(t => t.Data[0])
            .FirstOrDefault();

    /// <summary>The tables of some lines: table rows of one group, or rows that follow one another.</summary>
    public static ImmutableArray<Table> In(ImmutableArray<BlockLine> lines)
    {
        var tables = ImmutableArray.CreateBuilder<Table>();
        List<BlockLine> rows = [];
        foreach (var line in lines)
        {
            var isRow = line.Line is { Role: LineRole.TableRow, Cells.Length: > 0 };
            if (rows.Count > 0 && (!isRow || (line.Line.Group != rows[^1].Line.Group)))
                Close();
            if (isRow)
                rows.Add(line);
        }

        Close();
        return tables.ToImmutable();

        void Close()
        {
            if (rows.Count >= 2 && rows.Max(r => r.Line.Cells.Length) >= FewestColumns)
                tables.Add(new([.. rows]));
            rows.Clear();
        }
    }

    /// <summary>A question, and beside it nothing, boxes, or one tick.</summary>
    private static bool IsQuestion(ImmutableArray<string> cells)
    {
        var marks = cells.SkipWhile(c => c.Trim().All(char.IsAsciiDigit)).Skip(1).Select(c => c.Trim()).ToArray();
        return cells[0].Trim().Length > 0 && marks.Length >= FewestGrades - 1 && !marks.Any(m => m.Any(char.IsLetterOrDigit))
            && marks.Count(m => m.Any(Ticks.Contains)) <= 1 && marks.Where(m => !m.Any(Ticks.Contains)).Distinct().Count() <= 1;
    }

    private static bool IsHead(Line line) =>
        line.Cells.Count(c => c.Trim().Length > 0) is var filled && filled >= 2 && filled * 2 >= line.Cells.Length
        && line.Cells.All(c => c.Length <= 24 && !Numbering.IsDate(c) && !(c.Trim().Length > 0 && c.Trim().All(char.IsDigit)));
}
