namespace Materials.Reading.Ocr;

/// <summary>How well a page can be read at all, measured on its pixels.</summary>
/// <param name="Ink">The part of the page that is clearly darker than the ground around it, 0 to 1.</param>
/// <param name="Ground">How bright the ground (the paper) is, 0 black to 1 white.</param>
/// <param name="Contrast">How much darker than the ground the ink is, 0 to 1.</param>
/// <param name="Blur">The width of the edges of ink, in parts of the height of small text; 0 when no text was seen.</param>
public sealed record Legibility(double Ink, double Ground, double Contrast, double Blur)
{
    internal static Legibility Of(PageImage page, FirstLook look) => new(0, 1, 1, 0);
}
