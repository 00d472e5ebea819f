using System.Collections.Immutable;

namespace Materials.Reading.Ocr;

/// <summary>A table with ruled lines: which cells stand in which row and column is told by the lines that they share, so that skew, perspective and merged cells do no harm.</summary>
/// <param name="Rows">From top to bottom; per row its cells from left to right, those without text included.</param>
/// <param name="Columns">How many columns the lines make.</param>
internal sealed record RuledTable(IReadOnlyList<IReadOnlyList<RuledCell>> Rows, int Columns)
{
    /// <summary>A head and an entry, or two fields of a form.</summary>
    private const int FewestRows = 2, FewestColumns = 2, FewestFilled = 3;

    /// <summary>Boxes of a drawing seldom border on one another; so many that do are the cells of a table.</summary>
    private const int FewestOfBroken = 6;

    /// <summary>Corners of neighbours that are one corner differ by less than this part of the text's height.</summary>
    private const double SameCorner = 0.45;

    /// <summary>Neighbours share at least this much of a line, in heights of the text.</summary>
    private const double SharedLine = 0.5;

    public IEnumerable<RuledCell> Cells => Rows.SelectMany(r => r);

    /// <summary>Writes it down row by row. Where a cell is merged over others, the columns it covers are empty, as in other formats.</summary>
    public void Write(LayoutLines layout)
    {
        var group = layout.NextGroup();
        foreach (var row in Rows.Where(r => r.Any(c => c.Lines.Count > 0)))
        {
            // What takes the whole width is no cell but a heading, a note, or a text that the table goes around.
            if (row is [{ } wide] && wide.Span == Columns)
            {
                Flow.Write(layout, [.. wide.Lines]);
                continue;
            }

            layout.AddRow(Texts(row), group, row.SelectMany(c => c.Lines));
        }
    }

    private ImmutableArray<string> Texts(IReadOnlyList<RuledCell> row)
    {
        var ordered = row.OrderBy(c => c.Place.Left).ToArray();

        // Where lines are broken, a cell's column may be unknown: then its place in the row is all that is told.
        if (ordered.Zip(ordered.Skip(1)).Any(p => p.Second.Column <= p.First.Column))
            return [.. ordered.Select(c => c.Text())];
        var texts = new string[Columns];
        Array.Fill(texts, "");
        foreach (var cell in ordered)
            texts[cell.Column] = cell.Text();
        return [.. texts];
    }

    /// <summary>The tables of a page: enclosures that border on one another.</summary>
    /// <param name="lines">The page's lines with the enclosure that each stands in.</param>
    /// <param name="broken">Takes the cells of tables whose rows and columns cannot be told: they are no boxes of a drawing.</param>
    public static IEnumerable<RuledTable> In(Enclosures page, ILookup<Enclosure?, Placed> lines, ISet<Enclosure> broken)
    {
        var least = SharedLine * page.TextHeight;
        var beside = page.Beside.Where(b => b.Value >= least).Select(b => b.Key).ToArray();
        var above = page.Above.Where(a => a.Value >= least).Select(a => a.Key).ToArray();
        var groups = new Classes();
        foreach (var (a, b) in beside.Where(p => OneCorner(page, p, upright: true)).Concat(above.Where(p => OneCorner(page, p, upright: false))))
            groups.Join(a, b);
        foreach (var group in beside.Concat(above).SelectMany(p => (int[])[p.Item1, p.Item2]).Distinct().GroupBy(groups.Of))
        {
            // What reaches around others is the paper beside the table, cut off by a fold or the edge of a shadow.
            var members = group.Where(m => !group.Any(o => o != m && page[m].Holds(page[o]))).ToHashSet();
            var filled = members.Where(m => lines.Contains(page[m])).ToHashSet();
            if (filled.Count < FewestFilled)
                continue;
            if ((Within(members) ?? Rejoined(members, filled)) is { } table)
                yield return table;
            else if (filled.Count >= FewestOfBroken)
                broken.UnionWith(filled.Select(m => page[m]));
        }

        RuledTable? Within(HashSet<int> members) =>
            Of(page, lines, members, [.. beside.Where(b => members.Contains(b.Left) && members.Contains(b.Right))], [.. above.Where(a => members.Contains(a.Upper) && members.Contains(a.Lower))]);

        // The edge of a shadow parts a cell aslant: the rectangles around both parts overlap, and one of them is empty.
        RuledTable? Rejoined(HashSet<int> members, HashSet<int> filled)
        {
            var parts = members.Except(filled)
                .Select(e => (Part: e, Whole: filled.FirstOrDefault(f => (beside.Contains((e, f)) || beside.Contains((f, e)) || above.Contains((e, f)) || above.Contains((f, e))) && Overlap(page, e, f))))
                .Where(p => p.Whole > 0).ToDictionary(p => p.Part, p => p.Whole);
            if (parts.Count == 0)
                return null;
            var whole = members.Except(parts.Keys).ToHashSet();
            return RuledTable.Of(page, lines, whole, Renamed(beside), Renamed(above));

            (int, int)[] Renamed((int, int)[] pairs) =>
                [.. pairs.Select(p => (parts.GetValueOrDefault(p.Item1, p.Item1), parts.GetValueOrDefault(p.Item2, p.Item2))).Distinct().Where(p => p.Item1 != p.Item2 && whole.Contains(p.Item1) && whole.Contains(p.Item2))];
        }
    }

