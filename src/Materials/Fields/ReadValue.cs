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

    /// <summary>Whether a verdict may rest on it; otherwise it is a doubt.</summary>
    public bool Firm => !Ocr || Trust >= FirmTrust;

    public static ReadValue Of(LabelledValue value) => new(value.Value, value.Page.Number, value.Quote, IsOcr(value.Page, value.Line), Trusted(value.Page, value.Line));

    /// <summary>Whether a line was recognised from a picture. On a mixed page the recognised lines are those that are not wholly certain.</summary>
    public static bool IsOcr(Page page, Line line) =>
        page.Source == TextSource.Ocr || (page.Source == TextSource.Mixed && line.Confidence < 1);

    public static double Trusted(Page page, Line line) => IsOcr(page, line) ? line.Confidence : 1;
}
