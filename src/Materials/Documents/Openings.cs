using System.Text.RegularExpressions;

namespace Materials.Documents;

/// <summary>What a part of a document opens with: its heading, the words before its colon, its bracketed name, the first cell of its row.</summary>
/// <param name="Form">How it is set off. The parts of one document are set off alike.</param>
internal sealed record Opening(BlockLine Line, int Start, int End, string Form);

/// <summary>Finds the openings of a block, in reading order.</summary>
internal static partial class Openings
{
    /// <summary>The form of paragraphs that nothing sets off.</summary>
    public const string Plain = "plain";

    /// <summary>The form of the boxes of a diagram.</summary>
    public const string Step = "step";

    /// <summary>The form of the rows of a table.</summary>
    public const string Row = "row";

    /// <summary>The name of a part is short; what is longer is the part itself.</summary>
    private const int Longest = 20;

    /// <summary>Shorter paragraphs are captions, signatures and page numbers.</summary>
    private const int Telling = 8;

    /// <summary>What the parts of a block are called: its headings, and what other parts open with, plain paragraphs excepted.</summary>
    public static IEnumerable<(BlockLine Line, int Start, int End)> Names(Block block)
    {
        var headings = block.Headings.Where(h => !Block.IsContentsEntry(h.Line.Text)).ToHashSet();
        return headings.Select(h => (Line: h, Start: 0, End: h.Line.Text.Length))
            .Concat(In(block).Where(o => o.Form is not (Plain or Step) && !headings.Contains(o.Line)).Select(o => (o.Line, o.Start, o.End)))
            .OrderBy(n => n.Line.Index);
    }

    public static IEnumerable<Opening> In(Block block)
    {
        var heads = block.Tables.Select(t => t.Head).OfType<BlockLine>().ToHashSet();
        foreach (var line in block.Body)
        {
            if (line.GoesOn || Block.IsContentsEntry(line.Line.Text))
                continue;
            if (block.Steps.Contains(line))
            {
                foreach (var step in DiagramSteps.Split(line))
                    yield return step;
            }
            else if (line.Line.Cells.Length > 1)
            {
                if (!heads.Contains(line) && OfRow(line) is { } row)
                    yield return row;
            }
            else if (OfLine(block, line) is { } opening)
            {
                yield return opening;
            }
        }
    }

    private static Opening? OfRow(BlockLine line)
    {
        var at = 0;
        foreach (var cell in line.Line.Cells)
        {
            var start = line.Line.Text.IndexOf(cell, Math.Min(at, line.Line.Text.Length), StringComparison.Ordinal);
            if (start < 0)
                return null;
            at = start + cell.Length;

            // A running number opens a row, it doesn't name it.
            if (cell.Trim().Length > 1 && !cell.Trim().All(char.IsAsciiDigit))
                return cell.Length <= Longest ? new(line, start, at, Row) : null;
        }

        return null;
    }

    private static Opening? OfLine(Block block, BlockLine line)
    {
        var text = line.Line.Text;
        if (Bracketed().Match(text) is { Success: true } bracketed)
            return Of(line, bracketed.Groups["name"], "bracket");
        if (Numbered().Match(text) is { Success: true } numbered)
            return Of(line, Name().Match(text, numbered.Length).Groups["name"], "number " + Kind(numbered.Groups["mark"].Value));
        if (block.Headings.Contains(line))
            return new(line, 0, text.Length, $"heading {line.Line.Level}");
        if (Labelled().Match(text) is { Success: true } labelled)
            return Of(line, labelled.Groups["name"], "label");
        return text.Trim().Length >= Telling && !block.Titles.Contains(line) ? Of(line, Name().Match(text).Groups["name"], Plain) : null;
    }

    private static Opening? Of(BlockLine line, Group name, string form) => name is { Success: true, Length: > 0 } ? new(line, name.Index, name.Index + name.Length, form) : null;

    /// <summary>The kind of a numbering: its signs, whatever the number.</summary>
    private static string Kind(string mark) => Digits().Replace(mark.Trim(), "#");

    [GeneratedRegex(@"^\s*[【〔\[](?<name>[^】〕\]]{1,20})[】〕\]]")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"^\s*(?<mark>第\s*[一二三四五六七八九十百\d]+\s*[章节条步样]|[一二三四五六七八九十]{1,3}\s*[、.\uFF0E]|[(\uFF08][一二三四五六七八九十\d]{1,3}[)\uFF09]|\d{1,2}(?:\.\d{1,2}){0,2}(?=[\s、.\uFF0E\u4e00-\u9fff])[、.\uFF0E]?|[①-⑳]|[■●◆•·▪])\s*")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^\s*(?<name>[^:\uFF1A。;\uFF1B\t]{2,20})[:\uFF1A](?=\s*\S)")]
    private static partial Regex Labelled();

    [GeneratedRegex(@"\G\s*(?<name>[^:\uFF1A。;\uFF1B,\uFF0C\s]{1,20})")]
    private static partial Regex Name();

    [GeneratedRegex(@"[一二三四五六七八九十百\d①-⑳]+")]
    private static partial Regex Digits();
}
