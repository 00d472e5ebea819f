namespace Materials.Reading.Ocr;

/// <summary>How well a page can be read at all, measured on its pixels and not on what was recognised.</summary>
/// <param name="Ink">The part of the page that is clearly darker than the ground around it, 0 to 1.</param>
/// <param name="Ground">How bright the ground (the paper) is, 0 black to 1 white.</param>
/// <param name="Contrast">How much darker than its ground the ink is, 0 to 1.</param>
/// <param name="Edge">How many pixels, of the page as measured at its own size, the ink takes to go from ground to full darkness; 0 without ink.</param>
/// <param name="TextHeight">The height of the page's small text in pixels; 0 when no line was seen.</param>
public sealed record Legibility(double Ink, double Ground, double Contrast, double Edge, double TextHeight)
{
    /// <summary>Less ink than this, where no line of text was seen, is dust, the marks of punched holes and the edges of the sheet.</summary>
    private const double LeastInk = 0.0025;

    /// <summary>Paper darker than this was photographed without light.</summary>
    private const double LeastGround = 0.2;

    /// <summary>An empty sheet is only known as one where the light would have shown what stands on it: half as bright as paper is.</summary>
    private const double LeastGroundOfBlank = 0.45;

    /// <summary>Fainter ink than this part of the ground's brightness drowns in a JPEG's noise.</summary>
    private const double LeastContrast = 0.15;

    /// <summary>Where strokes fade over more than this part of the letters' height, neighbouring strokes run together.</summary>
    private const double MostBlur = 0.33;

    /// <summary>Smaller letters, in pixels with their margins, have fewer than eight rows for strokes that need nine.</summary>
    private const double SmallestText = 9;

    /// <summary>Nothing stands on the page, and it was light enough to see that.</summary>
    public bool IsBlank => Ink < LeastInk && TextHeight == 0 && Ground >= LeastGroundOfBlank;

    /// <summary>Something may stand on the page, but too dark, too faint, too blurred or too small to be trusted, even where characters were recognised.</summary>
    public bool IsIllegible => !IsBlank && (Ground < LeastGround || Contrast < LeastContrast || IsBlurred || (TextHeight > 0 && TextHeight < SmallestText));

    private bool IsBlurred => TextHeight > 0 ? Edge > MostBlur * TextHeight : Edge > 12;

    internal static Legibility Of(PageImage page, FirstLook look) => PixelMeasure.Of(page.Plain, look.TextHeight);
}
