using System.Collections.Immutable;
using Materials.Documents;
using Materials.Pages;

namespace Materials.Fields;

/// <summary>Reads certificates that are listed in a table, one to a row: 序号 姓名 证书名称 证书编号 有效期.</summary>
/// <remarks>The columns are known by their heads and, where those are worded as nobody foresaw (谁, 什么证), by what stands below: names, numbers, dates.</remarks>
internal static class CertificateRoster
{
    /// <summary>Two columns are a form of names and values; a list has more.</summary>
    private const int FewestColumns = 3;

    /// <summary>The head of a column is a few words.</summary>
    private const int LongestHead = 14;

    /// <summary>A number or a date has so many digits at least; a count of things has fewer.</summary>
    private const int FewestDigits = 4;

    /// <summary>Of the cells of a column so many must be what the column is taken for: a name may be rare or misread.</summary>
    private const double Most = 0.6;

    /// <summary>A certificate is valid for longer than a course lasts: two dates of one row that lie further apart are its first and its last day.</summary>
    private const int ShortestTermInDays = 180;

    /// <summary>The rows that are certificates, and the lines they and their heads stand on.</summary>
    public static List<Certificate> Read(Document document, Page page, out HashSet<int> used)
    {
        used = [];
        var rows = new List<Certificate>();
        string?[] keys = [];
        for (var i = 0; i < page.Lines.Length; i++)
        {
            var line = page.Lines[i];
            var columns = RowColumns.Of(line);
            if (IsHead(columns) && Keys(columns, Below(page, i)) is { } found)
            {
                keys = found;
                used.Add(i);
            }
            else if (keys.Length > 0 && IsRow(line, columns, keys.Length))
            {
                used.Add(i);
                var row = Row(document, page, line, columns, keys);
                if (row.Holder is not null || row.IsProof)
                    rows.Add(row);
            }
            else if (columns.Length > 0 && line.Role != LineRole.TableRow)
                keys = [];
        }

        return rows;
    }

    private static bool IsHead(string[] columns) =>
        columns.Length >= FewestColumns
        && columns.All(c => c.Trim().Length is > 0 and <= LongestHead && !c.Any(char.IsAsciiDigit) && !IsName(c));

    // In a table, empty cells at the end of a row may be left out.
    private static bool IsRow(Line line, string[] columns, int count) =>
        columns.Length == count || (line.Role == LineRole.TableRow && columns.Length < count && columns.Length >= FewestColumns);

    private static ImmutableArray<string[]> Below(Page page, int head)
    {
        var count = RowColumns.Of(page.Lines[head]).Length;
        return
        [
            .. page.Lines.Skip(head + 1)
                .TakeWhile(l => (l.Role == LineRole.TableRow) == (page.Lines[head].Role == LineRole.TableRow))
                .Select(l => (Line: l, Columns: RowColumns.Of(l)))
                .TakeWhile(r => IsRow(r.Line, r.Columns, count))
                .Select(r => r.Columns),
        ];
    }

    /// <summary>What each column is of; null when the table names no holders.</summary>
    private static string?[]? Keys(string[] head, ImmutableArray<string[]> rows)
    {
        var keys = head.Select(CertificateReader.KeyOf).ToArray();
        if (!keys.Contains("holder"))
        {
            var named = Enumerable.Range(0, head.Length).Where(n => keys[n] is null && Cells(rows, n).Distinct().Count() == rows.Length && AreMost(rows, n, IsName)).ToArray();
            if (named is not [var only])
                return null;
            keys[only] = "holder";
        }

        var dated = Enumerable.Range(0, head.Length).Where(n => keys[n] is null && AreMost(rows, n, c => ChineseDate.First(c) is not null)).ToArray();
        if (dated is [var first, var last] && rows.All(r => IsTerm(r.ElementAtOrDefault(first), r.ElementAtOrDefault(last))))
            (keys[first], keys[last]) = ("issued", "validity");
        var numbered = Enumerable.Range(0, head.Length).FirstOrDefault(n => keys[n] is null && AreMost(rows, n, c => c.Count(char.IsAsciiDigit) >= FewestDigits && ChineseDate.First(c) is null), -1);
        if (numbered >= 0 && !keys.Contains("number"))
            keys[numbered] = "number";
        return keys.Any(k => k is "number" or "issued" or "validity" or "title" or "issuer") ? keys : null;
    }

    private static bool IsTerm(string? first, string? last) =>
        first is null || last is null
        || (ChineseDate.First(first) is { } from && ChineseDate.First(last) is { } to && to.Last.DayNumber - from.First.DayNumber >= ShortestTermInDays);

    private static Certificate Row(Document document, Page page, Line line, string[] columns, string?[] keys)
    {
        var row = new Certificate { Document = document };
        for (var n = 0; n < Math.Min(keys.Length, columns.Length); n++)
        {
            if (keys[n] is not { } key || key == "other" || CertificateReader.IsSet(row, key))
                continue;
            if (HasContent(columns[n]) || key == "holder")
                row = CertificateReader.Set(row, key, ReadValue.In(page, line, columns[n].Trim(), line.Text.Trim()));
        }

        return row;
    }

    private static IEnumerable<string> Cells(ImmutableArray<string[]> rows, int column) => rows.Select(r => r.ElementAtOrDefault(column)).OfType<string>().Where(HasContent);

    private static bool AreMost(ImmutableArray<string[]> rows, int column, Func<string, bool> what)
    {
        var cells = Cells(rows, column).ToArray();
        return cells.Length > 0 && cells.Count(what) >= Most * cells.Length;
    }

    private static bool IsName(string cell) => HolderName.In(cell) is { } name && Surnames.Begin(name);

    private static bool HasContent(string cell) => cell.Any(char.IsLetterOrDigit) && cell.Trim() is not ("无" or "暂无" or "N/A" or "NA");
}
