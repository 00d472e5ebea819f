using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Materials.Documents;
using Materials.Fields;
using Materials.Pages;
using Materials.Reports;

namespace Materials.Checklists.Rules;

/// <summary>The newest date of the documents is not older than <c>months</c> before the as-of date.</summary>
internal sealed partial class NotOlderThanRule : IRule
{
    public string Name => "not-older-than";

    public RuleResult Examine(RuleCase about)
    {
        var months = about.Option("months", 12);
        var limit = about.AsOf.AddMonths(-months);
        var dates = about.Documents.SelectMany(d => Dates(d, about.AsOf)).ToImmutableArray();

        // What only says when a form was issued or printed counts where nothing else is dated.
        var relevant = dates.Any(d => !d.OfForm) ? dates.Where(d => !d.OfForm).ToImmutableArray() : dates;
        if (relevant.IsEmpty)
            return Undated(about, months);
        var newest = relevant.MaxBy(d => d.Span.Last)!;
        return newest.Span.Last >= limit ? RuleResult.Nothing : TooOld(about, newest, months, limit);
    }

    private static RuleResult TooOld(RuleCase about, Dated newest, int months, DateOnly limit)
    {
        var file = newest.Document.File;
        var where = Place.Of(file, newest.Value.Page);
        var title = about.Item.Title;
        if (about.HasUnreadPages)
            return RuleResult.Of(RuleCase.Doubt(file, newest.Value, new(
                $"{title.Zh}应在最近 {months} 个月内形成，能读到的最近日期是“{newest.Value.Text}”（{where.Zh}），还有图像未能读出。请查看是否有更近的记录。",
                $"{title.En} should be from the last {months} months; the newest date read is “{newest.Value.Text}” ({where.En}), and some pictures were not read. Is there a newer record?")));
        if (!newest.Value.Firm)
            return RuleResult.Of(RuleCase.Doubt(file, newest.Value, new(
                $"{title.Zh}应在最近 {months} 个月内形成，最近日期读作“{newest.Value.Text}”（{where.Zh}），字迹不够清楚。请核对原图。",
                $"{title.En} should be from the last {months} months; the newest date was read as “{newest.Value.Text}” ({where.En}) and is not clear. Compare with the picture.")));
        return RuleResult.Of(about.Finding(FindingCode.OutOfDate, file, newest.Value.Page, newest.Value.Quote,
            new($"{title.Zh}应在最近 {months} 个月内（{limit:yyyy-MM-dd} 以后）形成，{where.Zh}上最近的日期是“{newest.Value.Text}”。",
                $"{title.En} should be from the last {months} months (since {limit:yyyy-MM-dd}); the newest date, in {where.En}, is “{newest.Value.Text}”."),
            new($"请补交 {limit:yyyy-MM-dd} 至 {about.AsOf:yyyy-MM-dd} 之间形成、写明日期的{title.Zh}。",
                $"Submit {title.En} made and dated between {limit:yyyy-MM-dd} and {about.AsOf:yyyy-MM-dd}.")));
    }

    private static RuleResult Undated(RuleCase about, int months)
    {
        var document = about.Documents[0];
        var where = Place.Of(document.File, document.FirstPage);
        return RuleResult.Of(new Doubt(
            new($"{about.Item.Title.Zh}应在最近 {months} 个月内形成，{where.Zh}等处没有读到日期。它是什么时候的？",
                $"{about.Item.Title.En} should be from the last {months} months; no date was read ({where.En}). From when is it?"),
            document.File.Path, document.FirstPage, null));
    }

    private static IEnumerable<Dated> Dates(Document document, DateOnly asOf)
    {
        foreach (var page in document.Pages)
        {
            if (page.Name is { } name)
                foreach (var span in ChineseDate.FindAll(name).Where(s => s.First <= asOf))
                    yield return new(document, span, new(name.Substring(span.Index, span.Length), page.Number, "", Ocr: false, 1), OfForm: false);
            foreach (var line in page.Lines.Where(l => l.Role is not (LineRole.Header or LineRole.Footer)))
                foreach (var span in ChineseDate.FindAll(line.Text))
                {
                    // A date in the future is a plan or a slip; it makes nothing recent.
                    if (span.First > asOf)
                        continue;
                    // What began then and goes on (2019年至今) says when it began.
                    var last = span.OpenEnded ? span.First : span.Last;
                    var counted = span with { Last = last > asOf ? asOf : last };
                    var text = line.Text.Substring(span.Index, span.Length);
                    yield return new(
                        document, counted,
                        new(text, page.Number, line.Text.Trim(), ReadValue.IsOcr(page, line), ReadValue.Trusted(page, line)),
                        OfForm.IsMatch(line.Text[..span.Index]));
                }
        }
    }

    // Dates of the form rather than of what it records.
    [GeneratedRegex(@"(?:印刷|打印|发布|实施|生效|修订|版本|版次|下次|计划|预计|有效期|质保|保修|成立)[^\d。；;\t]{0,8}$", RegexOptions.CultureInvariant)]
    private static partial Regex OfForm { get; }

    private sealed record Dated(Document Document, DateSpan Span, ReadValue Value, bool OfForm);
}
