using Materials.Specimens.Voices;

namespace Materials.Specimens.Corpus;

/// <summary>One line as an applicant writes it: where it stands, what it proves, its words, and whose they are.</summary>
internal sealed record Phrase(string Place, string Label, string Text, string Writer)
{
    private static readonly HashSet<string> Places = ["title", "heading", "text", "box", "column", "label"];

    private static readonly HashSet<string> Targets =
        [.. Items.Elements.SelectMany(item => item.Value.Select(element => $"{item.Key}/{element}").Append(item.Key))];

    /// <summary>Every phrase of a <c>phrases-*.tsv</c> file.</summary>
    /// <exception cref="FormatException">A line that does not keep to the format of the README, or that occurs twice.</exception>
    public static IReadOnlyList<Phrase> ReadAll(string file)
    {
        var (phrases, known, writer) = (new List<Phrase>(), new HashSet<string>(StringComparer.Ordinal), "");
        foreach (var (line, number) in File.ReadLines(file).Select((line, i) => (line, i + 1)))
        {
            if (line.StartsWith('#'))
                writer = line[1..].Trim();
            else if (line.Split('\t') is [var place, var label, var text] && Places.Contains(place) && IsLabel(label) && text.Length > 0 && known.Add(line))
                phrases.Add(new Phrase(place, label, text, writer));
            else
                throw new FormatException($"{Path.GetFileName(file)}, line {number}: cannot use '{line}'");
        }
        return phrases;
    }

    private static bool IsLabel(string label) => label switch
    {
        "-" => true,
        ['!', .. var near] => near.Contains('/', StringComparison.Ordinal) && Targets.Contains(near),
        _ => Targets.Contains(label),
    };
}
