using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Materials.Documents.Wording;
using Materials.Pages;
using Materials.Specimens.Voices;
using Materials.Specimens.Writing;
using Blocks = Materials.Documents.Blocks;

namespace Materials.Training.Lessons;

/// <summary>A section of a voice, filled in and laid out as pages without the way through a printer and a reader.</summary>
internal sealed partial class Written
{
    private readonly Dictionary<string, List<string>> _marked = [];
    private readonly Dictionary<string, HashSet<string>> _columns = [];

    private Written(Voice voice, Section section, ImmutableArray<FileContent> files) => (Voice, Section, Files) = (voice, section, files);

    public Voice Voice { get; }

    public Section Section { get; }

    /// <summary>The document, in as many files as its author cut it into.</summary>
    public ImmutableArray<FileContent> Files { get; }

    /// <summary>The elements that it was written with.</summary>
    public IReadOnlySet<string> Elements { get; private init; } = new HashSet<string>();

    /// <param name="seed">Another seed, other names, dates and wordings.</param>
    /// <param name="without">Elements to leave out.</param>
    /// <param name="styled">Whether headings are headings to the format.</param>
    /// <param name="form">How flows are drawn; null as written.</param>
    public static Written Of(Voice voice, Section section, string seed, IReadOnlySet<string> without, bool styled, FlowForm? form = null)
    {
        var filling = new Filling(voice, voice.Companies[0], seed, section.Key);
        var all = Markup.ElementsIn(section.Text);
        var filled = filling.Fill(section.Text);
        var files = Layout.Files(Markup.Parse(Markup.Without(filled, without), form), section.Names[0], styled);
        var written = new Written(voice, section, files) { Elements = all.Except(without).ToHashSet() };
        foreach (Match mark in Mark().Matches(filled))
            written.Remember(written._marked, mark.Groups["element"].Value, mark.Groups["text"].Value);
        foreach (Match column in Column().Matches(filled))
            (written._columns.TryGetValue(column.Groups["element"].Value, out var names) ? names : written._columns[column.Groups["element"].Value] = []).Add(Grams.Normal(column.Groups["name"].Value));
        return written;
    }

    /// <summary>Its passages, labelled as its author marked them.</summary>
    public IEnumerable<Lesson> Lessons()
    {
        var item = Items.Elements.ContainsKey(Section.Key) ? Section.Key : null;
        return Files.SelectMany(f => Blocks.Of(f)).SelectMany(b => Passages.Of(b)).Select(p => new Lesson(Voice.Name, p.Place, p.Text, item is null ? WordingModel.Nothing : Label(item, p)));
    }

    /// <summary>The element that a passage of the document belongs to by its author's marks; null for none.</summary>
    private string? ElementOf(Passage passage)
    {
        var (place, text) = (passage.Place, passage.Text);
        if (passage.Column is { } column && place == PassagePlace.Text && _columns.FirstOrDefault(c => c.Value.Contains(Grams.Normal(column.Name))).Key is { } told)
            return told;
        var normal = Grams.Normal(text)[1..^1];
        foreach (var (element, names) in _columns)
        {
            if (place is PassagePlace.Column or PassagePlace.Label && names.Contains(Grams.Normal(text)))
                return element;
        }

        foreach (var (element, texts) in _marked)
        {
            // A part of what is marked, or a sentence that the mark fills for the greater part.
            if (texts.Exists(t => t.Contains(normal, StringComparison.Ordinal) || (normal.Contains(t, StringComparison.Ordinal) && t.Length * 2 > normal.Length)))
                return element;
        }

        return null;
    }

    public string MarkedText(string element) => _marked.TryGetValue(element, out var texts) ? string.Join(" / ", texts.Take(3)) : _columns.TryGetValue(element, out var names) ? string.Join(" / ", names) : "";

    private string Label(string item, Passage passage) => ElementOf(passage) is { } element ? $"{item}/{element}" : item;

    private void Remember(Dictionary<string, List<string>> marked, string element, string text)
    {
        var clean = Sign().Replace(Markup.Without(text, new HashSet<string>()), "\n");
        var lines = clean.Split('\n').Select(l => l.Trim(' ', '|')).Where(l => l.Length > 0).ToArray();
        (marked.TryGetValue(element, out var texts) ? texts : marked[element] = [])
            .AddRange(lines.Append(string.Concat(lines)).Concat(lines.SelectMany(l => l.Split('|'))).Select(l => Grams.Normal(l)[1..^1]).Where(l => l.Length > 1).Distinct());
    }

    [GeneratedRegex("<(?<element>[a-z-]+)>(?<text>.*?)</\\k<element>>", RegexOptions.Singleline)]
    private static partial Regex Mark();

    [GeneratedRegex(@"\|\s*(?<name>[^|\n]*?)@(?<element>[a-z-]+)")]
    private static partial Regex Column();

    // What stands at the head of a line to say what it is: a heading, a bullet, a box, a cut.
    [GeneratedRegex(@"^(?:!|##?|-|>|box:|photo:|---[^\n]*|:::[a-z ]*)\s?", RegexOptions.Multiline)]
    private static partial Regex Sign();
}
