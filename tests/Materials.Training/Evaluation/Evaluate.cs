using System.Collections.Immutable;
using Materials.Checklists;
using Materials.Documents;
using Materials.Reports;

namespace Materials.Training.Evaluation;

/// <summary>Judges labelled packages and scores the verdicts, voice by voice.</summary>
internal static class Evaluate
{
    /// <summary>The day that all labels are made for.</summary>
    public static readonly DateOnly AsOf = new(2026, 11, 23);

    /// <summary>Every item there is.</summary>
    private const string ChecklistId = "gbt27922-full";

    /// <param name="totalsOnly">Prints nothing but the last line: for packages that nobody may look into.</param>
    public static void Run(ImmutableArray<LabelledPackage> packages, bool totalsOnly, TextWriter output)
    {
        var total = new Score();
        foreach (var voice in packages.Select(p => (p.Truth, Report: Judge(p))).GroupBy(p => p.Truth.Voice).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var score = new Score();
            foreach (var (truth, report) in voice)
            {
                score.Add(truth, report);
                total.Add(truth, report);
            }

            if (totalsOnly)
                continue;
            output.WriteLine($"{score.Figures()}  {voice.Key}");
        }

        if (!totalsOnly)
            total.Wrong.ForEach(output.WriteLine);
        output.WriteLine($"{total.Figures()}  ALL");
    }

    public static Report Judge(LabelledPackage package)
    {
        var checklist = ChecklistOf(package.Content.Submission.Industries);
        var recognised = Recogniser.Recognise(package.Content, checklist, AsOf);
        return Reporter.Report(recognised, Examiner.Examine(recognised, checklist), checklist);
    }

    public static Checklist ChecklistOf(ImmutableArray<string> industries) =>
        ChecklistFile.Open(ChecklistId, industries)?.Checklist ?? throw new InvalidDataException($"{ChecklistId} does not validate");
}
