using System.Collections.Immutable;
using Materials.Pages;

namespace Materials.Reading.Ocr;

/// <summary>Puts the lines of a page into reading order.</summary>
internal static class PageLayout
{
    public static ImmutableArray<Line> Order(IReadOnlyList<ReadLine> lines, int pageWidth, int pageHeight) =>
        [.. lines.OrderBy(l => l.Place.Y).Select(l => new Line { Text = l.Text, Confidence = l.Confidence, Box = l.Place.InShares(pageWidth, pageHeight) })];
}
