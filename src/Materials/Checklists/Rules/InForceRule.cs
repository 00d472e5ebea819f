using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Materials.Documents;
using Materials.Fields;
using Materials.Pages;
using Materials.Reports;

namespace Materials.Checklists.Rules;

/// <summary>A regulation is the one in force (DOMAIN, row 8): no draft, not withdrawn, and approved where it has room for that.</summary>
/// <remarks>Whether a draft was issued since, or a stamp concerns the whole, only a person can tell. That a field for the approval is empty is a hint: the signed copy may lie elsewhere.</remarks>
internal sealed partial class InForceRule : IRule
{
    /// <summary>What a document is stands in the first lines of its first page; running heads count on every page.</summary>
    private const int TitleLines = 12;

    /// <summary>A title or a stamp is short; longer lines are about drafts and withdrawn documents.</summary>
    private const int LongestMark = 30;

    private static readonly Labels Labels = new(
        ("approved", ["批准", "批准人", "核准", "核准人", "审批", "审批人", "签发", "签发人"]),
        ("other", ["编制", "编制人", "编写", "起草", "拟制", "审核", "审核人", "校对", "会签", "日期", "版本", "版次", "发布日期", "实施日期", "文件编号", "受控状态"]));

    public string Name => "in-force";

    public RuleResult Examine(RuleCase about) => RuleResult.Join(about.Documents.Select(d => Mark(d) ?? Approval(about, d)));

    private static RuleResult? Mark(Document document)
    {
        foreach (var page in document.Pages)
            for (var i = 0; i < page.Lines.Length; i++)
            {
                var line = page.Lines[i];
                var isHead = line.Role is LineRole.Header or LineRole.Footer;
                if ((!isHead && (page.Number != document.FirstPage || i >= TitleLines)) || line.Text.Length > LongestMark)
                    continue;
                var word = Draft.Match(line.Text) is { Success: true } draft ? draft.Value : Withdrawn.Match(Widths.Bare(line.Text)) is { Success: true } withdrawn ? withdrawn.Value : null;
                if (word is null)
                    continue;
                var value = ReadValue.In(page, line, word, line.Text.Trim());
                var where = Place.Of(document.File, page.Number);
                return RuleResult.Of(RuleCase.Doubt(document.File, value, new(
                    $"应提交正在执行的文件，{where.Zh}上标着“{word}”。这份文件是否已正式发布、现在仍在执行？",
                    $"The document in force is asked for; {where.En} is marked “{word}”. Was it issued, and is it still applied?")));
            }

        return null;
    }

    private static RuleResult Approval(RuleCase about, Document document)
    {
        // A signature in ink may be there and not be read.
        var pages = document.Pages.ToImmutableArray();
        if (pages.Any(p => p.Source is TextSource.Ocr or TextSource.Mixed || p.Pictures.Length > 0))
            return RuleResult.Nothing;
        var fields = Labels.Read(pages).Where(v => v.Key == "approved").ToImmutableArray();
        if (fields.IsEmpty || fields.Any(f => f.Value.Any(char.IsLetterOrDigit)))
            return RuleResult.Nothing;
        var blank = fields[0];
        var where = Place.Of(document.File, blank.Page.Number);
        return RuleResult.Of(about.Finding(FindingCode.PlaceholderText, document.File, blank.Page.Number, blank.Line.Text.Trim(),
            new($"{where.Zh}的“批准”一栏是空的，看不出文件已经批准发布。", $"The field for the approval in {where.En} is empty; nothing shows that the document was approved."),
            new("不影响核验；最好提交批准人已签字、写明发布日期的版本。例如：签字盖章页的扫描件。", "It changes no verdict; better submit the signed version with its date of issue, such as a scan of the signed page.")) with
        { Severity = Severity.Advisory });
    }

    // 征求意见稿, (草案), DRAFT; not 草案的管理.
    [GeneratedRegex(@"(?:征求意见稿|讨论稿|送审稿|报批稿|未定稿|(?:草案|草稿|初稿|(?i:\bdraft))(?=$|[)）\]】\s]))", RegexOptions.CultureInvariant)]
    private static partial Regex Draft { get; }

    [GeneratedRegex(@"^\W*(?:作废|已作废|本文件已作废|废止|已废止|停止使用|OBSOLETE|VOID|WITHDRAWN)\W*$", RegexOptions.CultureInvariant)]
    private static partial Regex Withdrawn { get; }
}
