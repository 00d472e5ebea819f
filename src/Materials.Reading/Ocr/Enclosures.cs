namespace Materials.Reading.Ocr;

/// <summary>All that lines enclose on a page, and what borders on what.</summary>
internal sealed class Enclosures
{
    /// <summary>What is smaller, in heights of the page's text squared, is the inside of a letter or a box to tick.</summary>
    private const double Smallest = 1.5;

    /// <summary>What reaches across more than this of the page both ways is the paper itself, or a frame around all of it.</summary>
    private const double Open = 0.75;

    /// <summary>A ruled line with the edges on both its sides, in pixels of the levelled page: what is further apart has ground between.</summary>
    private const int Rule = 9;

    private readonly int[] labels;
    private readonly int width, height;
    private readonly Dictionary<int, Enclosure> enclosures = [];

    private Enclosures(Raster page, IReadOnlyList<TextBox> texts)
    {
        (width, height) = (page.Width, page.Height);
        TextHeight = texts.Select(t => t.Height).Order().ElementAt(texts.Count / 2);
        labels = new int[width * height];
        var edges = Edges.Of(page);
        Lettering.Erase(edges.Marks, texts, RuledLines.Of(page, edges, TextHeight), width);
        DashedLines.Close(edges.Marks, width, TextHeight);
        Label(edges.Marks);
        foreach (var paper in enclosures.Values.Where(e => e.Width > Open * width && e.Height > Open * height).ToArray())
            enclosures.Remove(paper.Number);
        Border();
    }

    public IEnumerable<Enclosure> All => enclosures.Values;

    /// <summary>Pairs that share an upright line, the left one first.</summary>
    public Dictionary<(int Left, int Right), int> Beside { get; } = [];

    /// <summary>Pairs that share a level line, the upper one first.</summary>
    public Dictionary<(int Upper, int Lower), int> Above { get; } = [];

    /// <summary>The height of the page's text on the levelled page.</summary>
    public double TextHeight { get; }

    /// <param name="page">Levelled.</param>
    /// <param name="texts">Its lines of text, at least one, in its pixels.</param>
    public static Enclosures Of(Raster page, IReadOnlyList<TextBox> texts) => new(page, texts);

    public Enclosure this[int number] => enclosures[number];

    public int Width => width;

    public int Height => height;

    /// <summary>What a pixel belongs to: the number of an enclosure, of the paper outside all of them, or 0 for ink and what letters shut in.</summary>
    public int At(int x, int y) => labels[y * width + x];

    /// <summary>Whether a pixel, counted row by row, is ink or ground that ink shuts in, such as the inside of an arrow's head.</summary>
    public bool IsInk(int pixel) => labels[pixel] == 0;

    /// <summary>The enclosure that holds a line of text; null when it stands on open paper.</summary>
    public Enclosure? Around(TextBox text)
    {
        // Beside the letters, too: a line may fill its cell. Above and below may lie a rule that it touches.
        const double reach = 0.35, across = 0.25;
        var (sin, cos) = Math.SinCos(text.Angle);
        var votes = new Dictionary<int, int>();
        for (var u = -text.Width / 2 - reach * text.Height; u <= text.Width / 2 + reach * text.Height; u++)
        {
            for (var v = -across * text.Height; v <= across * text.Height; v++)
            {
                var (px, py) = ((int)(text.X + u * cos - v * sin), (int)(text.Y + u * sin + v * cos));
                if (px < 0 || py < 0 || px >= width || py >= height)
                    continue;
                var label = labels[py * width + px];
                if (label > 0)
                    votes[label] = votes.GetValueOrDefault(label) + 1;
            }
        }

        // Who has most of the ground that reaches around the middle, the paper included.
        var best = votes.Where(v => !enclosures.TryGetValue(v.Key, out var e) || e.Contains(text.X, text.Y))
            .OrderByDescending(v => v.Value).Select(v => v.Key).FirstOrDefault();
        return enclosures.GetValueOrDefault(best);
    }

    /// <summary>Numbers the ground: runs without edges, joined to those they touch in the row above. Corners don't join: lines aslant would leak.</summary>
    private void Label(bool[] edges)
    {
        var parents = new List<int> { 0 };
        var runs = new List<(int Y, int Start, int End, int Label)>();
        var (aboveStart, aboveEnd) = (0, 0);
        for (var y = 0; y < height; y++)
        {
            var row = edges.AsSpan(y * width, width);
            var first = runs.Count;
            var above = aboveStart;
            for (var x = 0; x < width;)
            {
                var next = row[x..].IndexOf(false);
                if (next < 0)
                    break;
                var start = x + next;
                var length = row[start..].IndexOf(true);
                x = length < 0 ? width : start + length;
                var label = 0;
                while (above < aboveEnd && runs[above].End <= start)
                    above++;
                for (var i = above; i < aboveEnd && runs[i].Start < x; i++)
                {
                    var root = Root(runs[i].Label);
                    if (label == 0)
                        label = root;
                    else if (label != root)
                        (parents[Math.Max(label, root)], label) = (Math.Min(label, root), Math.Min(label, root));
                }

                if (label == 0)
                {
                    label = parents.Count;
                    parents.Add(label);
                }

                runs.Add((y, start, x, label));
            }

            (aboveStart, aboveEnd) = (first, runs.Count);
        }

        var sizes = new int[parents.Count];
        foreach (var (_, start, end, label) in runs)
            sizes[Root(label)] += end - start;
        foreach (var (y, start, end, label) in runs)
        {
            var root = Root(label);
            if (sizes[root] < Smallest * TextHeight * TextHeight)
                continue;
            labels.AsSpan(y * width + start, end - start).Fill(root);
            if (!enclosures.TryGetValue(root, out var enclosure))
                enclosures.Add(root, enclosure = new(root));
            enclosure.Add(y, start, end);
        }

        int Root(int label)
        {
            while (parents[label] != label)
                label = parents[label] = parents[parents[label]];
            return label;
        }
    }

    private void Border()
    {
        var (lastAbove, lastAboveY) = (new int[width], new int[width]);
        for (var y = 0; y < height; y++)
        {
            var row = labels.AsSpan(y * width, width);
            var (last, lastX) = (0, 0);
            for (var x = 0; x < width; x++)
            {
                var label = row[x];
                if (label == 0)
                    continue;
                if (label != last)
                    Count(Beside, last, label, x - lastX);
                if (label != lastAbove[x])
                    Count(Above, lastAbove[x], label, y - lastAboveY[x]);
                (last, lastX) = (label, x);
                (lastAbove[x], lastAboveY[x]) = (label, y);
            }
        }

        void Count(Dictionary<(int, int), int> borders, int from, int to, int gap)
        {
            if (from > 0 && gap <= Rule && enclosures.ContainsKey(from) && enclosures.ContainsKey(to))
                borders[(from, to)] = borders.GetValueOrDefault((from, to)) + 1;
        }
    }
}
