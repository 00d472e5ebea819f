using System.Collections.Immutable;
using System.Globalization;
using Materials.Checklists;
using Materials.Documents;
using Materials.Documents.Wording;
using Materials.Pages;

namespace Materials.Training.Evaluation;

/// <summary>Prints, block by block, which kinds lead and by what: to see why a file was taken for another.</summary>
internal static class Leaders
{
    private const int Shown = 3;

    public static void Print(LabelledPackage package, Checklist checklist, TextWriter output)
    {
        var scorer = new KindScorer(checklist);
        foreach (var file in package.Content.Files.Where(f => f is { Status: FileStatus.Read, IsArchive: false }))
        {
            output.WriteLine($"{package.Truth.Package} {file.Path} truth=[{string.Join(',', package.Truth.Files.GetValueOrDefault(file.Path)?.Kinds ?? [])}]");
            var blocks = Blocks.Of(file);
            foreach (var (block, scores) in blocks.Zip(scorer.Score(blocks)))
                output.WriteLine($"  p{block.Page.Number} {Opening(block)}: {string.Join(" | ", Leading(scorer.Kinds, scores))}");
        }

        foreach (var document in Recogniser.Recognise(package.Content, checklist, Evaluate.AsOf).Documents.GroupBy(d => d.Kind))
        {
            if (checklist.Items.FirstOrDefault(i => i.Key == document.Key) is { Elements.Length: > 0 } item)
            {
                foreach (var signed in ElementFinder.Signs(item, [.. document], checklist.Wording))
                    output.WriteLine($"  {item.Key}/{signed.Element.Key} {Presence(checklist.Wording, item, signed)}");
            }
        }
    }

    /// <summary>How probable an element is, and by which signs.</summary>
    private static string Presence(WordingModel model, ChecklistItem item, SignedElement signed) => string.Create(
        CultureInfo.InvariantCulture,
        $"{model.Presence($"{item.Key}/{signed.Element.Key}", signed.Signs):0.000} [{string.Join(' ', signed.Signs.Skip(1).Select(s => s.ToString("0.0", CultureInfo.InvariantCulture)))}] “{signed.Worded?.Quote}”");

    private static IEnumerable<string> Leading(ImmutableArray<DocumentKind> kinds, ImmutableArray<BlockScore> scores) =>
        kinds.Zip(scores, (k, s) => (k.Key, Score: s)).OrderByDescending(k => k.Score.LogOdds).Take(Shown)
            .Select(k => string.Create(CultureInfo.InvariantCulture, $"{k.Key} {k.Score.LogOdds:0.0} ({k.Score.Cued:0.0} cued)"));

    private static string Opening(Block block) => string.Join(" ", block.Body.Take(2).Select(l => l.Line.Text.Trim()));
}
