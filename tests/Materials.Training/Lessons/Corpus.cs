using Materials.Documents.Wording;

namespace Materials.Training.Lessons;

/// <summary>The labelled phrases of <c>tests/Materials.Specimens/Corpus</c>: place, label and text in three columns.</summary>
internal static class Corpus
{
    /// <summary>Marks a phrase that only sounds like the element.</summary>
    private const char Against = '!';

    public static IEnumerable<Lesson> Read(string folder) =>
        from file in Directory.GetFiles(folder, "*.tsv").Order(StringComparer.Ordinal)
        from line in File.ReadLines(file)
        where line.Length > 0 && !line.StartsWith('#')
        let columns = line.Split('\t')
        select new Lesson(Path.GetFileNameWithoutExtension(file), Enum.Parse<PassagePlace>(columns[0], ignoreCase: true), columns[2], Label(columns[1]));

    /// <summary>What is not the element may still belong to the item, or to nothing: it is learnt as the item's other text.</summary>
    private static string Label(string label) => label[0] == Against ? label[1..].Split('/')[0] : label;
}
