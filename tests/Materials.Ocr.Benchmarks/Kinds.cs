using System.Globalization;
using Materials.Reading.Ocr;

namespace Materials.Ocr.Benchmarks;

/// <summary>How well each of the ways in which pages arrive is read, over several pages.</summary>
internal static class Kinds
{
    private static readonly string[] Pages = ["licence", "manual"];

    /// <summary>Reads every page in every kind and prints a table in Markdown.</summary>
    /// <param name="work">Chromium's folder for drawing.</param>
    /// <param name="part">Only the kinds whose names hold it.</param>
    public static void Measure(string work, string part = "")
    {
        Directory.CreateDirectory(work);
        using var engine = OcrEngine.Load();
        Console.WriteLine($"| kind | characters: {string.Join(" · ", Pages)} | all | fields | told illegible |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var kind in Kind.All.Where(k => k.Name.Contains(part, StringComparison.Ordinal)))
        {
            var (total, poor, shown) = (new Score(0, 0, 0, 0, 0), 0, new List<string>());
            foreach (var page in Pages)
            {
                var (drawn, truth, fields) = Draw.One(page, work, kind.Over);
                using (drawn)
                {
                    var read = engine.Read(kind.Photo(drawn), CancellationToken.None);
                    var score = Score.Of(string.Join('\n', read.Lines.Select(l => l.Text)), truth, fields);
                    total += score;
                    poor += read.Legibility.IsIllegible ? 1 : 0;
                    shown.Add(string.Create(CultureInfo.InvariantCulture, $"{100 * score.Accuracy:F1}"));
                }
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {kind.Name} | {string.Join(" · ", shown)} | {100 * total.Accuracy:F1} % | {total.Found}/{total.Fields} | {poor}/{Pages.Length} |"));
        }
    }
}
