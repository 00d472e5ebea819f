using System.Collections.Immutable;
using Materials.Fields;
using Materials.Reports;

namespace Materials.Checklists.Rules;

/// <summary>Records show that a document is put into practice: some of them are younger than its issue.</summary>
/// <remarks>
/// A hint only: a manual may have been issued anew while the service went on as ever. <c>item</c> names the item whose issue counts.
/// </remarks>
internal sealed class SinceIssueRule : IRule
{
    public string Name => "since-issue";

    public RuleResult Examine(RuleCase about)
    {
        var deeds = about.Documents.SelectMany(d => StatedDate.In(d).Where(s => s is { Of: DateOf.Deed, Read.Firm: true }).Select(s => (Document: d, Date: s))).ToImmutableArray();
        var issues = about.Package.Documents.Where(d => d.Kind == about.Use.Options["item"])
            .SelectMany(d => StatedDate.In(d).Where(s => s.Of == DateOf.Issue).Select(s => (Document: d, Date: s))).ToImmutableArray();

        // The first issue counts, whatever was revised later.
        if (about.HasUnreadPages || deeds.IsEmpty || issues.IsEmpty || issues.Any(i => !i.Date.Read.Firm))
            return RuleResult.Nothing;
        var issue = issues.MinBy(i => i.Date.Span.First);
        var last = deeds.MaxBy(d => d.Date.Span.Last);
        if (last.Date.Span.Last >= issue.Date.Span.First || issue.Date.Span.First > about.AsOf)
            return RuleResult.Nothing;

        var (where, other) = (Place.Of(last.Document.File, last.Date.Read.Page), Place.Of(issue.Document.File, issue.Date.Read.Page));
        return RuleResult.Of(about.Finding(FindingCode.OutOfDate, last.Document.File, last.Date.Read.Page, last.Date.Read.Quote,
            new($"{where.Zh}最近的记录是“{last.Date.Read.Text}”，早于{other.Zh}的发布日期“{issue.Date.Read.Text}”，看不出文件发布后的执行情况。",
                $"The newest record in {where.En} is of “{last.Date.Read.Text}”, before the issue of {other.En} (“{issue.Date.Read.Text}”); they do not show how it is applied."),
            new("不影响核验；建议补充文件发布之后的记录，现场审核时会查看。", "It changes no verdict; better add records made since the issue, which the audit will ask for."),
            new(issue.Document.File.Path, issue.Date.Read.Page, issue.Date.Read.Quote)) with
        { Severity = Severity.Advisory });
    }
}
