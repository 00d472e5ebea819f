using System.Text;
using Materials.Checklists.Trials;
using Materials.Reports;
using Xunit;

namespace Materials.Tests.Checklists;

public sealed class TrialTests
{
    private static Truth Label(string json) => Truth.Read(Encoding.UTF8.GetBytes(json));

    private static ItemVerdict Verdict(string key, ItemStatus status, params Finding[] findings) => new()
    {
        Key = key,
        Title = new(key, key),
        Status = status,
        Confidence = 0.9,
        Documents = [],
        Elements = [],
        Findings = [.. findings],
    };

    private static Finding Finding(string code, string? element = null, string? file = null) => new()
    {
        Code = code,
        Element = element,
        File = file,
        Page = file is null ? null : 3,
        Severity = Severity.Blocking,
        Message = new("发现的问题。", "What was found."),
        Remedy = new("怎么改。", "How to."),
    };

    private static Report Report(Outcome outcome, params ItemVerdict[] items) => new()
    {
        ReportId = "r",
        PackageId = "p",
        Revision = 1,
        Applicant = new(),
        Checklist = new("c", "1", "", []),
        AsOf = Given.AsOf,
        Outcome = outcome,
        Items = [.. items],
        Files = [],
        Findings = [],
    };

    private const string Two = """
        { "outcome": "incomplete", "items": {
            "chart": { "status": "deficient", "codes": ["element-missing"], "files": ["图.pdf"] },
            "cases": { "status": "satisfied" } },
          "elementsMissing": { "chart": ["dispatch"] } }
        """;

    private static readonly ItemVerdict Chart = Verdict("chart", ItemStatus.Deficient, Finding("element-missing", "dispatch", "图.pdf"));

    [Fact]
    public void A_report_as_labelled_has_nothing_wrong_and_full_figures()
    {
        var trial = Trial.Of("t", Label(Two), Report(Outcome.Incomplete, Chart, Verdict("cases", ItemStatus.Satisfied)));

        Assert.Empty(trial.Misjudged);
        var f = trial.Figures;
        Assert.Equal((1d, 1d, 0d, 0d, 1d, 1d, 1d), (f.OutcomeAccuracy, f.StatusAccuracy, f.FalseAlarmRate, f.MissedDefectRate, f.CodeRecall, f.CodePrecision, f.ElementRecall));
    }

    [Fact]
    public void A_false_alarm_is_named_with_its_reason_and_place()
    {
        var trial = Trial.Of("t", Label(Two), Report(Outcome.Incomplete, Chart, Verdict("cases", ItemStatus.Deficient, Finding("other-company", file: "案例.docx"))));

        var wrong = trial.Misjudged[0];
        Assert.Equal(("cases", "satisfied", "deficient", "案例.docx:3"), (wrong.Item, wrong.Expected, wrong.Got, wrong.Place));
        Assert.Equal("发现的问题。", wrong.Why!.Zh);
        Assert.Equal((1, 1, 1), (trial.Figures.FalseAlarms, trial.Figures.CodesWrong, trial.Figures.CodesRight));
    }

    [Fact]
    public void A_missed_defect_and_an_element_that_was_thought_to_be_there_are_named()
    {
        var trial = Trial.Of("t", Label(Two), Report(Outcome.Complete, Verdict("chart", ItemStatus.Satisfied), Verdict("cases", ItemStatus.Satisfied)));

        Assert.Equal((1, 1, 1, 0), (trial.Figures.MissedDefects, trial.Figures.ElementsNotFound, trial.Figures.CodesNotFound, trial.Figures.OutcomesRight));
        Assert.Contains(trial.Misjudged, m => m is { Item: "chart", Expected: "element-missing: dispatch" });
        Assert.Contains(trial.Misjudged, m => m is { Item: null, Expected: "incomplete", Got: "complete" });
    }

    [Fact]
    public void Where_reviewers_could_differ_either_will_do()
    {
        var label = Label("""{ "outcome": "incomplete", "alsoOutcome": ["needs-review"], "items": { "chart": { "status": "deficient", "alsoAcceptable": ["needs-review"] } } }""");

        Assert.Empty(Trial.Of("t", label, Report(Outcome.NeedsReview, Verdict("chart", ItemStatus.NeedsReview))).Misjudged);
    }

    [Fact]
    public void A_question_that_a_person_would_be_sure_of_is_needless()
    {
        var trial = Trial.Of("t", Label(Two), Report(Outcome.Incomplete, Chart, Verdict("cases", ItemStatus.NeedsReview)));

        Assert.Equal((1, 0), (trial.Figures.NeedlessReviews, trial.Figures.FalseAlarms));
    }

    [Fact]
    public void A_package_that_could_not_be_screened_is_wrong_in_every_item()
    {
        var trial = Trial.Of("t", Label(Two), null, new("打不开。", "It cannot be opened."));

        Assert.Equal((1, 0, 1, 1), (trial.Figures.Crashes, trial.Figures.StatusesRight, trial.Figures.FalseAlarms, trial.Figures.MissedDefects));
        Assert.Equal("打不开。", Assert.Single(trial.Misjudged).Why!.Zh);
    }

    [Fact]
    public void Figures_add_up()
    {
        var right = Trial.Of("a", Label(Two), Report(Outcome.Incomplete, Chart, Verdict("cases", ItemStatus.Satisfied))).Figures;
        var wrong = Trial.Of("b", Label(Two), Report(Outcome.Complete, Verdict("chart", ItemStatus.Satisfied), Verdict("cases", ItemStatus.Satisfied))).Figures;

        Assert.Equal((2, 0.75, 0.5), ((right + wrong).Packages, (right + wrong).StatusAccuracy, (right + wrong).OutcomeAccuracy));
    }
}
