using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Materials.Fields;
using Materials.Pages;

namespace Materials.Documents;

/// <summary>The build of a block, whatever its words: what checklists name under <c>in: structure</c>. Each gives the line that shows it.</summary>
internal static partial class PageFeatures
{
    /// <summary>Paragraphs of this many characters tell something.</summary>
    private const int Telling = 50;

    /// <summary>The share of the letters that stands in boxes where a page is a drawing; a manual, too, writes A → B → C once.</summary>
    private const double DrawnShare = 0.3;

    /// <summary>A certificate or a licence has no more text than this.</summary>
    private const int Sparse = 500;

    /// <summary>Beside a picture, text shorter than this is its title.</summary>
    private const int Caption = 60;

    /// <summary>One or two counts say how many are to be asked, not what they said.</summary>
    private const int FewestCounts = 3;

    private const int FewestDated = 2;

    private const int FewestFields = 3;

    private const string Boxes = "□☐○◯☑✓√☒■◻";

    /// <summary>Every feature there is. To add one, write its test here.</summary>
    public static FrozenDictionary<string, Func<Block, BlockLine?>> Names { get; } = new Dictionary<string, Func<Block, BlockLine?>>(StringComparer.Ordinal)
    {
        // Boxes and arrows.
        ["diagram"] = b => b.Steps.Sum(s => s.Line.Text.Length) >= b.Text.Text.Length * DrawnShare ? b.Steps.FirstOrDefault() : null,
        // Rows that each carry a date: something was written down as it happened.
        ["register"] = b => TableThat(b, t => t.Columns >= 4 && t.Data.Length >= 2 && t.HasColumn(Numbering.IsDate)),
        // Rows of a name and a number of pieces, no dates.
        ["inventory"] = b => TableThat(b, t => t.Columns >= 3 && t.Data.Length >= 3 && t.HasColumn(Numbering.IsQuantity, from: 1) && !t.HasColumn(Numbering.IsDate) && !t.HasColumn(IsRate, from: 1)),
        // Names of fields beside their values.
        ["form"] = b => TableThat(b, t => t.IsForm),
        // Fields with nothing but lines to write on.
        ["blanks"] = b => FirstOf(b, l => l.Contains("___", StringComparison.Ordinal), 1),
        // Boxes to tick, each with its word.
        ["choices"] = b => b.Body.Sum(l => Choices(l.Line.Text)) >= 4 ? FirstOf(b, l => Choices(l) > 0, 1) : null,
        // A table to answer: questions on the left, nothing or boxes under the grades.
        ["scale"] = b => TableThat(b, t => t.IsScale),
        // Questions one beneath the other.
        ["questions"] = b => FirstOf(b, IsQuestion, 3),
        // Numbered clauses of a regulation.
        ["clauses"] = b => FirstOf(b, Numbering.IsClause, 3),
        ["chapters"] = b => b.Headings.Length >= 2 ? b.Headings[0] : null,
        // Dots that lead to page numbers.
        ["leaders"] = b => FirstOf(b, Block.IsContentsEntry, 3),
        // Whole paragraphs of telling, or cells as long as paragraphs.
        ["narrative"] = b => b.Body.Where(l => l.Line.Cells.IsEmpty && l.Line.Text.Length >= Telling).ElementAtOrDefault(1)
            ?? b.Body.FirstOrDefault(l => l.Line.Cells.Any(c => c.Length >= Telling)),
        ["photos"] = b => b.Pictures.Length >= 2 ? AnyLine(b) : null,
        // A picture that fills a good part of the page, and next to no text: a scan or a drawing that was put in.
        ["pictured"] = b => b.Page.Source == TextSource.Embedded && b.Pictures.Any(p => p.Share is null or >= 0.1) && b.Text.Text.Length < Caption ? AnyLine(b) : null,
        ["prices"] = b => FirstOf(b, l => l.Contains('¥') || l.Contains('\uFFE5'), 2),
        ["rates"] = b => FirstOf(b, IsRate, 2),
        // Numbers that were counted or reckoned: shares, or several counts of something.
        ["figures"] = b => FirstOf(b, l => Share().IsMatch(l), 1) ?? FirstOf(b, l => Count().IsMatch(l), FewestCounts)
            ?? TableThat(b, t => t.Data.Length >= 1 && t.HasColumn(Numbering.IsQuantity, from: 1) && !t.IsScale),
        // Something was entered again and again, or once field by field: rows under a head, names of fields with values, lines that begin with a day.
        ["entries"] = b => TableThat(b, t => t.Data.Length >= 1) ?? FirstOf(b, l => Numbering.IsDate(l), FewestDated) ?? FirstOf(b, l => Field().IsMatch(l), FewestFields),
        // The steps of a piece of work, numbered one by one, in lines or in a table.
        ["steps"] = b => FirstOf(b, Numbering.IsStep, 3) ?? TableThat(b, t => t.Data.Length >= 3 && t.Column(0).Select((c, i) => c.Trim() == (i + 1).ToString()).All(same => same)),
        // A unified social credit code, labelled or not.
        ["credit-code"] = b => b.Body.FirstOrDefault(l => CreditCode.FindIn(l.Line.Text).Any()),
        // Little text: a certificate, a licence, a cover.
        ["sparse"] = b => b.Text.Text.Length is > 0 and < Sparse && b.Tables.Length == 0 ? AnyLine(b) : null,
        // Who does what, one after the other: 张三:…。李四:….
        ["duties"] = b => b.Body.FirstOrDefault(l => l.Line.Cells.IsEmpty && Duty().Count(l.Line.Text) >= 3),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static BlockLine? AnyLine(Block block) => block.Body.FirstOrDefault(l => l.Line.Text.Trim().Length > 0);

    private static BlockLine? TableThat(Block block, Func<Table, bool> isSo) => block.Tables.FirstOrDefault(isSo)?.Rows[0];

    /// <summary>The first of the lines that are so, where there are enough of them.</summary>
    private static BlockLine? FirstOf(Block block, Func<string, bool> isSo, int fewest)
    {
        var lines = block.Body.Where(l => isSo(l.Line.Text)).Take(fewest).ToArray();
        return lines.Length == fewest ? lines[0] : null;
    }

    /// <summary>Boxes with a word right behind them; a tick alone in a cell is an entry.</summary>
    private static int Choices(string text)
    {
        var words = text.Replace(" ", "", StringComparison.Ordinal);
        return words.Where((c, i) => Boxes.Contains(c) && i + 1 < words.Length && char.IsLetter(words[i + 1])).Count();
    }

    private static bool IsQuestion(string text) => text.Contains('?') || text.Contains('\uFF1F');

    private static bool IsRate(string text) => text.Contains('%') || text.Contains('\uFF05');

    [GeneratedRegex(@"\d\s*[%\uFF05]|[一二三四五六七八九]成(?!立|员|品|本)|百分之|率\D{0,6}\d")]
    private static partial Regex Share();

    [GeneratedRegex(@"\d\s*(份|张|户|家|人|条|票|个|件|位|台|分)")]
    private static partial Regex Count();

    [GeneratedRegex(@"^\s*[^:\uFF1A]{2,12}[:\uFF1A]\s*[^_\s]{2}")]
    private static partial Regex Field();

    // A short name at the beginning of a sentence, then a colon; 一是, 第二 and the like count points, not people.
    [GeneratedRegex("(?:^|[。;\uFF1B])\\s*(?![一二三四五六七八九十]是|第|其[一二三四五])[\u4e00-\u9fff、()\uFF08\uFF09]{2,10}[:\uFF1A](?=.)")]
    private static partial Regex Duty();
}
