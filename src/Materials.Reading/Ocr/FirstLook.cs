namespace Materials.Reading.Ocr;

/// <summary>What a cheap look at the page, shrunk to a thumbnail, tells: how it is turned and how tall its letters are.</summary>
/// <param name="Lines">The lines seen, in pixels of the page as decoded.</param>
/// <param name="Turn">0, or 90 when the lines run up or down the page. Which way up it then is, only reading tells.</param>
/// <param name="TextHeight">Of small text on this page, in pixels of the page as decoded; 0 when no line was seen.</param>
internal sealed record FirstLook(IReadOnlyList<TextBox> Lines, int Turn, double TextHeight)
{
    /// <summary>Lines of an A4 page of body text are still apart at this size, at a tenth of the cost of the real search.</summary>
    private const double LongSide = 640;

    /// <summary>A box must be this many times longer than wide to tell the direction of its text; two characters are 2.</summary>
    private const double Elongated = 1.8;

    public static FirstLook At(PageImage page, TextDetector detector)
    {
        var image = page.WithoutRed;
        var lines = detector.Find(image, new Area(0, 0, image.Width, image.Height), Math.Min(1, LongSide / Math.Max(image.Width, image.Height)));
        if (lines.Count == 0)
            return new FirstLook(lines, 0, 0);

        var across = lines.Where(l => l.Width > Elongated * l.Height).Sum(l => l.Width);
        var along = lines.Where(l => l.Height > Elongated * l.Width).Sum(l => l.Height);
        return new FirstLook(lines, along > across ? 90 : 0, SmallTextOf(lines));
    }

    /// <summary>How tall small text is among these lines: that of the lower quarter, since titles don't matter and footnotes do. 0 without lines.</summary>
    public static double SmallTextOf(List<TextBox> lines)
    {
        var heights = lines.Select(l => Math.Min(l.Width, l.Height)).Order().ToArray();
        return heights.Length == 0 ? 0 : heights[heights.Length / 4];
    }
}
