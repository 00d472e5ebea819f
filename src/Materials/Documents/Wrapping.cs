using System.Collections.Immutable;
using Materials.Pages;

namespace Materials.Documents;

/// <summary>Tells which lines of a page are the wrapped rest of the line before them, so that words are found across the break.</summary>
internal static class Wrapping
{
    /// <summary>A line that reaches this far into the column was broken because it was full.</summary>
    private const double FullLine = 0.93;

    private const string SentenceEnds = "。;\uFF1B:\uFF1A!\uFF01?\uFF1F";

    public static ImmutableArray<BlockLine> Lines(Page page, int from, int to)
    {
        var lines = page.Lines;
        var right = lines.Where(l => l.Role == LineRole.Paragraph && l.Box is not null).Select(l => l.Box!.Value.Right).DefaultIfEmpty(0).Max();
        var result = ImmutableArray.CreateBuilder<BlockLine>();
        for (var i = from; i < to; i++)
            result.Add(new(page, i, lines[i], i > from && GoesOn(lines[i - 1], lines[i], right)));
        return result.ToImmutable();
    }

    private static bool GoesOn(Line before, Line line, double right) =>
        before is { Role: LineRole.Paragraph, Box: { } upper } && line is { Role: LineRole.Paragraph, Box: { } lower }
        && lower.Top > upper.Top && lower.Left <= upper.Left + 0.01
        && upper.Right >= right * FullLine
        && before.Text.Length > 0 && !SentenceEnds.Contains(before.Text[^1])
        && !Numbering.IsChapter(line.Text) && !Block.IsContentsEntry(line.Text);
}

/// <summary>Finds lines that stand on most pages of a file: the name of the document, the company, a page number.</summary>
internal static class RunningHeads
{
    /// <summary>Fewer pages cannot show a repetition.</summary>
    private const int FewestPages = 3;

    /// <summary>How many lines at the head and at the foot of a page can be running.</summary>
    private const int Lines = 2;

    public static IReadOnlySet<string> Of(FileContent file)
    {
        if (file.Unit != PageUnit.Page || file.Pages.Length < FewestPages)
            return new HashSet<string>();
        return file.Pages
            .SelectMany(p => p.Lines.Take(Lines).Concat(p.Lines.TakeLast(Lines)).Where(l => l.Cells.Length == 0).Select(l => Form(l.Text)).Where(f => f.Length > 0).Distinct())
            .GroupBy(f => f)
            .Where(g => g.Count() >= FewestPages && g.Count() * 2 > file.Pages.Length)
            .Select(g => g.Key)
            .ToHashSet();
    }

    /// <summary>A line without its blanks and digits, so that page numbers make no difference.</summary>
    public static string Form(string text) => new([.. text.Where(c => !char.IsWhiteSpace(c) && !char.IsDigit(c))]);
}