    /// <summary>Whether the rectangles around two cells overlap by more than cells of a photographed table do.</summary>
    private static bool Overlap(Enclosures page, int one, int other)
    {
        var (a, b) = (page[one], page[other]);
        return !IsOne(page, Math.Max(a.Left, b.Left), Math.Max(Math.Max(a.Left, b.Left), Math.Min(a.Right, b.Right)))
            && !IsOne(page, Math.Max(a.Top, b.Top), Math.Max(Math.Max(a.Top, b.Top), Math.Min(a.Bottom, b.Bottom)));
    }

    private static RuledTable? Of(
        Enclosures page, ILookup<Enclosure?, Placed> lines, HashSet<int> members, (int Left, int Right)[] beside, (int Upper, int Lower)[] above)
    {
        var (level, upright) = (new Classes(), new Classes());
        foreach (var (a, b) in beside)
        {
            upright.Join(End(a), Start(b));
            var (left, right) = (page[a], page[b]);
            if (IsOne(page, left.TopRight.Y, right.TopLeft.Y))
                level.Join(Start(a), Start(b));
            if (IsOne(page, left.BottomRight.Y, right.BottomLeft.Y))
                level.Join(End(a), End(b));
        }

        foreach (var (a, b) in above)
        {
            level.Join(End(a), Start(b));
            var (upper, lower) = (page[a], page[b]);
            if (IsOne(page, upper.BottomLeft.X, lower.TopLeft.X))
                upright.Join(Start(a), Start(b));
            if (IsOne(page, upper.BottomRight.X, lower.TopRight.X))
                upright.Join(End(a), End(b));
        }

        if (level.Order(members.Select(m => (Start(m), End(m)))) is not { } levels || upright.Order(members.Select(m => (Start(m), End(m)))) is not { } uprights)
            return null;
        var cells = members.Select(m => new RuledCell(
            levels[level.Of(Start(m))], uprights[upright.Of(Start(m))], uprights[upright.Of(End(m))] - uprights[upright.Of(Start(m))], page[m], [.. lines[page[m]]])).ToArray();
        var rows = cells.GroupBy(c => c.Row).OrderBy(r => r.Key).Select(r => (IReadOnlyList<RuledCell>)[.. r.OrderBy(c => c.Column).ThenBy(c => c.Place.Left)]).ToArray();
        var columns = cells.Max(c => c.Column + c.Span);
        return columns < FewestColumns || rows.Count(r => r.Any(c => c.Lines.Count > 0)) < FewestRows ? null : new(rows, columns);
    }

    /// <summary>Whether two neighbours have a corner in common. Cells do, but for those beside the middle of a merged one; a box between arrows and the pocket beside it don't.</summary>
    private static bool OneCorner(Enclosures page, (int A, int B) pair, bool upright)
    {
        var (a, b) = (page[pair.A], page[pair.B]);
        return upright
            ? IsOne(page, a.TopRight.Y, b.TopLeft.Y) || IsOne(page, a.BottomRight.Y, b.BottomLeft.Y)
            : IsOne(page, a.BottomLeft.X, b.TopLeft.X) || IsOne(page, a.BottomRight.X, b.TopRight.X);
    }

    private static bool IsOne(Enclosures page, int a, int b) => Math.Abs(a - b) < Math.Max(3, SameCorner * page.TextHeight);

    /// <summary>The upper (or left) line of a cell as a node, and its lower (or right) one.</summary>
    private static int Start(int cell) => 2 * cell;

    private static int End(int cell) => 2 * cell + 1;
}

/// <summary>A cell between ruled lines.</summary>
/// <param name="Row">Which line it begins at, counted from the top.</param>
/// <param name="Column">Which line it begins at, counted from the left.</param>
/// <param name="Span">How many columns it takes.</param>
internal sealed record RuledCell(int Row, int Column, int Span, Enclosure Place, IReadOnlyList<Placed> Lines)
{
    /// <summary>All that stands in it, line by line.</summary>
    public string Text() => Lines.Count == 0 ? "" : CellText.Of(Lines);
}
