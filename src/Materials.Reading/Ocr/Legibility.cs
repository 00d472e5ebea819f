namespace Materials.Reading.Ocr;

/// <summary>How well a page can be read at all, measured on its pixels and not on what was recognised.</summary>
/// <param name="Ink">The part of the sheet that is clearly darker than the ground around it, 0 to 1. On a photograph what lies around the sheet is left out.</param>
/// <param name="Ground">How bright the ground (the paper) is, 0 black to 1 white; where lines were seen, the lighter of ink and ground in them: letters may be white.</param>
/// <param name="Contrast">How much darker than its ground the ink is, 0 to 1; where lines were seen, in them.</param>
/// <param name="Edge">How many pixels, of the page as measured at its own size, the ink takes to go from ground to full darkness; 0 without ink.</param>
/// <param name="TextHeight">The height of the page's small text in pixels; 0 when no line was seen.</param>
public sealed record Legibility(double Ink, double Ground, double Contrast, double Edge, double TextHeight)
{
    /// <summary>Less ink than this, where no line of text was seen, is dust, the marks of punched holes and the edges of the sheet.</summary>
    private const double LeastInk = 0.0025;

    /// <summary>Text in less light than this lost a tenth of its characters and more where its letters are fine; at 0.2 it still read well.</summary>
    private const double LeastLight = 0.15;

    /// <summary>An empty sheet is only known as one where the light would have shown what stands on it: half as bright as paper is.</summary>
    private const double LeastGroundOfBlank = 0.45;

    /// <summary>Between paper in uneven light and with soft shadows on it (0.004) and a licence blurred by 30 pixels (0.022).</summary>
    private const double LeastClouds = 0.015;

    /// <summary>Twice what a bare sheet may have. Whatever a room holds has edges that count as ink.</summary>
    private const double MostInkOfSmears = 2 * LeastInk;

    /// <summary>Fainter ink than this part of the ground's brightness drowns in a JPEG's noise.</summary>
    private const double LeastContrast = 0.15;

    /// <summary>
    /// Of photos that were out of focus or moved, all that lost more than a twelfth of their characters were less sharp than this, and all that lost less than
    /// a fiftieth sharper, but one (README of the OCR benchmarks). Sharp pages have 0.5 to 1.
    /// </summary>
    private const double LeastSharpness = 0.1;

    /// <summary>A page without lines whose edges take more pixels than this has lost them.</summary>
    private const double WidestEdge = 12;

    /// <summary>Smaller letters, in pixels with their margins, have fewer than eight rows for strokes that need nine.</summary>
    private const double SmallestText = 9;

    /// <summary>How much of the lines' strokes is left, 0 to about 1; of the blurriest quarter of the lines. Null where no line was seen.</summary>
    public double? Sharpness { get; init; }

    /// <summary>How much the brightness of the paper bends where no ink shows, as a part of it: 0.004 and less in all kinds of light, more where writing is blurred to clouds.</summary>
    public double Clouds { get; init; }

    /// <summary>Nothing stands on the page, and it was light enough to see that.</summary>
    public bool IsBlank => IsBare && TextHeight == 0;

    /// <summary>There is no more ink on the sheet than dust and a page's number have, and it was light enough to see that.</summary>
    public bool IsBare => Ink < LeastInk && Ground >= LeastGroundOfBlank && Clouds < LeastClouds;

    /// <summary>What stands on the page is so blurred that no line and hardly any ink is left of it.</summary>
    public bool IsSmeared => Sharpness is null && Ink < MostInkOfSmears && Ground >= LeastGroundOfBlank && Clouds >= LeastClouds;

    /// <summary>Something may stand on the page, but too dark, too faint, too blurred or too small to be trusted, even where characters were recognised.</summary>
    public bool IsIllegible => !IsBlank && (Ground < LeastLight || Contrast < LeastContrast || IsBlurred || IsSmeared || (TextHeight > 0 && TextHeight < SmallestText));

    private bool IsBlurred => Sharpness is { } sharpness ? sharpness < LeastSharpness : Edge > WidestEdge;

    /// <param name="lines">The lines of text on the page.</param>
    /// <param name="textHeight">Of its small text, in pixels; 0 when no line was seen.</param>
    internal static Legibility Of(PageImage page, IReadOnlyList<TextBox> lines, double textHeight) => PixelMeasure.Of(page.Plain, lines, textHeight);
}
