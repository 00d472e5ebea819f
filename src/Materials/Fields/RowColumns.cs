using System.Text.RegularExpressions;
using Materials.Pages;

namespace Materials.Fields;

/// <summary>The columns of a row: a table's cells, or the parts of a line that wide gaps keep apart.</summary>
internal static partial class RowColumns
{
    /// <summary>Never empty; a line of prose is one column.</summary>
    public static string[] Of(Line line)
    {
        if (line.Cells.Length > 0)
            return [.. line.Cells];
        var wide = Wide.Split(line.Text.Trim());
        return wide.Length > 1 ? wide : Narrow.Split(line.Text.Trim());
    }

    [GeneratedRegex(@"\t|\s{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Wide { get; }

    [GeneratedRegex(@"\s", RegexOptions.CultureInvariant)]
    private static partial Regex Narrow { get; }
}
