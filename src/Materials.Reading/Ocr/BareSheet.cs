namespace Materials.Reading.Ocr;

/// <summary>Finds the sheet on a photograph by its bare paper, so that the desk around it and the sheet's own edges don't count as what stands on it.</summary>
internal sealed class BareSheet
{
    /// <summary>Paper is at least this bright, of 255: half as bright as in good light.</summary>
    private const int LeastGround = 115;

    /// <summary>Light changes from one square to the next by less than this part; an edge changes it by more.</summary>
    private const double SameLight = 0.1;

    /// <summary>A sheet with the desk on three sides of it or all takes at least this part of the picture…</summary>
    private const double LeastShare = 0.5;

    /// <summary>…and one that the picture cuts off on two sides or more this part: a bare wall above what stands in a room takes less.</summary>
    private const double LeastShareCut = 0.75;

    /// <summary>The part of its bounding box that a sheet takes, leaning or seen askew.</summary>
    private const double LeastFilled = 0.78;

    /// <summary>The part of a sheet's squares that are evener than the measure of clouds: blocks of text make more than a tenth of a page uneven.</summary>
    private const double Uneven = 0.9;

    /// <summary>Fewer places than this tell nothing: a strip of paper.</summary>
    private const int LeastBends = 100;

    private readonly PixelMeasure.Square[] squares;
    private readonly int columns, rows;

    /// <param name="squares">Row by row.</param>
    /// <param name="columns">How many stand side by side.</param>
    public BareSheet(PixelMeasure.Square[] squares, int columns)
    {
        (this.squares, this.columns, rows) = (squares, columns, squares.Length / columns);
        var covered = Covered();
        Ink = squares.Length == 0 ? 0 : Math.Round(squares.Where((_, i) => covered[i]).Average(s => s.Ink), 2);
        Clouds = CloudsIn(covered);
    }

    /// <summary>The pixels of a square of the sheet that are ink, on average.</summary>
    public double Ink { get; }

    /// <summary>
    /// How much brightness bends from square to square where there is no ink, as a part of it: light on paper bends little, and what is too blurred to show as
    /// ink makes clouds. 0 where there are not enough such squares to tell.
    /// </summary>
    public double Clouds { get; }

    /// <summary>Which squares the sheet covers, what stands on it among them; all of the picture where no sheet is told from what is around it.</summary>
    private bool[] Covered()
    {
        var whole = Enumerable.Repeat(true, squares.Length).ToArray();
        var paper = LargestArea();
        if (paper.Count < LeastShare * squares.Length)
            return whole;
        var (covered, box) = Filled(paper);
        var (share, cut) = (covered.Count(c => c) / (double)squares.Length, 0);
        cut += box.Left == 0 ? 1 : 0;
        cut += box.Top == 0 ? 1 : 0;
        cut += box.Right == columns ? 1 : 0;
        cut += box.Bottom == rows ? 1 : 0;
        return share >= (cut > 1 ? LeastShareCut : LeastShare) && covered.Count(c => c) >= LeastFilled * box.Width * box.Height ? covered : whole;
    }

    private double CloudsIn(bool[] covered)
    {
        var bends = new List<double>();
        for (var y = 2; y < rows - 2; y++)
        {
            for (var x = 2; x < columns - 2; x++)
            {
                foreach (var step in (int[])[1, columns])
                {
                    var at = y * columns + x;
                    // The squares at the sheet's edge have some of the desk in them.
                    if (covered[at - 2 * step] && covered[at + 2 * step] && !squares[at - step].HasInk && !squares[at].HasInk && !squares[at + step].HasInk)
                        bends.Add(Math.Abs(squares[at - step].Mean + squares[at + step].Mean - 2 * squares[at].Mean) / Math.Max(1, squares[at].Mean));
                }
            }
        }

        if (bends.Count < LeastBends)
            return 0;
        bends.Sort();
        return Math.Round(bends[(int)(bends.Count * Uneven)], 4);
    }

    /// <summary>The most squares without ink that hang together, bright as paper is and lit alike.</summary>
    private List<int> LargestArea()
    {
        var seen = new bool[squares.Length];
        List<int> largest = [];
        for (var start = 0; start < squares.Length; start++)
        {
            if (seen[start] || !IsPaper(start))
                continue;
            List<int> area = [start];
            seen[start] = true;
            for (var i = 0; i < area.Count; i++)
            {
                var (x, y) = (area[i] % columns, area[i] / columns);
                Take(area[i], x > 0 ? area[i] - 1 : -1);
                Take(area[i], x + 1 < columns ? area[i] + 1 : -1);
                Take(area[i], y > 0 ? area[i] - columns : -1);
                Take(area[i], y + 1 < rows ? area[i] + columns : -1);
            }

            if (area.Count > largest.Count)
                largest = area;

            void Take(int from, int to)
            {
                if (to < 0 || seen[to] || !IsPaper(to) || Math.Abs(squares[from].Ground - squares[to].Ground) > SameLight * squares[from].Ground)
                    return;
                seen[to] = true;
                area.Add(to);
            }
        }

        return largest;
    }

    /// <summary>The area with what it encloses: squares that have some of it on all four sides.</summary>
    private (bool[] Covered, Area Box) Filled(List<int> area)
    {
        var (rowFrom, rowTo) = (Enumerable.Repeat(int.MaxValue, rows).ToArray(), Enumerable.Repeat(-1, rows).ToArray());
        var (columnFrom, columnTo) = (Enumerable.Repeat(int.MaxValue, columns).ToArray(), Enumerable.Repeat(-1, columns).ToArray());
        foreach (var (x, y) in area.Select(i => (i % columns, i / columns)))
        {
            (rowFrom[y], rowTo[y]) = (Math.Min(rowFrom[y], x), Math.Max(rowTo[y], x));
            (columnFrom[x], columnTo[x]) = (Math.Min(columnFrom[x], y), Math.Max(columnTo[x], y));
        }

        var covered = squares.Select((_, i) => (X: i % columns, Y: i / columns)).Select(p =>
            p.X >= rowFrom[p.Y] && p.X <= rowTo[p.Y] && p.Y >= columnFrom[p.X] && p.Y <= columnTo[p.X]).ToArray();
        var (xs, ys) = (area.Select(i => i % columns).ToArray(), area.Select(i => i / columns).ToArray());
        return (covered, new Area(xs.Min(), ys.Min(), xs.Max() - xs.Min() + 1, ys.Max() - ys.Min() + 1));
    }

    private bool IsPaper(int at) => squares[at] is { HasInk: false, Ground: >= LeastGround };
}
