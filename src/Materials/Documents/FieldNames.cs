using System.Collections.Immutable;

namespace Materials.Documents;

/// <summary>Finds the names of fields: what stands before a colon, in the left cells of a form, or before a wide gap.</summary>
internal static class FieldNames
{
    /// <summary>The name of a field is short.</summary>
    private const int Longest = 16;

    public static IEnumerable<(BlockLine Line, int Start, int End)> In(Block block)
    {
        foreach (var line in block.Body)
        {
            if (line.Line.Cells.Length > 0)
            {
                foreach (var cell in CellNames(line))
                    yield return cell;
            }
            else if (!block.Steps.Contains(line))
            {
                foreach (var name in Before(line))
                    yield return name;
            }
        }
    }

    private static IEnumerable<(BlockLine Line, int Start, int End)> CellNames(BlockLine line)
    {
        var at = 0;
        for (var i = 0; i < line.Line.Cells.Length; i++)
        {
            var cell = line.Line.Cells[i];
            var start = line.Line.Text.IndexOf(cell, Math.Min(at, line.Line.Text.Length), StringComparison.Ordinal);
            if (start < 0)
                yield break;
            at = start + cell.Length;

            // In a form names and values alternate, names first.
            if (i % 2 == 0 && cell.Length is > 0 and <= Longest)
                yield return (line, start, at);
        }
    }

    private static IEnumerable<(BlockLine Line, int Start, int End)> Before(BlockLine line)
    {
        var text = line.Line.Text;
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is ':' or '\uFF1A' && i > start && i - start <= Longest)
                yield return (line, start, i);
            if (text[i] is ':' or '\uFF1A' or ' ' or '\u3000' or ';' or '\uFF1B' or '。' && !(text[i] is ' ' && i - start <= 2))
                start = i + 1;
        }

        // Licences and certificates set the name of a field apart by its place rather than a colon: 名　称　某某公司.
        var words = text.Split([' ', '\u3000'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length >= 2 && text.Length <= 80 && text.IndexOfAny([':', '\uFF1A', '。']) < 0)
            yield return (line, 0, Math.Min(Longest, text.Length));
    }
}

/// <summary>Finds the captions of pictures: the lines beside them and lines that call themselves a figure.</summary>
internal static class Captions
{
    /// <summary>Longer lines beside a picture are text.</summary>
    private const int Longest = 40;

    public static ImmutableArray<BlockLine> In(Block block) =>
        [.. block.Body.Where(l => l.Line.Text.Trim() is { Length: > 0 and <= Longest } && block.Pictures.Any(p => l.Index == p.AfterLine || l.Index == p.AfterLine - 1))];
}
