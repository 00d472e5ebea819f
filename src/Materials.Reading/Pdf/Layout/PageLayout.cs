using Materials.Reading.Pdf.Content;

namespace Materials.Reading.Pdf.Layout;

/// <summary>Makes lines in reading order of the fragments of one page: tables by their rules, boxes of drawings, forms, running text.</summary>
internal static class PageLayout
{
    public static List<TextLine> Lines(PageContent page, List<Fragment> fragments)
    {
        var turn = MainTurn(fragments);
        if (turn is Turn.Right or Turn.Over or Turn.Left)
            return Upright(page, fragments, turn);

        var main = turn == Turn.Down ? [] : fragments.FindAll(f => f.Turn == Turn.None);
        var others = fragments.FindAll(f => f.Turn != Turn.None || turn == Turn.Down);
        var lines = main.Count == 0 ? [] : Read(page, main);
        foreach (var aside in Asides(others))
            lines.Add(AlignedTable.Plain([aside], [[aside]]));
        return lines;
    }

    private static List<TextLine> Read(PageContent page, List<Fragment> fragments)
    {
        var group = 0;
        var drawing = Drawing.Of(page, fragments);
        var grids = Grid.Of(page.Lines).FindAll(g => g.CellCount > 1 && !drawing.IsMadeOf(g.Area));
        var free = new List<Fragment>();
        var inside = new List<Fragment>?[grids.Count];
        foreach (var fragment in fragments)
        {
            var home = Home(fragment, grids);
            if (home < 0)
                free.Add(fragment);
            else
                (inside[home] ??= []).Add(fragment);
        }

        var places = new List<(Area Area, List<TextLine> Lines)>();
        for (var i = 0; i < grids.Count; i++)
        {
            if (inside[i] is { } content)
                places.Add((grids[i].Area, RuledTable.Read(grids[i], content, ++group)));
        }

        free = drawing.TakeShapes(free, places, ref group);
        return Merge(AlignedTable.Read(Rows.Of(free), ref group), places);
    }

    /// <summary>The smallest grid around a fragment; -1 when there is none.</summary>
    private static int Home(Fragment fragment, List<Grid> grids)
    {
        var area = fragment.Area;
        var home = -1;
        for (var i = 0; i < grids.Count; i++)
        {
            var grid = grids[i].Area;
            if (grid.Contains(area.CentreX, area.CentreY) && (home < 0 || grid.Width * grid.Height < grids[home].Area.Width * grids[home].Area.Height))
                home = i;
        }

        return home;
    }

    /// <summary>Tables and shapes put among the lines where their first row stands.</summary>
    private static List<TextLine> Merge(List<TextLine> lines, List<(Area Area, List<TextLine> Lines)> places)
    {
        if (places.Count == 0)
            return lines;

        var merged = new List<TextLine>(lines.Count + places.Count * 4);
        places.Sort(static (a, b) => Math.Abs(a.Area.Top - b.Area.Top) > 3 ? a.Area.Top.CompareTo(b.Area.Top) : a.Area.Left.CompareTo(b.Area.Left));
        var next = 0;
        foreach (var line in lines)
        {
            while (next < places.Count && places[next].Area.Top < line.Area.CentreY)
                merged.AddRange(places[next++].Lines);
            merged.Add(line);
        }

        while (next < places.Count)
            merged.AddRange(places[next++].Lines);
        return merged;
    }

    /// <summary>Turned and vertical text: columns from right to left, the rest as drawn.</summary>
    private static IEnumerable<Fragment> Asides(List<Fragment> others) =>
        others.OrderBy(f => f.Turn).ThenBy(f => f.Turn == Turn.Down ? -Math.Round(f.StartX) : 0).ThenBy(f => f.Turn == Turn.Down ? f.StartY : 0).ThenBy(f => f.Order);

    private static Turn MainTurn(List<Fragment> fragments)
    {
        Span<int> letters = stackalloc int[6];
        foreach (var fragment in fragments)
            letters[(int)fragment.Turn] += fragment.Text.Length;
        var most = 0;
        for (var i = 1; i < letters.Length; i++)
        {
            if (letters[i] > letters[most])
                most = i;
        }

        return (Turn)most;
    }

    /// <summary>Reads a page whose text lies on its side as if the page were turned, and turns the places back.</summary>
    private static List<TextLine> Upright(PageContent page, List<Fragment> fragments, Turn turn)
    {
        var turned = TurnedPage.Upright(page, fragments, turn);
        var lines = Lines(turned.Page, turned.Fragments);
        foreach (var line in lines)
            line.Area = turned.Back(line.Area);
        return lines;
    }
}
