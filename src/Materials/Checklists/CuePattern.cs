using System.Collections.Immutable;

namespace Materials.Checklists;

/// <summary>Something in a document that speaks for (weight above 0) or against (below 0).</summary>
/// <param name="Where">The part of a page it is looked for in.</param>
/// <param name="Words">Alternatives. For <see cref="CuePlace.Structure"/> they are names of features of the page, such as <c>register</c>.</param>
/// <param name="Weight">In natural-log odds, when <paramref name="Enough"/> different words are met; proportionally less for fewer.</param>
/// <param name="Enough">How many different words give the whole weight.</param>
/// <param name="Unless">Words that take a match back when they stand in the same clause.</param>
public sealed record CuePattern(
    CuePlace Where,
    ImmutableArray<WordPattern> Words,
    double Weight,
    int Enough,
    ImmutableArray<WordPattern> Unless)
{
    /// <summary>What the cue is worth when so many different words of it were met.</summary>
    public double Worth(int words) => Weight * Math.Min(words, Enough) / Enough;
}

/// <summary>Where a cue is looked for.</summary>
public enum CuePlace
{
    /// <summary>Anywhere in the visible text, running heads excepted.</summary>
    Text,

    /// <summary>The title of a document or of a part of it.</summary>
    Title,

    /// <summary>Headings inside a document.</summary>
    Heading,

    /// <summary>The head row of a table.</summary>
    Columns,

    /// <summary>The names of fields: what stands before a colon or in the left cell of a form.</summary>
    Labels,

    /// <summary>The boxes and steps of a diagram.</summary>
    Steps,

    /// <summary>The captions of pictures; a picture without words counts for a cue without words.</summary>
    Pictures,

    /// <summary>The build of the page: a register, a form, a diagram.</summary>
    Structure,

    /// <summary>The cells of a table: a word counts where most cells of some column hold one of the words.</summary>
    Values,

    /// <summary>The elements of the item that the page by itself proves; a cue without words.</summary>
    Elements,

    /// <summary>The file's name and folder. A hint; it decides nothing where text can be read.</summary>
    Name,
}
