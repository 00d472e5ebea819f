using System.Collections.Immutable;
using Materials.Documents.Wording;
using Materials.Training.Evaluation;
using Materials.Training.Learning;
using Materials.Training.Lessons;

namespace Materials.Training;

/// <summary>The commands: score the judging on labelled packages.</summary>
internal static class Commands
{
    private const string Usage = """
        evaluate PACKAGES TRUTH [--cache DIR] [--folds DIR|FILE] [--totals] [--sealed]
        leaders PACKAGES TRUTH ID[,ID...] [--cache DIR] [--folds DIR|FILE]
        train FILE
        folds DIR [--learnt DIR]
        passages
        elements [--learnt DIR]
        """;

    public static int Run(string[] args, TextWriter output)
    {
        switch (args)
        {
            case ["evaluate", _, var truth, ..] when !args.Contains("--sealed") && Truth.AnySealed(truth):
                Console.Error.WriteLine("Packages of sealed voices are measured once, at the end: ask for them with --sealed, which prints the totals alone.");
                return 2;
            case ["evaluate", var packages, var truth, ..]:
                Evaluate.Run(ReadAll(packages, truth, args), args.Contains("--totals") || args.Contains("--sealed"), Option(args, "--folds"), output);
                return 0;
            case ["leaders", _, var truth, ..] when Truth.AnySealed(truth):
                Console.Error.WriteLine("Packages of sealed voices are not looked into.");
                return 2;
            case ["leaders", var packages, var truth, var ids, ..]:
                Evaluate.Leading([.. ReadAll(packages, truth, args).Where(p => ids.Split(',').Contains(p.Truth.Package))], Option(args, "--folds"), output);
                return 0;
            case ["passages"]:
                LeaveOneOut.Run(School.All(), School.Classes, output);
                return 0;
            case ["elements", ..]:
                ElementTrial.Run(new(Option(args, "--learnt")), output);
                return 0;
            case ["folds", var folder, ..]:
                Directory.CreateDirectory(folder);
                var course = new Course(Option(args, "--learnt"));
                foreach (var voice in School.Voices)
                    Write(course.Without(voice.Name), Path.Combine(folder, voice.Name + ".model"));
                Write(course.Whole(), Path.Combine(folder, Course.WholeName + ".model"));
                return 0;
            case ["train", var file]:
                Write(new Course().Whole(), file);
                return 0;
            default:
                Console.Error.WriteLine(Usage);
                return 2;
        }
    }

    private static ImmutableArray<LabelledPackage> ReadAll(string packages, string truth, string[] args) =>
        LabelledPackage.ReadAll(packages, truth, Option(args, "--cache") ?? Path.Combine(packages, "..", "cache"));

    private static void Write(WordingModel model, string file)
    {
        using var stream = File.Create(file);
        WordingFile.Write(model, stream);
    }

    private static string? Option(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
}
