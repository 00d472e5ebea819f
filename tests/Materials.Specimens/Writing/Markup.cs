using System.Text.RegularExpressions;

namespace Materials.Specimens.Writing;

/// <summary>
/// Turns the text of a section into blocks. Elements are marked as they are written, <c>&lt;goals&gt;…&lt;/goals&gt;</c> around words or lines and
/// <c>@time</c> at the head of a column, so that leaving one out leaves out exactly these words.
/// </summary>
internal static partial class Markup
{
    public static string Without(string text, IReadOnlySet<string> elements)
    {
        foreach (var element in elements)
            text = Regex.Replace(text, $"[ \t]*<{element}>.*?</{element}>", "", RegexOptions.Singleline);
        return DropColumns(Tag().Replace(text, ""), elements);
    }

    /// <summary>The elements that a section marks: only these can be left out of it.</summary>
    public static IReadOnlySet<string> ElementsIn(string text) =>
        Tag().Matches(text).Concat(Column().Matches(text)).Select(match => match.Groups[1].Value).ToHashSet();

    public static IReadOnlyList<Block> Parse(string text, FlowForm? form = null)
    {
        var blocks = new List<Block>();
        var lines = new Queue<string>(text.Split('\n'));
        while (lines.TryDequeue(out var line))
        {
            if (line.Trim().Length == 0)
                continue;
            if (line.StartsWith('|'))
                blocks.Add(new Block.Table([Cells(line), .. TakeWhile(lines, next => next.StartsWith('|')).Select(Cells)]));
            else if (line.StartsWith(":::flow", StringComparison.Ordinal))
                blocks.Add(new Block.Flow(form ?? Form(line), [.. TakeBlock(lines)]));
            else if (line.StartsWith(":::card", StringComparison.Ordinal))
                blocks.Add(new Block.Card([.. TakeBlock(lines)]));
            else
                blocks.Add(ParseLine(line));
        }
        return blocks;
    }

    private static Block ParseLine(string line) => line.Split(' ', 2) switch
    {
        ["!", var rest] => new Block.Title(rest),
        ["#", var rest] => new Block.Heading(1, rest),
        ["##", var rest] => new Block.Heading(2, rest),
        ["-", var rest] => new Block.Bullet(rest),
        [">", var rest] => new Block.Closing(rest),
        ["box:", var rest] => new Block.TextBox(rest),
        ["photo:", var rest] => new Block.Photo(Cells("|" + rest)[0], Cells("|" + rest)[1]),
        ["---"] => new Block.Break(null),
        ["---", var name] => new Block.Break(name),
        _ => new Block.Paragraph(line.Trim()),
    };

    private static FlowForm Form(string line) => line[":::flow".Length..].Trim() is { Length: > 0 } word
        ? Enum.Parse<FlowForm>(word, ignoreCase: true)
        : FlowForm.Shapes;

    private static string[] Cells(string line) => [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim())];

    private static List<string> TakeBlock(Queue<string> lines)
    {
        var taken = TakeWhile(lines, line => line.Trim() != ":::");
        lines.TryDequeue(out _);
        return [.. taken.Select(line => line.Trim()).Where(line => line.Length > 0)];
    }

    private static List<string> TakeWhile(Queue<string> lines, Func<string, bool> fits)
    {
        var taken = new List<string>();
        while (lines.TryPeek(out var line) && fits(line))
            taken.Add(lines.Dequeue());
        return taken;
    }

    /// <summary>Removes the columns whose head is marked with one of the elements, and the marks of the others.</summary>
    private static string DropColumns(string text, IReadOnlySet<string> elements)
    {
        var lines = text.Split('\n');
        var dropped = new HashSet<int>();
        for (var i = 0; i < lines.Length; i++)
        {
            var bar = lines[i].IndexOf('|', StringComparison.Ordinal);
            if (bar < 0 || lines[i][..bar].Trim() is not ("" or ['*', ..]))
            {
                dropped.Clear();
                continue;
            }
            var cells = lines[i][(bar + 1)..].TrimEnd().TrimEnd('|').Split('|');
            for (var c = 0; c < cells.Length; c++)
            {
                if (Column().Match(cells[c]) is { Success: true } mark && elements.Contains(mark.Groups[1].Value))
                    dropped.Add(c);
            }
            lines[i] = lines[i][..bar] + "|" + string.Join('|', cells.Where((_, c) => !dropped.Contains(c)).Select(cell => Column().Replace(cell, "")));
        }
        return string.Join('\n', lines);
    }

    [GeneratedRegex("</?([a-z-]+)>")]
    private static partial Regex Tag();

    [GeneratedRegex("@([a-z-]+)")]
    private static partial Regex Column();
}
