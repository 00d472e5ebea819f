using UglyToad.PdfPig.Tokens;

namespace Materials.Reading.Pdf.Content;

/// <summary>What is drawn on one page, before anything is made of it.</summary>
internal sealed class PageContent
{
    public required int Number { get; init; }

    /// <summary>Of the page as it is shown, in points.</summary>
    public required double Width { get; init; }

    public required double Height { get; init; }

    public required DictionaryToken Dictionary { get; init; }

    /// <summary>From the file's coordinates to those of the page as it is shown.</summary>
    public required Matrix Space { get; init; }

    public List<Fragment> Fragments { get; } = [];

    public List<Mark> Lines { get; } = [];

    /// <summary>Closed figures drawn with a line around them: boxes, diamonds, rounded boxes.</summary>
    public List<Area> Outlines { get; } = [];

    public List<Fill> Fills { get; } = [];

    /// <summary>Closed round figures drawn in red with nothing in them but what stands there for itself: rings.</summary>
    public List<Area> RedRings { get; } = [];

    /// <summary>Everything else drawn in red.</summary>
    public List<Area> RedParts { get; } = [];

    /// <summary>Curves and slanting lines drawn on the page: letters drawn as outlines have many.</summary>
    public int Curves { get; set; }

    public List<PlacedImage> Images { get; } = [];

    /// <summary>Values of form fields and where they stand.</summary>
    public List<(Area Area, string Value)> FormFields { get; } = [];

    /// <summary>Whether a part of its content could not be unpacked.</summary>
    public bool IsDamaged { get; set; }

    /// <summary>Whether it names content and there is none.</summary>
    public bool HasLostContent { get; set; }

    public int LetterCount { get; set; }

    /// <summary>Letters drawn in a font that is not there.</summary>
    public int LostLetters { get; set; }

    /// <summary>Whether anything at all was drawn with ink.</summary>
    public bool HasInk { get; set; }
}

/// <summary>A straight horizontal or vertical line.</summary>
internal readonly record struct Mark(bool IsHorizontal, double At, double From, double To);

/// <summary>An area painted with one colour.</summary>
/// <param name="IsRectangle">Whether it fills its area; a round seal or a rounded box does not.</param>
internal readonly record struct Fill(Area Area, Colour Colour, bool IsRectangle, int Order);

/// <summary>An image drawn on the page.</summary>
/// <param name="Dictionary">Its own dictionary, with the short names of inline images written out.</param>
/// <param name="Data">Its bytes as stored, before any filter.</param>
internal sealed record PlacedImage(Area Area, DictionaryToken Dictionary, ReadOnlyMemory<byte> Data, int Order)
{
    public bool IsMask { get; init; }

    /// <summary>Whether it has a mask or transparency of its own, through which what lies beneath may show.</summary>
    public bool IsSeeThrough { get; init; }

    public int PixelWidth { get; init; }

    public int PixelHeight { get; init; }

    public DictionaryToken? NamedColourSpaces { get; init; }

    /// <summary>How the image lies on the page, for pages that were scanned sideways.</summary>
    public Matrix Space { get; init; }
}
