using Materials.Pages;

namespace Materials.Reading.Ocr;

/// <summary>Tells pictures of pages that nobody can read from blank ones and from photographs.</summary>
internal static class PoorPicture
{
    /// <summary>Below this mean confidence one character in five is wrong.</summary>
    private const double LeastConfidence = 0.7;

    /// <summary>Large letters stay sharper than this where the small text around them is lost, and its edges are wider than <see cref="BlurredEdge"/>.</summary>
    private const double TitlesSharpness = 0.3;

    /// <summary>Strokes of a sharp scan or photo fade over one or two pixels; over more than this, small text has run together and only titles are left.</summary>
    private const double BlurredEdge = 3;

    /// <summary>Titles, where the text below them is lost.</summary>
    private const int FewLines = 3;

    /// <summary>
    /// Too dark, faint, blurred or small to be trusted, even where something was recognised. What shows colours and no text is a photograph
    /// of a room and no bad document, unless all of it is smeared; what shows neither, and is not blank, is a page that nobody can read.
    /// </summary>
    public static bool Is(Picture picture, OcrPage text) => !text.IsBlank && (text.Lines.IsEmpty
        ? picture.Coloured == false || text.Legibility.IsSmeared
        : text.Legibility.IsIllegible || text.Confidence < LeastConfidence
            || (text.Lines.Length <= FewLines && text.Legibility.Edge > BlurredEdge && text.Legibility.Sharpness < TitlesSharpness));
}
