using System.Collections.Immutable;
using Materials.Pages;
using Materials.Reading.Pdf.Layout;

namespace Materials.Reading.Ocr;

/// <summary>What recognition found in one image.</summary>
/// <param name="Lines">In reading order, with their place and confidence; empty when nothing could be read.</param>
/// <param name="Turn">How far the image had to be turned clockwise to stand upright, after its EXIF turn: 0, 90, 180 or 270 degrees.
/// Places are shares of the image as it stands upright.</param>
/// <param name="Legibility">Whether the pixels show a page that can be read, measured apart from what was recognised.</param>
/// <param name="Confidence">The mean confidence of the characters, 0 to 1; 0 when there are none.</param>
public sealed record OcrPage(ImmutableArray<Line> Lines, int Turn, Legibility Legibility, double Confidence)
{
    /// <summary>Nothing stands on the page, or no more than its number.</summary>
    public bool IsBlank => Legibility.IsBlank || (Legibility.IsBare && Lines.All(l => RunningText.IsPageNumber().IsMatch(l.Text)));

    /// <summary>The round seals on the page as it stands upright.</summary>
    public ImmutableArray<Seal> Seals { get; init; } = [];
}
