using Materials.Reading.Pdf.Content;

namespace Materials.Reading.Pdf.Layout;

/// <summary>A page turned so that its text stands upright.</summary>
internal sealed class TurnedPage
{
    private readonly Matrix back;

    private TurnedPage(PageContent page, List<Fragment> fragments, in Matrix back)
    {
        Page = page;
        Fragments = fragments;
        this.back = back;
    }

    public PageContent Page { get; }

    public List<Fragment> Fragments { get; }

    public Area Back(in Area area) => back.Map(area.Left, area.Top, area.Right, area.Bottom);

    public static TurnedPage Upright(PageContent page, List<Fragment> fragments, Turn turn)
    {
        double width = page.Width, height = page.Height;
        var (there, back) = turn switch
        {
            Turn.Right => (new Matrix(0, -1, 1, 0, 0, width), new Matrix(0, 1, -1, 0, width, 0)),
            Turn.Left => (new Matrix(0, 1, -1, 0, height, 0), new Matrix(0, -1, 1, 0, 0, height)),
            _ => (new Matrix(-1, 0, 0, -1, width, height), new Matrix(-1, 0, 0, -1, width, height)),
        };
        var sideways = turn != Turn.Over;
        var turned = new PageContent
        {
            Number = page.Number,
            Width = sideways ? height : width,
            Height = sideways ? width : height,
            Dictionary = page.Dictionary,
            Space = page.Space.Then(there),
        };
        foreach (var line in page.Lines)
            turned.Lines.Add(Turned(line, there));
        foreach (var outline in page.Outlines)
            turned.Outlines.Add(there.Map(outline.Left, outline.Top, outline.Right, outline.Bottom));
        foreach (var fill in page.Fills)
            turned.Fills.Add(fill with { Area = there.Map(fill.Area.Left, fill.Area.Top, fill.Area.Right, fill.Area.Bottom) });
        return new TurnedPage(turned, fragments.ConvertAll(f => Turned(f, there, turn)), back);
    }

    private static Mark Turned(in Mark line, in Matrix there)
    {
        var area = line.IsHorizontal ? there.Map(line.From, line.At, line.To, line.At) : there.Map(line.At, line.From, line.At, line.To);
        return area.Width > area.Height ? new Mark(true, area.CentreY, area.Left, area.Right) : new Mark(false, area.CentreX, area.Top, area.Bottom);
    }

    private static Fragment Turned(Fragment fragment, in Matrix there, Turn turn)
    {
        var (startX, startY) = there.Map(fragment.StartX, fragment.StartY);
        var (endX, endY) = there.Map(fragment.EndX, fragment.EndY);
        return new Fragment
        {
            Text = fragment.Text,
            UnknownLetters = fragment.UnknownLetters,
            StartX = startX,
            StartY = startY,
            EndX = endX,
            EndY = endY,
            Size = fragment.Size,
            Bold = fragment.Bold,
            Colour = fragment.Colour,
            Order = fragment.Order,
            Turn = fragment.Turn switch
            {
                Turn.Oblique or Turn.Down => Turn.Oblique,
                var own => (Turn)(((int)own - (int)turn + 4) % 4),
            },
        };
    }
}
