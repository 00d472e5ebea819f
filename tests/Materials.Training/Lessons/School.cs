using System.Collections.Immutable;
using Materials.Documents.Wording;
using Materials.Specimens.Voices;

namespace Materials.Training.Lessons;

/// <summary>Everything there is to learn from: the voices that may be looked into, and the corpora.</summary>
internal static class School
{
    /// <summary>Each section is filled in so many times, so that the choices of its wording are met.</summary>
    private const int Fillings = 2;

    /// <summary>The voices that nobody looks into are no teachers.</summary>
    public static ImmutableArray<Voice> Voices { get; } = [.. Voice.All.Where(v => v.Part is Part.Tune or Part.Develop)];

    public static string CorpusFolder => Path.Combine(AppContext.BaseDirectory, "Corpus");

    /// <summary>What passages are told apart as: each element, each item without saying which, and nothing of the kind.</summary>
    public static ImmutableArray<string> Classes { get; } =
        [.. Items.Elements.SelectMany(i => i.Value.Select(e => $"{i.Key}/{e}").Append(i.Key)), WordingModel.Nothing];

    public static ImmutableArray<Lesson> All() =>
    [
        .. Voices.SelectMany(Of).Concat(Corpus.Read(CorpusFolder)).DistinctBy(l => (l.Source, l.Place, l.Text, l.Label)),
    ];

    private static IEnumerable<Lesson> Of(Voice voice) =>
        from section in voice.Sections
        from filling in Enumerable.Range(1, Fillings)
        from lesson in Written.Of(voice, section, $"lesson {filling}", new HashSet<string>(), styled: filling % 2 == 1).Lessons()
        select lesson;
}
