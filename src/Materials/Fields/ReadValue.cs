using System.Collections.Immutable;
using Materials.Pages;

namespace Materials.Fields;

/// <summary>A value read off a document, and how far it can be trusted.</summary>
/// <param name="Text">The value.</param>
/// <param name="Page">Where it stands; counts from 1.</param>
/// <param name="Quote">Word for word, with its label where they share a line.</param>
/// <param name="Ocr">Whether it was recognised from a picture.</param>
/// <param name="Trust">1 for text written as text; the recogniser's own measure for OCR.</param>
internal sealed record ReadValue(string Text, int Page, string Quote, bool Ocr, double Trust)
{
    /// <summary>
    /// From here on a recognised line is taken at its word. Below, one character in a line of twenty is wrong often enough that a
    /// verdict must not hang on it.
    /// </summary>
    private const double FirmTrust = 0.9;

    /// <summary>Its characters that the recogniser was not sure of, by their place in <see cref="Text"/>.</summary>
    public ImmutableArray<DoubtfulCharacter> Doubtful { get; init; } = [];

    /// <summary>Whether a verdict may rest on it; otherwise it is a doubt.</summary>
    public bool Firm => !Ocr || (Trust >= FirmTrust && Doubtful.IsEmpty);

    /// <summary>
    /// Whether a comparison that forgives one character in six, as that of names does, may rest on it: no more than those are doubtful.
    /// </summary>
    public bool MostlyFirm => !Ocr || (Trust >= FirmTrust && Doubtful.Length <= Text.Length / CompanyName.CharactersPerSlip);

    /// <summary>The text with what else its doubtful characters may be: 9134010[0/O]MA2; [0?] where nothing else came near.</summary>
    public string Shown
    {
        get
        {
            var doubts = Doubtful.Where(d => d.Index < Text.Length).ToLookup(d => d.Index, d => d.Alternatives);
            return string.Concat(Text.Select((c, i) => !doubts.Contains(i) ? c.ToString() : doubts[i].First() is { Length: > 0 } others ? $"[{c}/{string.Join('/', others.ToCharArray())}]" : $"[{c}?]"));
        }
    }

    public static ReadValue Of(LabelledValue value) => In(value.Page, value.Line, value.Value, value.Quote);

    /// <summary>A part of a line, with what is doubtful about it.</summary>
    public static ReadValue In(Page page, Line line, string text, string quote) =>
        new(text, page.Number, quote, IsOcr(page, line), Trusted(page, line)) { Doubtful = DoubtfulIn(line, text) };

    /// <summary>What is doubtful about a part of a line.</summary>
    public static ImmutableArray<DoubtfulCharacter> DoubtfulIn(Line line, string text) =>
        line.Doubtful.IsEmpty || text.Length == 0 ? [] : Within(line.Doubtful, line.Text.IndexOf(text, StringComparison.Ordinal), text.Length);

    /// <summary>A part of the value, as a name that other words follow.</summary>
    public ReadValue Part(string text) => this with { Text = text, Doubtful = Within(Doubtful, Text.IndexOf(text, StringComparison.Ordinal), text.Length) };

    /// <summary>A part of the value as a code: its blanks and hyphens left out.</summary>
    public ReadValue Code(int index, int length, string code)
    {
        var places = Enumerable.Range(index, length).Where(i => Text[i] is not (' ' or '-' or '\u3000')).ToArray();
        return this with
        {
            Text = code,
            Doubtful = places.Length != code.Length ? Doubtful : [.. Doubtful.Where(d => places.Contains(d.Index)).Select(d => d with { Index = Array.IndexOf(places, d.Index) })],
        };
    }

    /// <summary>Where the part cannot be found word for word, what was doubtful about the whole is doubtful about it.</summary>
    private static ImmutableArray<DoubtfulCharacter> Within(ImmutableArray<DoubtfulCharacter> doubtful, int start, int length) =>
        start < 0 ? doubtful : [.. doubtful.Where(d => d.Index >= start && d.Index < start + length).Select(d => d with { Index = d.Index - start })];

    /// <summary>Whether a line was recognised from a picture. On a mixed page the recognised lines are those that are not wholly certain.</summary>
    public static bool IsOcr(Page page, Line line) =>
        page.Source == TextSource.Ocr || (page.Source == TextSource.Mixed && line.Confidence < 1);

    public static double Trusted(Page page, Line line) => IsOcr(page, line) ? line.Confidence : 1;
}
