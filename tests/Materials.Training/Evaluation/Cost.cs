using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Materials.Documents;
using Materials.Documents.Wording;
using Materials.Pages;

namespace Materials.Training.Evaluation;

/// <summary>Measures what the judging costs: loading the model, weighing the wording of a page, judging a package.</summary>
internal static class Cost
{
    public static void Run(ImmutableArray<LabelledPackage> packages, TextWriter output)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        var model = WordingModel.BuiltIn;
        var load = clock.Elapsed;
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        Report(output, $"model loaded once in {load.TotalMilliseconds:0} ms, {held / 1048576.0:0.0} MiB, {model.GramList.Length} grams, {model.Classes.Length} classes");

        Evaluate.Judge(packages[0], null);
        var blocks = packages.SelectMany(p => p.Content.Files).Where(f => f is { Status: FileStatus.Read, IsArchive: false }).SelectMany(f => Blocks.Of(f)).ToArray();
        clock.Restart();
        var passages = blocks.Sum(b => b.Wording(model).Length);
        var pages = blocks.Select(b => b.Page).Distinct().Count();
        Report(output, $"wording of {pages} pages, {passages} passages: {clock.Elapsed.TotalMilliseconds / pages:0.00} ms a page");

        clock.Restart();
        foreach (var package in packages)
            Evaluate.Judge(package, null);
        Report(output, $"recognised and examined: {clock.Elapsed.TotalMilliseconds / pages:0.00} ms a page, {clock.Elapsed.TotalMilliseconds / packages.Length:0} ms a package");
    }

    private static void Report(TextWriter output, FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
