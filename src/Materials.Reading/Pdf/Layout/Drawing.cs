using System.Runtime.InteropServices;
using Materials.Pages;
using Materials.Reading.Pdf.Content;

namespace Materials.Reading.Pdf.Layout;

/// <summary>Boxes with text in them, apart from one another: a flowchart, an organisation chart.</summary>
internal sealed class Drawing
{
    private const double MinWidth = 24, MinHeight = 10;

    /// <summary>Boxes of a drawing stand at least this far apart, in points; cells of a table touch.</summary>
    private const double MinDistance = 3;

    /// <summary>A box wider or higher than these shares of the page is a frame, a banner or a column.</summary>
    private const double MaxWidthShare = 0.6, MaxHeightShare = 0.3;

    /// <summary>More letters than this are a paragraph in a frame.</summary>
    private const int MaxLetters = 80;

    /// <summary>Banners behind headings have colour alone as well; only several of them are a drawing.</summary>
    private const int MinColouredBoxes = 3;

    private const int MaxBoxes = 400;

    private readonly List<Area> boxes, outlined;

    private Drawing(List<Area> boxes, List<Area> outlined)
    {
        this.boxes = boxes;
        this.outlined = outlined;
    }

    public static Drawing Of(PageContent page, List<Fragment> fragments)
    {
        var boxes = new List<Area>();
        foreach (var outline in page.Outlines)
            AddOnce(boxes, outline, page);
        foreach (var grid in Grid.Of(page.Lines))
        {
            if (grid.CellCount == 1)
                AddOnce(boxes, grid.Area, page);
        }

        boxes = Apart(boxes, fragments);
        var outlined = boxes.ToList();

        // Boxes without a line around them show by their colour.
        foreach (var fill in page.Fills)
        {
            if (!fill.Colour.IsLike(Colour.White))
                AddOnce(boxes, fill.Area, page);
        }

        boxes = Apart(boxes, fragments);
        if (outlined.Count < 2 && boxes.Count < MinColouredBoxes)
            return new Drawing([], []);

        boxes.Sort(static (a, b) => a.Top != b.Top ? a.Top.CompareTo(b.Top) : a.Left.CompareTo(b.Left));
        return new Drawing(boxes, outlined);
    }

    /// <summary>The boxes that hold a few words and touch no other such box.</summary>
    private static List<Area> Apart(List<Area> boxes, List<Fragment> fragments)
    {
        var filled = boxes.FindAll(b => fragments.Sum(f => Holds(b, f) ? f.Text.Length : 0) is > 0 and <= MaxLetters);
        return filled.FindAll(b => filled.TrueForAll(o => Same(b, o) || IsApart(b, o)));
    }

    /// <summary>Whether lines that hang together are boxes and the arrows between them, and no table.</summary>
    public bool IsMadeOf(Area grid) => outlined.Count(b => grid.Covers(b, MinDistance) && !Same(b, grid)) > 1;

    /// <summary>Makes a shape of every box's text.</summary>
    /// <returns>The fragments that stand in no box.</returns>
    public List<Fragment> TakeShapes(List<Fragment> fragments, List<(Area Area, List<TextLine> Lines)> places, ref int group)
    {
        if (boxes.Count == 0)
            return fragments;

        var inside = new List<Fragment>?[boxes.Count];
        var free = new List<Fragment>();
        foreach (var fragment in fragments)
        {
            var home = boxes.FindIndex(b => Holds(b, fragment));
            if (home < 0)
                free.Add(fragment);
            else
                (inside[home] ??= []).Add(fragment);
        }

        if (inside.Count(i => i is not null) < 2)
            return fragments;

        group++;
        for (var i = 0; i < boxes.Count; i++)
        {
            if (inside[i] is { } content)
                places.Add((boxes[i], [Shape(boxes[i], content, group)]));
        }

        return free;
    }

    private static TextLine Shape(in Area box, List<Fragment> content, int group)
    {
        var (size, bold) = TextLine.Look(CollectionsMarshal.AsSpan(content));
        return new TextLine
        {
            Text = RuledTable.CellText(content),
            Area = box,
            Size = size,
            Bold = bold,
            Role = LineRole.Shape,
            Group = group,
        };
    }

    private static void AddOnce(List<Area> boxes, Area box, PageContent page)
    {
        if (boxes.Count < MaxBoxes && box.Width >= MinWidth && box.Height >= MinHeight && box.Width < page.Width * MaxWidthShare && box.Height < page.Height * MaxHeightShare
            && !boxes.Exists(b => Same(b, box)))
            boxes.Add(box);
    }

    private static bool Same(in Area a, in Area b) => a.Covers(b, MinDistance) && b.Covers(a, MinDistance);

    private static bool IsApart(in Area a, in Area b) =>
        a.Left > b.Right + MinDistance || b.Left > a.Right + MinDistance || a.Top > b.Bottom + MinDistance || b.Top > a.Bottom + MinDistance;

    private static bool Holds(in Area box, Fragment fragment)
    {
        var area = fragment.Area;
        return box.Contains(area.CentreX, area.CentreY);
    }
}
