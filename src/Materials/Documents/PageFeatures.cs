using System.Collections.Frozen;

namespace Materials.Documents;

/// <summary>The build of a block, whatever its words: what checklists name under <c>in: structure</c>.</summary>
internal static class PageFeatures
{
    /// <summary>Paragraphs of this many characters tell something.</summary>
    private const int Telling = 50;

    /// <summary>A certificate or a licence has no more text than this.</summary>
    private const int Sparse = 500;

    private const string Boxes = "□☐○◯☑✓√☒■◻";

    /// <summary>Every feature there is. To add one, write its test here.</summary>
    public static FrozenDictionary<string, Func<Block, bool>> Names { get; } = new Dictionary<string, Func<Block, bool>>(StringComparer.Ordinal)
    {
        // Boxes and arrows.
        ["diagram"] = b => b.Steps.Length >= 3,
        // Rows that each carry a date: something was written down as it happened.
        ["register"] = b => b.Tables.Any(t => t.Columns >= 4 && t.Data.Length >= 2 && t.HasColumn(Numbering.IsDate)),
        // Rows of a name and a number of pieces, no dates.
        ["inventory"] = b => b.Tables.Any(t => t.Columns >= 3 && t.Data.Length >= 3 && t.HasColumn(Numbering.IsQuantity, from: 1) && !t.HasColumn(Numbering.IsDate) && !t.HasColumn(IsRate, from: 1)),
        // Names of fields beside their values.
        ["form"] = b => b.Tables.Any(t => t.IsForm),
        // Fields with nothing but blanks and lines to write on.
        ["blanks"] = b => b.Body.Any(l => l.Line.Text.Contains("___", StringComparison.Ordinal)),
        // Boxes to tick.
        ["choices"] = b => b.Body.Sum(l => l.Line.Text.Count(Boxes.Contains)) >= 4,
        // Numbered clauses of a regulation.
        ["clauses"] = b => b.Body.Count(l => Numbering.IsClause(l.Line.Text)) >= 3,
        ["chapters"] = b => b.Headings.Length >= 2,
        // Dots that lead to page numbers.
        ["leaders"] = b => b.Body.Count(l => Block.IsContentsEntry(l.Line.Text)) >= 3,
        // Whole paragraphs of telling.
        ["narrative"] = b => b.Body.Count(l => l.Line.Text.Length >= Telling && l.Line.Cells.Length == 0) >= 2 || b.Tables.Any(t => t.Rows.Any(r => r.Line.Cells.Any(c => c.Length >= Telling))),
        ["photos"] = b => b.Pictures.Length >= 2,
        ["prices"] = b => b.Body.Sum(l => l.Line.Text.Count(c => c is '¥' or '\uFFE5')) >= 2,
        ["rates"] = b => b.Body.Sum(l => l.Line.Text.Count(c => c is '%' or '\uFF05')) >= 2,
        // The steps of a piece of work in a table or numbered one by one.
        ["steps"] = b => b.Body.Count(l => Numbering.IsStep(l.Line.Text)) >= 3 || b.Tables.Any(t => t.Data.Length >= 3 && t.Column(0).Select((c, i) => c.Trim() == (i + 1).ToString()).All(same => same)),
        // Little text: a certificate, a licence, a cover.
        ["sparse"] = b => b.Text.Text.Length is > 0 and < Sparse && b.Tables.Length == 0,
        // Who does what, one after the other: 张三:…。李四:….
        ["duties"] = b => b.Body.Any(l => l.Line.Text.Split(':', '\uFF1A').Length > 3 && l.Line.Text.Length > 24 && l.Line.Cells.Length == 0),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The line that shows a feature best: its first table or diagram, else the first line.</summary>
    public static BlockLine? Example(Block block) =>
        block.Steps.FirstOrDefault() ?? block.Tables.FirstOrDefault()?.Rows[0] ?? block.Body.FirstOrDefault(l => l.Line.Text.Trim().Length > 0);

    private static bool IsRate(string text) => text.Contains('%') || text.Contains('\uFF05');
}
