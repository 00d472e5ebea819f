using System.Globalization;
using Materials.Checklists.Trials;
using Spectre.Console;

namespace Materials.Worker.Rendering;

/// <summary>What was judged otherwise than labelled, package by package, and the figures.</summary>
internal sealed class TerminalTrials(TerminalPage page, Language language)
{
    private static readonly Style Bold = new(decoration: Decoration.Bold);
    private static readonly Style Dim = new(decoration: Decoration.Dim);

    public void Write(IReadOnlyList<Trial> trials)
    {
        foreach (var trial in trials.Where(t => !t.Misjudged.IsEmpty))
        {
            page.Paragraph("", trial.Package, Bold);
            foreach (var wrong in trial.Misjudged)
                Write(wrong);
            page.Empty();
        }

        Figures(trials.Aggregate(new TrialFigures(), (sum, t) => sum + t.Figures), trials.Count(t => t.Misjudged.IsEmpty));
    }

    private void Write(Misjudgement wrong)
    {
        var about = wrong.Item ?? wrong.File ?? Say("整体结论", "outcome");
        page.Paragraph("  ", Say($"{about}：应为 {wrong.Expected}，判为 {wrong.Got}", $"{about}: expected {wrong.Expected}, got {wrong.Got}"));
        if (wrong.Why is { } why)
            page.Paragraph(Say("    理由  ", "    Why    "), why.In(language), Dim);
        if (wrong.Place is { } place)
            page.Paragraph(Say("    位置  ", "    Where  "), place, Dim);
    }

    private void Figures(TrialFigures f, int right)
    {
        page.Paragraph("", Say($"共 {f.Packages} 个材料包，{right} 个与标注完全一致", $"{f.Packages} packages, {right} judged wholly as labelled"), Bold);
        if (f.Crashes > 0)
            page.Paragraph("  ", Say($"{f.Crashes} 个无法核验", $"{f.Crashes} could not be screened"));
        Figure(Say("整体结论正确", "outcome right"), f.OutcomeAccuracy, $"{f.OutcomesRight}/{f.Packages}");
        Figure(Say("各项结论正确", "item status right"), f.StatusAccuracy, $"{f.StatusesRight}/{f.Items}");
        Figure(Say("误报（合格的判成缺少或待修正）", "false alarms"), f.FalseAlarmRate, $"{f.FalseAlarms}/{f.TrulySatisfied}");
        Figure(Say("漏报（有问题的判成符合）", "missed defects"), f.MissedDefectRate, $"{f.MissedDefects}/{f.TrulyDefective}");
        Figure(Say("不必要的人工复核", "needless reviews"), f.NeedlessReviewRate, $"{f.NeedlessReviews}/{f.Items}");
        Figure(Say("问题代码查全率", "codes, recall"), f.CodeRecall, $"{f.CodesFound}/{f.CodesFound + f.CodesNotFound}");
        Figure(Say("问题代码查准率", "codes, precision"), f.CodePrecision, $"{f.CodesRight}/{f.CodesRight + f.CodesWrong}");
        Figure(Say("缺项查全率", "missing elements, recall"), f.ElementRecall, $"{f.ElementsFound}/{f.ElementsFound + f.ElementsNotFound}");
        Figure(Say("缺项查准率", "missing elements, precision"), f.ElementPrecision, $"{f.ElementsFound}/{f.ElementsFound + f.ElementsWrong}");
        Figure(Say("文件归类 F1", "kinds of files, F1"), f.KindsF1, "");
    }

    private void Figure(string name, double? share, string counts)
    {
        const int NameWidth = 34;
        var value = share is { } s ? (100 * s).ToString("0.0", CultureInfo.InvariantCulture) + " %" : "—";
        page.Paragraph("  ", $"{name}{new string(' ', Math.Max(1, NameWidth - DisplayWidth.Of(name)))}{value,8}  {counts}".TrimEnd());
    }

    private string Say(string zh, string en) => language == Language.Zh ? zh : en;
}
