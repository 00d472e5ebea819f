using System.Collections.Immutable;
using Materials.Checklists;
using Materials.Documents;
using Materials.Documents.Wording;
using Materials.Reports;
using Materials.Training.Lessons;

namespace Materials.Training.Evaluation;

/// <summary>Judges labelled packages and scores the verdicts, voice by voice.</summary>
internal static class Evaluate
{
    /// <summary>The day that all labels are made for.</summary>
    public static readonly DateOnly AsOf = new(2026, 11, 23);

    /// <summary>Every item there is.</summary>
    private const string ChecklistId = "gbt27922-full";

    /// <param name="totalsOnly">Prints nothing but the last line: for packages that nobody may look into.</param>
    /// <param name="folds">Where models learnt without each voice are, to judge every package by one that never met its voice, or the file of one model for all; null for the model of the program.</param>
    public static void Run(ImmutableArray<LabelledPackage> packages, bool totalsOnly, string? folds, TextWriter output)
    {
        var total = new Score();
        var models = ModelsIn(folds);
        foreach (var voice in packages.AsParallel().AsOrdered().Select(p => (p.Truth, Report: Judge(p, models(p.Truth.Voice)))).GroupBy(p => p.Truth.Voice).OrderBy(g => g.Key, StringComparer.Ordinal))
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
        output.WriteLine(total.Reliability());
        output.WriteLine($"{total.Figures()}  ALL");
    }

    /// <summary>Prints which kinds lead in each block of some packages.</summary>
    public static void Leading(ImmutableArray<LabelledPackage> packages, string? folds, TextWriter output)
    {
        var models = ModelsIn(folds);
        foreach (var package in packages)
            Leaders.Print(package, ChecklistFor(package, models(package.Truth.Voice)), output);
    }

    /// <summary>For each voice the model to judge it by; null for that of the program.</summary>
    private static Func<string, WordingModel?> ModelsIn(string? folds)
    {
        if (folds is null)
            return _ => null;
        if (File.Exists(folds))
        {
            var one = Read(folds);
            return _ => one;
        }

        var models = School.Voices.ToDictionary(v => Truth.VoiceOf(v.About), v => Read(Path.Combine(folds, v.Name + ".model")));
        return voice => models[voice];
    }

    private static Checklist ChecklistFor(LabelledPackage package, WordingModel? model)
    {
        var checklist = ChecklistOf(package.Content.Submission.Industries);
        return model is null ? checklist : checklist with { Wording = model };
    }

    public static Report Judge(LabelledPackage package, WordingModel? model)
    {
        var checklist = ChecklistFor(package, model);
        var recognised = Recogniser.Recognise(package.Content, checklist, AsOf);
        return Reporter.Report(recognised, Examiner.Examine(recognised, checklist), checklist);
    }

    private static WordingModel Read(string file)
    {
        using var stream = File.OpenRead(file);
        return WordingFile.Read(stream);
    }

    public static Checklist ChecklistOf(ImmutableArray<string> industries) =>
        ChecklistFile.Open(ChecklistId, industries)?.Checklist ?? throw new InvalidDataException($"{ChecklistId} does not validate");
}
