using Materials.Documents.Wording;
using Materials.Training.Evaluation;
using Materials.Training.Learning;
using Materials.Training.Lessons;

namespace Materials.Training;

/// <summary>The commands: score the judging on labelled packages.</summary>
internal static class Commands
{
    private const string Usage = """
        evaluate PACKAGES TRUTH [--cache DIR] [--totals]
        train FILE
        passages
        """;

    public static int Run(string[] args, TextWriter output)
    {
        switch (args)
        {
            case ["evaluate", var packages, var truth, ..]:
                Evaluate.Run(LabelledPackage.ReadAll(packages, truth, Option(args, "--cache") ?? Path.Combine(packages, "..", "cache")), args.Contains("--totals"), output);
                return 0;
            case ["passages"]:
                LeaveOneOut.Run(School.All(), School.Classes, output);
                return 0;
            case ["experiment"]:
                Experiment.Run(School.All(), School.Classes, output);
                return 0;
            case ["elements"]:
                ElementExperiment.Run(School.All(), School.Classes, output);
                return 0;
            case ["train", var file]:
                using (var stream = File.Create(file))
                    WordingFile.Write(SoftmaxRegression.Learn(School.All(), School.Classes), stream);
                return 0;
            default:
                Console.Error.WriteLine(Usage);
                return 2;
        }
    }

    private static string? Option(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
}
