using System.Collections.Immutable;
using System.Text;

namespace Materials.Reading.PlainText;

/// <summary>Comma-separated values (RFC 4180) and their like, told from prose by their evenness.</summary>
internal static class SeparatedValues
{
    /// <summary>The cells of every line; null when the lines are no table: fewer than two, or not all of the same number (two or more) of cells.</summary>
    public static ImmutableArray<string>[]? Split(string[] lines, char separator)
    {
        if (lines.Length < 2 || !lines[0].Contains(separator))
            return null;
        var rows = new ImmutableArray<string>[lines.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            rows[i] = Cells(lines[i], separator);
            if (rows[i].Length != rows[0].Length)
                return null;
        }
        return rows;
    }

    private static ImmutableArray<string> Cells(string line, char separator)
    {
        var cells = ImmutableArray.CreateBuilder<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
                cell.Append(line[i++]);
            else if (line[i] == '"' && (quoted || cell.Length == 0))
                quoted = !quoted;
            else if (line[i] == separator && !quoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
                cell.Append(line[i]);
        }
        cells.Add(cell.ToString().Trim());
        return cells.ToImmutable();
    }
}
