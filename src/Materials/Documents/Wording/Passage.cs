using System.Buffers;
using System.Collections.Immutable;

namespace Materials.Documents.Wording;

/// <summary>Where in a document a passage stands; the same words mean more in a heading than in a sentence.</summary>
internal enum PassagePlace
{
    Title,
    Heading,
    Text,

    /// <summary>A box or a step of a diagram.</summary>
    Box,

    /// <summary>The name of a column.</summary>
    Column,

    /// <summary>The name of a field: what stands before a colon or in the left cell of a form.</summary>
    Label,
}

/// <summary>The smallest piece of a document that says one thing: a title, a heading, a sentence, a box, the name of a column or of a field.</summary>
/// <param name="Line">The line it stands on, or begins on.</param>
/// <param name="Text">Word for word, wrapped lines joined.</param>
/// <param name="Column">The column of a table under a head that it stands in; null elsewhere.</param>
internal sealed record Passage(PassagePlace Place, BlockLine Line, string Text, TableColumn? Column = null);

/// <summary>A column of a table.</summary>
internal sealed record TableColumn(Table Table, int Index)
{
    /// <summary>What the head calls it; empty where there is no head, or not so far.</summary>
    public string Name => Table.Head?.Line.Cells.ElementAtOrDefault(Index)?.Trim() ?? "";
}

/// <summary>A passage and the probability of each class of a wording model.</summary>
internal readonly record struct JudgedPassage(Passage Passage, float[] Probabilities);

/// <summary>Cuts a block into passages, in reading order.</summary>
internal static class Passages
{
    /// <summary>Rows beyond these say nothing new about what a table is.</summary>
    private const int TellingRows = 4;

    /// <summary>The name of a part or a field is short.</summary>
    private const int LongestName = 14;

    /// <summary>Sentences shorter than this are put to the one before them.</summary>
    private const int ShortestSentence = 5;

    private static readonly SearchValues<char> Colons = SearchValues.Create(":\uFF1A");
    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。;\uFF1B!\uFF01?\uFF1F\t");

    public static ImmutableArray<Passage> Of(Block block)
    {
        var passages = ImmutableArray.CreateBuilder<Passage>();
        var rows = new Dictionary<BlockLine, Table>();
        foreach (var table in block.Tables)
            foreach (var row in table.Rows)
                rows[row] = table;
        for (var i = 0; i < block.Body.Length; i++)
        {
            var line = block.Body[i];
            if (line.GoesOn || Block.IsContentsEntry(line.Line.Text))
                continue;
            if (block.Steps.Contains(line))
                passages.AddRange(DiagramSteps.Split(line).Select(s => new Passage(PassagePlace.Box, line, line.Line.Text[s.Start..s.End].Trim())));
            else if (rows.TryGetValue(line, out var table))
                passages.AddRange(OfRow(table, line));
            else if (block.Titles.Contains(line))
                passages.Add(new(PassagePlace.Title, line, line.Line.Text.Trim()));
            else if (block.Headings.Contains(line))
                passages.Add(new(PassagePlace.Heading, line, line.Line.Text.Trim()));
            else
                passages.AddRange(Sentences(line, Unwrapped(block.Body, i)));
        }

        return [.. passages.Where(p => p.Text.Any(char.IsLetter))];
    }

    private static IEnumerable<Passage> OfRow(Table table, BlockLine row)
    {
        var cells = row.Line.Cells;
        if (row == table.Head && !table.IsForm)
            return cells.Select((c, i) => new Passage(PassagePlace.Column, row, c.Trim(), new(table, i))).Where(p => p.Text.Length > 0);
        if (!table.IsForm)
            return table.Data.IndexOf(row) < TellingRows ? cells.SelectMany((c, i) => c.Trim().Length > 1 ? Sentences(row, c).Select(p => p with { Column = new(table, i) }) : []) : [];
        return cells.SelectMany((c, i) => i % 2 == 0 && c.Length is > 0 and <= LongestName ? [new Passage(PassagePlace.Label, row, c.Trim())] : Sentences(row, c));
    }

    private static string Unwrapped(ImmutableArray<BlockLine> lines, int first)
    {
        var end = first + 1;
        while (end < lines.Length && lines[end].GoesOn)
            end++;
        return end == first + 1 ? lines[first].Line.Text : string.Concat(lines[first..end].Select(l => l.Line.Text));
    }

    private static IEnumerable<Passage> Sentences(BlockLine line, string text)
    {
        if (text.AsSpan(0, Math.Min(text.Length, LongestName + 1)).IndexOfAny(Colons) is > 0 and var colon && colon + 1 < text.Length)
            yield return new(PassagePlace.Label, line, text[..colon].Trim());
        for (var start = 0; start < text.Length;)
        {
            var end = start + ShortestSentence >= text.Length ? -1 : text.AsSpan(start + ShortestSentence).IndexOfAny(SentenceEnds);
            var next = end < 0 ? text.Length : start + ShortestSentence + end + 1;
            if (text[start..next].Trim() is { Length: > 1 } sentence)
                yield return new(PassagePlace.Text, line, sentence);
            start = next;
        }
    }
}
