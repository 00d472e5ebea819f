using System.Collections.Immutable;
using System.Globalization;
using Materials.Pages;

namespace Materials.Tests.Documents;

/// <summary>
/// Writes pages by hand, one line of script each: <c># heading</c> and <c>## heading</c>, <c>| cell | cell</c>, <c>[box of a drawing]</c>,
/// <c>(picture 800x600)</c>, <c>---</c> for a page break, anything else a paragraph.
/// </summary>
internal static class PageScript
{
    public static FileContent File(string path, string script, PageUnit unit = PageUnit.Section) => new()
    {
        Path = path,
        Sha256 = "",
        Bytes = script.Length,
        MediaType = "application/pdf",
        Status = FileStatus.Read,
        Unit = unit,
        Pages = [.. script.ReplaceLineEndings("\n").Split("\n---\n").Select((s, i) => Page(i + 1, s))],
    };

    private static Page Page(int number, string script)
    {
        var lines = ImmutableArray.CreateBuilder<Line>();
        var pictures = ImmutableArray.CreateBuilder<Picture>();
        var group = 0;
        var inTable = false;
        foreach (var text in script.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var isRow = text.StartsWith('|');
            if (isRow && !inTable)
                group++;
            inTable = isRow;
            if (text.StartsWith("(picture ", StringComparison.Ordinal))
            {
                var size = text[9..^1].Split('x').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray();
                pictures.Add(new(size[0], size[1], null, lines.Count));
            }
            else
            {
                lines.Add(Line(text, group));
            }
        }

        return new() { Number = number, Source = lines.Count > 0 ? TextSource.Embedded : TextSource.None, Lines = lines.ToImmutable(), Pictures = pictures.ToImmutable() };
    }

    private static Line Line(string text, int group)
    {
        if (text.StartsWith('|'))
        {
            ImmutableArray<string> cells = [.. text[1..].Split('|').Select(c => c.Trim())];
            return new() { Text = string.Join('\t', cells), Role = LineRole.TableRow, Cells = cells, Group = group };
        }

        if (text.StartsWith('#'))
            return new() { Text = text.TrimStart('#').Trim(), Role = LineRole.Heading, Level = text.TakeWhile(c => c == '#').Count() };
        return text is ['[', .., ']'] ? new() { Text = text[1..^1], Role = LineRole.Shape, Group = 1 } : new() { Text = text };
    }
}
