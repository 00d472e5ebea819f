using System.Text;
using System.Text.Json;

namespace Materials.Ocr.Benchmarks;

/// <summary>How much of a page's truth is found in what was read.</summary>
/// <param name="Characters">Of the truth, without spaces.</param>
/// <param name="Wrong">The fewest edits that turn each line of truth into a stretch of the text, added up.</param>
/// <param name="Fields">Key fields asked for.</param>
/// <param name="Found">Of them, found exactly.</param>
/// <param name="Read">Characters read in all: much more than the truth means noise.</param>
internal sealed record Score(int Characters, int Wrong, int Fields, int Found, int Read)
{
    public double Accuracy => Characters == 0 ? 1 : 1 - Wrong / (double)Characters;

    public static Score operator +(Score a, Score b) =>
        new(a.Characters + b.Characters, a.Wrong + b.Wrong, a.Fields + b.Fields, a.Found + b.Found, a.Read + b.Read);

    /// <summary>Scores each image of a folder (<c>images</c>, <c>truth</c>, <c>fields.json</c>) by the text files in another.</summary>
    public static IEnumerable<(string Image, Score Score)> Of(string pages, string texts)
    {
        var fields = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(File.ReadAllText(Path.Combine(pages, "fields.json")))!;
        foreach (var image in Directory.GetFiles(Path.Combine(pages, "images")).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(image);
            var page = name.Split("__")[0];
            var file = Path.Combine(texts, name + ".txt");
            var text = File.Exists(file) ? File.ReadAllText(file) : "";
            yield return (name, Of(text, File.ReadAllLines(Path.Combine(pages, "truth", page + ".txt")), fields.GetValueOrDefault(page)?.Values.ToArray() ?? []));
        }
    }

    /// <summary>Scores one page.</summary>
    /// <param name="read">Its text, as recognised.</param>
    /// <param name="lines">What it says, line by line.</param>
    /// <param name="fields">Values that must be found exactly.</param>
    public static Score Of(string read, IEnumerable<string> lines, IReadOnlyCollection<string> fields)
    {
        var text = Folded(read);
        var truth = lines.Select(Folded).Where(l => l.Length > 0).ToArray();
        return new Score(truth.Sum(l => l.Length), truth.Sum(l => Edits(l, text)),
            fields.Count, fields.Count(v => text.Contains(Folded(v), StringComparison.Ordinal)), text.Length);
    }

    /// <summary>Full-width forms, quotes, dashes and stops that differ by font alone are made equal; spaces are dropped.</summary>
    public static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var wide in text)
        {
            // Full-width forms stand in one block, in the order of ASCII.
            var c = wide is >= '\uFF01' and <= '\uFF5E' ? (char)(wide - 0xFEE0) : wide;
            if (!char.IsWhiteSpace(c))
            {
                folded.Append(c switch
                {
                    '“' or '”' => '"',
                    '‘' or '’' => '\'',
                    '—' or '–' => '-',
                    '【' => '[',
                    '】' => ']',
                    '·' or '•' or '。' => '.',
                    '、' => ',',
                    _ => c,
                });
            }
        }
        return folded.ToString();
    }

    /// <summary>The fewest edits that turn a line into any stretch of a text (Sellers' algorithm).</summary>
    public static int Edits(string line, string text)
    {
        var row = new int[text.Length + 1];
        for (var i = 1; i <= line.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= text.Length; j++)
            {
                var best = Math.Min(diagonal + (line[i - 1] == text[j - 1] ? 0 : 1), Math.Min(row[j], row[j - 1]) + 1);
                (diagonal, row[j]) = (row[j], best);
            }
        }
        return Math.Min(row.Min(), line.Length);
    }
}
