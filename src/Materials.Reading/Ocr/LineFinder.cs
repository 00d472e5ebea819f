namespace Materials.Reading.Ocr;

/// <summary>Finds all lines of a page, at the smallest size that its text allows, under seals too.</summary>
internal sealed class LineFinder(TextDetector detector)
{
    /// <summary>How tall the page's small text, with the margins that the first look gives it, should be for the network, in pixels.</summary>
    private const double TextHeightSought = 19;

    /// <summary>Bounds of the longer side in the network: below, lines merge; above, it costs and gains nothing.</summary>
    private const double ShortestSide = 640;

    private const double LongestSide = 1600;

    /// <summary>Two boxes that share more than this of the smaller are one line seen twice.</summary>
    private const double SameLine = 0.5;

    public List<TextBox> Find(PageImage page, double textHeight, CancellationToken cancellationToken)
    {
        var image = page.WithoutRed;
        var longSide = Math.Max(image.Width, image.Height);
        var scale = textHeight > 0 ? TextHeightSought / textHeight : 1;
        scale = Math.Clamp(scale, ShortestSide / longSide, LongestSide / longSide);
        var lines = detector.Find(image, new Area(0, 0, image.Width, image.Height), scale);
        cancellationToken.ThrowIfCancellationRequested();

        // What is written in red itself: titles, the text of seals and stamps.
        if (page.Red.Extent(image.Width, image.Height) is { } red)
        {
            foreach (var line in detector.Find(page.Plain, red, scale))
            {
                if (page.Red.Touches(line) && !lines.Any(l => l.Overlap(line) > SameLine || l.Holds(line.X, line.Y)))
                    lines.Add(line);
            }
        }
        return lines;
    }
}
