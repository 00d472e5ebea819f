using System.Globalization;
using Materials.Reading.Ocr;
using NetVips;

namespace Materials.Ocr.Benchmarks;

/// <summary>How much of a phone photo survives: where too few characters are read, and whether the measure of legibility says so.</summary>
internal static class Survival
{
    /// <summary>What reads worse than this has lost words that verdicts rest on.</summary>
    private const double Fine = 0.95;

    /// <summary>An empty sheet of A4, lying.</summary>
    private const string Sheet = "sheet";

    /// <summary>Reads every step of every family and prints two tables in Markdown: what was read, and what the measure of legibility said.</summary>
    /// <param name="work">Chromium's folder for drawing.</param>
    /// <param name="name">The page, as <c>licence</c>; <c>sheet</c> for an empty one.</param>
    /// <param name="part">Only the families whose names hold it.</param>
    public static void Measure(string work, string name, string part = "")
    {
        Directory.CreateDirectory(work);
        using var engine = OcrEngine.Load();
        var (page, truth) = name == Sheet ? (Blank(), []) : At(Draw.One(name, work));
        var said = new SortedDictionary<string, int[]>(StringComparer.Ordinal);
        Console.WriteLine($"| {name} | characters read in %, step by step |");
        Console.WriteLine("|---|---|");
        foreach (var family in Family.All.Where(f => f.Name.Contains(part, StringComparison.Ordinal)))
        {
            var shown = new List<string>();
            foreach (var step in family.Steps)
            {
                var read = engine.Read(family.Photo(page, step), CancellationToken.None);
                var accuracy = Score.Of(string.Join('\n', read.Lines.Select(l => l.Text)), truth, []).Accuracy;
                Count(said, name == Sheet ? "an empty sheet" : accuracy >= Fine ? "reads 95 % or more" : $"reads less, {family.Name}", read.Legibility);
                shown.Add(string.Create(CultureInfo.InvariantCulture, $"{step}: {100 * accuracy:F1}{(read.Legibility.IsIllegible ? " (illegible)" : read.Legibility.IsBlank ? " (blank)" : "")}"));
            }

            Console.WriteLine($"| {family.Name}, {family.Measure} | {string.Join(" · ", shown)} |");
        }

        Console.WriteLine();
        Console.WriteLine($"| {name} | said fine | said illegible | said blank |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var (photo, counts) in said)
            Console.WriteLine($"| {photo} | {string.Join(" | ", counts)} |");
    }

    private static (Image Page, string[] Truth) At((Image Drawn, string[] Truth, string[] Fields) page)
    {
        using var drawn = page.Drawn;
        return (drawn.Resize(Family.Dpi / Draw.Dpi).CopyMemory(), page.Truth);
    }

    private static Image Blank() => Image.Black(1754, 1240, bands: 3).Linear([1.0, 1, 1], [250.0, 249, 245]).CopyMemory();

    private static void Count(SortedDictionary<string, int[]> said, string photo, Legibility legibility)
    {
        if (!said.TryGetValue(photo, out var counts))
            said.Add(photo, counts = new int[3]);
        counts[legibility.IsBlank ? 2 : legibility.IsIllegible ? 1 : 0]++;
    }
}
