namespace Materials.Reading.Ocr;

/// <summary>Finds all lines of a page, at the smallest size that its text allows, under seals too.</summary>
internal sealed class LineFinder(TextDetector detector)
{
    /// <summary>How tall the page's small text, with the margins that the first look gives it, should be for the network, in pixels.</summary>
    private const double TextHeightSought = 19;

    /// <summary>Bounds of the longer side in the network: below, lines merge; above, it costs and gains nothing.</summary>
    private const double ShortestSide = 640;

    private const double LongestSide = 1600;

    /// <summary>
    /// Where a quarter of the lines found are lower than this for the network, the first look has overlooked the smallest, and so does this one: pages whose text was
    /// found whole have 15 to 20. Looked at once more, larger.
    /// </summary>
    private const double LowestFound = 14;

    /// <summary>Two boxes that share more than this of the smaller are one line seen twice.</summary>
    private const double SameLine = 0.5;

    public List<TextBox> Find(PageImage page, double textHeight, CancellationToken cancellationToken)
    {
        var image = page.WithoutRed;
        var longSide = Math.Max(image.Width, image.Height);
        var scale = textHeight > 0 ? TextHeightSought / textHeight : 1;
        scale = Math.Clamp(scale, ShortestSide / longSide, LongestSide / longSide);
        var whole = new Area(0, 0, image.Width, image.Height);
        var lines = detector.Find(image, whole, scale);
        var found = FirstLook.SmallTextOf(lines);
        if (found > 0 && found * scale < LowestFound && scale < LongestSide / longSide)
        {
            cancellationToken.ThrowIfCancellationRequested();
            scale = Math.Min(TextHeightSought / found, LongestSide / longSide);
            lines = detector.Find(image, whole, scale);
        }

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
