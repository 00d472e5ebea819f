namespace Materials.Reading.Ocr;

/// <summary>A drawing of boxes, such as a flowchart: rectangles, rounded ones, diamonds, ellipses, outlined or filled.</summary>
/// <param name="Boxes">In the order of the arrows between them; where none are seen, from the top down and from left to right.</param>
internal sealed record Drawing(IReadOnlyList<DrawnBox> Boxes)
{
    /// <summary>Two boxes with an arrow between them may be anything; a picture of boxes without arrows, such as the fields of a form on a screen, too.</summary>
    private const int Fewest = 3, FewestUnlinked = 4;

    /// <summary>The part of the page's lines that stands in boxes where no arrow joins them.</summary>
    private const double MostlyBoxes = 0.6;

    /// <summary>A diamond fills half of its rectangle; a pocket between arrows is crooked.</summary>
    private const double LeastSolid = 0.45;

    /// <summary>Larger, in parts of the page, it is a panel with a text of its own.</summary>
    private const double Widest = 0.7, Highest = 0.3;

    /// <summary>A box is drawn around its text: this much of it the text takes at least.</summary>
    private const double LeastText = 0.04;

    /// <summary>No more lines stand in one box.</summary>
    private const int MostLines = 6;

    public void Write(LayoutLines layout)
    {
        var group = layout.NextGroup();
        foreach (var box in Boxes)
            layout.AddShape(CellText.Of(box.Lines), group, box.Lines);
    }

    /// <param name="page">What lines enclose on the page.</param>
    /// <param name="lines">Its lines of text by what they stand in.</param>
    /// <param name="inTables">What is a cell of a table.</param>
    /// <param name="texts">All lines of text on the levelled page: what is written beside arrows is no arrow.</param>
    /// <param name="scale">How many pixels of the page one of the levelled page is.</param>
    /// <returns>Null when there is none.</returns>
    public static Drawing? In(Enclosures page, ILookup<Enclosure?, Placed> lines, IReadOnlySet<Enclosure> inTables, IReadOnlyCollection<TextBox> texts, double scale)
    {
        var written = lines.Where(g => g.Key is not null).Select(g => g.Key!).ToArray();
        // What stands within a cell is a box in a lane.
        var borders = page.Beside.Keys.Concat(page.Above.Keys).Where(p => inTables.Contains(page[p.Item1]) || inTables.Contains(page[p.Item2]))
            .Where(p => !page[p.Item1].Holds(page[p.Item2]) && !page[p.Item2].Holds(page[p.Item1]))
            .SelectMany(p => (int[])[p.Item1, p.Item2]).ToHashSet();
        var boxes = written
            .Where(e => !inTables.Contains(e) && !borders.Contains(e.Number) && IsBox(page, e, [.. lines[e]], scale)
                // What holds another is a lane, or a frame around a phase.
                && !written.Any(o => o != e && e.Holds(o)))
            .Select(e => new DrawnBox(e, [.. lines[e].OrderBy(l => l.Y)]))
            .ToArray();
        if (boxes.Length < Fewest)
            return null;
        var links = Connectors.Between(page, boxes, texts);
        if (links.Count < Fewest - 1 && (boxes.Length < FewestUnlinked || boxes.Sum(b => b.Lines.Count) < MostlyBoxes * lines.Sum(g => g.Count())))
            return null;
        return new(Sequence.Of(boxes, links));
    }

    private static bool IsBox(Enclosures page, Enclosure e, Placed[] lines, double scale) =>
        e.Solidity >= LeastSolid && e.Width < Widest * page.Width && e.Height < Highest * page.Height && lines.Length <= MostLines
        && lines.Sum(l => l.Width * l.Height) >= LeastText * e.Width * e.Height * scale * scale;
}

/// <summary>A box of a drawing and the lines that stand in it, from top to bottom.</summary>
internal sealed record DrawnBox(Enclosure Place, IReadOnlyList<Placed> Lines)
{
    public double X => (Place.Left + Place.Right) / 2.0;

    public double Y => (Place.Top + Place.Bottom) / 2.0;
}
