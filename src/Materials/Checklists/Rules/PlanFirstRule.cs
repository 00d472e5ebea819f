using System.Collections.Immutable;
using Materials.Fields;
using Materials.Pages;
using Materials.Reports;

namespace Materials.Checklists.Rules;

/// <summary>A survey follows its plan and precedes its report.</summary>
/// <remarks>Judged where a page says of itself that it is the plan or the report and when it was written, and one period of the survey is stated.</remarks>
internal sealed class PlanFirstRule : IRule
{
    /// <summary>What a page is stands in its first lines.</summary>
    private const int TitleLines = 4;

    public string Name => "plan-first";

    public RuleResult Examine(RuleCase about)
    {
        var dates = about.Documents.SelectMany(d => StatedDate.In(d).Where(s => s.Read.Firm).Select(s => (Document: d, Date: s))).ToImmutableArray();
        var surveys = dates.Where(d => d.Date.Of == DateOf.Survey).DistinctBy(d => (d.Date.Span.First, d.Date.Span.Last)).ToImmutableArray();
        if (surveys is not [var survey])
            return RuleResult.Nothing;
        return RuleResult.Join(dates.Where(d => d.Date.Of == DateOf.Writing).Select(written =>
        {
            var page = written.Document.Pages.First(p => p.Number == written.Date.Read.Page);
            var (isPlan, isReport) = (Says(page, "方案", "计划"), Says(page, "报告", "分析", "统计"));
            var (where, other) = (Place.Of(written.Document.File, page.Number), Place.Of(survey.Document.File, survey.Date.Read.Page));
            if (isPlan && !isReport && written.Date.Span.First > survey.Date.Span.Last)
                return RuleResult.Of(RuleCase.Doubt(written.Document.File, written.Date.Read, new(
                    $"{where.Zh}的调查方案写于“{written.Date.Read.Text}”，而{other.Zh}写明调查在“{survey.Date.Read.Text}”已做完。先有调查后有方案，日期是不是写错了？",
                    $"The plan in {where.En} was written on “{written.Date.Read.Text}”, but the survey was made “{survey.Date.Read.Text}” ({other.En}). Is a date wrong?")));
            if (isReport && !isPlan && written.Date.Span.Last < survey.Date.Span.First)
                return RuleResult.Of(RuleCase.Doubt(written.Document.File, written.Date.Read, new(
                    $"{where.Zh}的统计分析写于“{written.Date.Read.Text}”，而{other.Zh}写明调查从“{survey.Date.Read.Text}”才开始。日期是不是写错了？",
                    $"The analysis in {where.En} was written on “{written.Date.Read.Text}”, before the survey began “{survey.Date.Read.Text}” ({other.En}). Is a date wrong?")));
            return RuleResult.Nothing;
        }));
    }

    private static bool Says(Page page, params ReadOnlySpan<string> words)
    {
        foreach (var line in page.Lines.Take(TitleLines))
            foreach (var word in words)
                if (line.Text.Contains(word, StringComparison.Ordinal))
                    return true;
        return false;
    }
}
