using System.Collections.Immutable;
using Materials.Documents;
using Materials.Fields;
using Materials.Pages;
using Materials.Reports;

namespace Materials.Checklists.Rules;

/// <summary>The figures of a survey agree with one another: what came back was sent, the rates follow from the counts, the answers add up.</summary>
/// <remarks>Figures that do not agree are for a person: which of them is wrong, nobody can tell from the page.</remarks>
internal sealed class SurveyRule : IRule
{
    public string Name => "survey";

    /// <summary>What a page is stands in its first lines.</summary>
    private const int TitleLines = 4;

    public RuleResult Examine(RuleCase about) => RuleResult.Join(about.Documents.Select(Examine));

    // Page by page; where no page contradicts itself, what the pages but the plan's say together.
    private static RuleResult Examine(Document document)
    {
        var faults = document.Pages.SelectMany(p => Firm(SurveyNumbers.Read(p))).ToImmutableArray();
        if (faults.IsEmpty)
            faults = [.. Firm(SurveyNumbers.Read([.. document.Pages.Where(p => !IsPlan(p))]))];
        return RuleResult.Join(faults.Select(f => RuleResult.Of(Ask(document.File, f))));
    }

    private static IEnumerable<Fault> Firm(SurveyNumbers survey) => Faults(survey).Where(f => f.Figures.All(n => n.Read.Firm));

    private static bool IsPlan(Page page)
    {
        var title = string.Concat(page.Lines.Take(TitleLines).Select(l => l.Text));
        return (title.Contains("方案", StringComparison.Ordinal) || title.Contains("计划", StringComparison.Ordinal)) && !title.Contains("报告", StringComparison.Ordinal);
    }

    private static Doubt Ask(FileContent file, Fault fault)
    {
        var where = Place.Of(file, fault.Figures[0].Read.Page);
        var quotes = new Bilingual(
            string.Join("、", fault.Figures.Select(f => $"“{f.Read.Text}”")), string.Join(", ", fault.Figures.Select(f => $"“{f.Read.Text}”")));
        return RuleCase.Doubt(file, fault.Figures[^1].Read, new(
            $"调查数据对不上：{where.Zh}写着{quotes.Zh}，{fault.Why.Zh}哪个数字是对的？",
            $"The figures of the survey disagree: {where.En} has {quotes.En}; {fault.Why.En} Which figure is right?"));
    }

    private static IEnumerable<Fault> Faults(SurveyNumbers survey)
    {
        if (survey is { Sent: { } sent, Returned: { } returned })
        {
            if (returned.Value > sent.Value)
                yield return new([sent, returned], "收回的比发出的还多。", "more came back than were sent.");
            else if (sent.Value > 0 && survey.ReturnRate is { } rate && !Rates(returned, survey.Valid, sent).Any(rate.Agrees))
                yield return new([sent, returned, rate],
                    $"按前两个数算，回收率应为 {100 * returned.Value / sent.Value:0.0}%。", $"by the first two the rate of return is {100 * returned.Value / sent.Value:0.0} %.");
        }

        if (survey is { Valid: { } valid } && (survey.Returned ?? survey.Sent) is { } before && valid.Value > before.Value)
            yield return new([before, valid], "有效的比收回的还多。", "more are valid than came back.");
        if (survey is { Valid: { } counted, ValidRate: { } validRate } && new[] { survey.Returned, survey.Sent }.OfType<SurveyNumber>().Where(n => n.Value > 0).ToArray() is { Length: > 0 } bases
            && !bases.Any(b => validRate.Agrees(100 * counted.Value / b.Value)))
            yield return new([bases[0], counted, validRate],
                $"按前两个数算，有效率应为 {100 * counted.Value / bases[0].Value:0.0}%。", $"by the first two the rate of valid ones is {100 * counted.Value / bases[0].Value:0.0} %.");

        // Less than all is said where a grade is passed over; more than all cannot be, but for what rounding adds.
        if (survey.Shares is { IsEmpty: false } shares && shares.Sum(s => s.Value) is var whole && whole > 100 + shares.Length * (decimal)Math.Pow(10, -shares.Min(s => s.Decimals)) / 2)
            yield return new(shares, $"各项占比加起来是 {whole:0.##}%。", $"the shares add up to {whole:0.##} %.");
        if (survey.Grades.IsEmpty)
            yield break;

        var sum = survey.Grades.Sum(g => g.Value);
        ImmutableArray<SurveyNumber> totals = [.. new[] { survey.Valid, survey.Returned, survey.Sent }.OfType<SurveyNumber>()];
        if (!totals.IsEmpty && totals.All(t => t.Value != sum))
            yield return new([totals[0], .. survey.Grades], $"各项答复加起来是 {sum}。", $"the answers add up to {sum}.");
        else if (survey.SatisfiedRate is { } satisfied && sum > 0 && !Shares(survey.Grades, totals, sum).Any(satisfied.Agrees))
            yield return new([.. survey.Grades, satisfied], "按各项答复算，得不出这个满意率。", "the answers do not give that rate.");
    }

    // Some reckon the rate of return from the valid ones alone.
    private static IEnumerable<decimal> Rates(SurveyNumber returned, SurveyNumber? valid, SurveyNumber sent) =>
        new[] { returned, valid }.OfType<SurveyNumber>().Select(n => 100 * n.Value / sent.Value);

    // Satisfied may mean the best grade, the two best, or all but the worst: any of these shares will do.
    private static IEnumerable<decimal> Shares(ImmutableArray<SurveyNumber> grades, ImmutableArray<SurveyNumber> totals, decimal sum) =>
        from count in Enumerable.Range(1, grades.Length)
        from total in totals.Select(t => t.Value).Append(sum)
        where total > 0
        select 100 * grades.Take(count).Sum(g => g.Value) / total;

    private sealed record Fault(ImmutableArray<SurveyNumber> Figures, Bilingual Why)
    {
        public Fault(ImmutableArray<SurveyNumber> figures, string zh, string en) : this(figures, new(zh, en))
        {
        }
    }
}
