using System.Collections.Immutable;
using Materials.Documents;
using Materials.Pages;
using Materials.Reports;

namespace Materials.Checklists.Rules;

/// <summary>At least <c>min</c> rows of the records' tables are filled in, not only ruled.</summary>
/// <remarks>Records that are no tables are not judged by it.</remarks>
internal sealed class FilledRowsRule : IRule
{
    public string Name => "filled-rows";

    public RuleResult Examine(RuleCase about)
    {
        var tables = about.Documents.SelectMany(Tables).ToImmutableArray();
        if (tables.IsEmpty)
            return RuleResult.Nothing;
        var min = about.Option("min", 1);
        var filled = tables.Sum(t => t.Filled(Needed(about, t.Head)));
        if (filled >= min)
            return Gaps(about, tables, filled);

        var table = tables.MaxBy(t => t.Rows.Length)!;
        var where = Place.Of(table.Document.File, table.Page);
        if (about.HasUnreadPages || about.Documents.Any(d => d.Pages.Any(p => p.Source is TextSource.Ocr or TextSource.Mixed)))
            return RuleResult.Of(new Doubt(
                new($"{about.Item.Title.Zh}应有至少 {min} 条填写完整的记录，{where.Zh}等处读到 {filled} 条，部分图像读不清。请查看。",
                    $"{about.Item.Title.En} should hold at least {min} complete record(s); {filled} were read ({where.En}), and some pictures are not clear. Please look."),
                table.Document.File.Path, table.Page, table.Quote));
        return RuleResult.Of(about.Finding(FindingCode.TooFew, table.Document.File, table.Page, table.Quote,
            new($"{about.Item.Title.Zh}应有至少 {min} 条填写完整的记录，{where.Zh}的表格里只有 {filled} 条。",
                $"{about.Item.Title.En} should hold at least {min} complete record(s); the table in {where.En} has {filled}."),
            new("请提交填写完整的实际记录，每条写明时间、内容和结果；空白表格不算记录。",
                "Submit real records, each with its time, content and result filled in; an empty form is no record.")));
    }

    /// <summary>Below this share of the rows that were begun, records are kept in part only; single gaps are life.</summary>
    private const double FewestComplete = 0.5;

    private static RuleResult Gaps(RuleCase about, ImmutableArray<RecordTable> tables, int filled)
    {
        var begun = tables.Sum(t => t.Begun);
        if (filled >= FewestComplete * begun || about.HasUnreadPages)
            return RuleResult.Nothing;
        var table = tables.MaxBy(t => t.Begun)!;
        var where = Place.Of(table.Document.File, table.Page);
        return RuleResult.Of(about.Finding(FindingCode.TooFew, table.Document.File, table.Page, table.Quote,
            new($"{where.Zh}的 {begun} 条记录中，只有 {filled} 条写全了时间、内容和结果。", $"Of the {begun} records in {where.En}, only {filled} have time, content and result."),
            new("不影响核验；建议把空着的栏目补上，现场审核时会抽查。", "It changes no verdict; better fill in what was left open, which the audit will look at.")) with
        { Severity = Severity.Advisory });
    }

    // Per element that the checklist names, the columns that the head calls so.
    private static ImmutableArray<ImmutableArray<int>> Needed(RuleCase about, ImmutableArray<string> head)
    {
        var keys = about.Use.Options.GetValueOrDefault("columns", "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return [.. about.Item.Elements.Where(e => keys.Contains(e.Key)).Select(e => Columns(e, head)).Where(columns => !columns.IsEmpty)];
    }

    private static ImmutableArray<int> Columns(Element element, ImmutableArray<string> head)
    {
        var words = element.Cues.Where(c => c.Where == CuePlace.Columns && c.Weight > 0).SelectMany(c => c.Words).ToImmutableArray();
        return [.. Enumerable.Range(0, head.Length).Where(i => words.Any(w => w.IsIn(SquashedText.Squash(head[i]))))];
    }

    private static IEnumerable<RecordTable> Tables(Document document)
    {
        foreach (var page in document.Pages)
            foreach (var group in page.Lines.Where(l => l.Role == LineRole.TableRow).GroupBy(l => l.Group))
            {
                // The head names every column in a few words; a title over the whole width may stand above it. What stands beneath is records, filled or not.
                var rows = group.SkipWhile(l => l.Cells.Length < MinColumns).ToImmutableArray();
                if (rows is [var head, ..] && head.Cells.All(c => c.Trim().Length is > 0 and <= 12))
                    yield return new(document, page.Number, head.Text.Trim(), head.Cells, [.. rows.Skip(1).Where(r => r.Cells.Length <= head.Cells.Length).Select(r => r.Cells)]);
            }
    }

    /// <summary>Two columns are a form of names and values; records have more.</summary>
    private const int MinColumns = 3;

    private sealed record RecordTable(
        Document Document, int Page, string Quote, ImmutableArray<string> Head, ImmutableArray<ImmutableArray<string>> Rows)
    {
        /// <summary>
        /// How many rows are filled: something for every needed element, and in more than half of the cells, the first (a number) aside. Empty cells at
        /// the end of a row may be left out of it.
        /// </summary>
        public int Filled(ImmutableArray<ImmutableArray<int>> needed) => Rows.Count(r =>
            needed.All(columns => columns.Any(i => i < r.Length && Says(r[i]))) && r.Skip(1).Count(Says) * 2 > Head.Length - 1);

        /// <summary>How many rows hold more than a number.</summary>
        public int Begun => Rows.Count(r => r.Skip(1).Any(Says));

        private static bool Says(string cell) => cell.Any(char.IsLetterOrDigit);
    }
}
