namespace Materials.Reading.Pdf.Content;

/// <summary>The path being drawn: only what tells lines, boxes and filled areas is kept of it.</summary>
internal sealed class DrawnPath(PageContent page)
{
    /// <summary>Areas thinner than this many points are lines, whether stroked or filled.</summary>
    private const double Thin = 3;

    /// <summary>Lines that rise by less, in points, are level: the rules of tables, the sides of boxes.</summary>
    private const double Slant = 0.05;

    /// <summary>A circle drawn as lines has at least this many.</summary>
    private const int CornersOfCircle = 16;

    /// <summary>The hole of a filled ring is at least this part of it.</summary>
    private const double RingHole = 0.75;

    private readonly List<(Area Area, bool IsRectangle, bool IsClosed, bool IsRound)> parts = [];
    private readonly List<(double X0, double Y0, double X1, double Y1)> segments = [];
    private Area current = Area.None;
    private (double X, double Y) start, point;
    private bool curved;
    private int corners, curves;

    public bool ClipsNext { get; set; }

    public void MoveTo((double X, double Y) to)
    {
        EndPart();
        start = point = to;
        current.Include(to);
    }

    public void LineTo((double X, double Y) to)
    {
        if (segments.Count < PdfLimits.MaxMarksPerPage)
            segments.Add((point.X, point.Y, to.X, to.Y));
        corners++;
        if (Math.Abs(to.X - point.X) > Slant && Math.Abs(to.Y - point.Y) > Slant)
            curves++;
        current.Include(to);
        point = to;
    }

    public void CurveTo((double X, double Y) first, (double X, double Y) second, (double X, double Y) to)
    {
        curved = true;
        curves++;
        current.Include(first);
        current.Include(second);
        current.Include(to);
        point = to;
    }

    public (double X, double Y) Point => point;

    public void Close()
    {
        if (point != start)
            LineTo(start);
    }

    public void Rectangle(in Area area)
    {
        EndPart();
        parts.Add((area, true, true, false));
        start = point = (area.Left, area.Top);
    }

    public void Stroke(in Area clip, in Colour colour)
    {
        EndPart();
        AddRed(colour, isStroke: true);
        foreach (var (x0, y0, x1, y1) in segments)
            AddLine(x0, y0, x1, y1, clip);
        foreach (var (area, isRectangle, isClosed, _) in parts)
        {
            if (isClosed && area.Width > Thin && area.Height > Thin && page.Outlines.Count < PdfLimits.MaxMarksPerPage)
                page.Outlines.Add(area);
            if (!isRectangle)
                continue;
            AddLine(area.Left, area.Top, area.Right, area.Top, clip);
            AddLine(area.Left, area.Bottom, area.Right, area.Bottom, clip);
            AddLine(area.Left, area.Top, area.Left, area.Bottom, clip);
            AddLine(area.Right, area.Top, area.Right, area.Bottom, clip);
        }
    }

    public void Paint(in Area clip, in Colour colour, double alpha, int order)
    {
        EndPart();
        AddRed(colour, isStroke: false);
        foreach (var (whole, isRectangle, _, _) in parts)
        {
            var area = whole.Intersect(clip);
            if (area.IsNone)
                continue;

            if (isRectangle && area.Width < Thin && area.Height > 2 * Thin)
                AddLine(area.CentreX, area.Top, area.CentreX, area.Bottom, clip);
            else if (isRectangle && area.Height < Thin && area.Width > 2 * Thin)
                AddLine(area.Left, area.CentreY, area.Right, area.CentreY, clip);
            else if (alpha > 0.5 && page.Fills.Count < PdfLimits.MaxMarksPerPage)
                page.Fills.Add(new Fill(area, colour, isRectangle, order));
        }
    }

    /// <summary>Ends the path; narrows the clip to it where W was given.</summary>
    public void End(ref Area clip)
    {
        EndPart();
        if (ClipsNext)
        {
            var area = Area.None;
            foreach (var part in parts)
                area = area.Union(part.Area);
            clip = clip.Intersect(area);
        }

        ClipsNext = false;
        parts.Clear();
        segments.Clear();
        curves = 0;
    }

    /// <summary>Counts what is drawn towards text in outlines, and keeps what is red towards seals.</summary>
    private void AddRed(in Colour colour, bool isStroke)
    {
        page.Curves += curves;
        curves = 0;
        if (!colour.IsRed)
            return;

        foreach (var (area, _, _, isRound) in parts)
        {
            if (page.RedParts.Count + page.RedRings.Count >= PdfLimits.MaxMarksPerPage)
                return;
            // A filled disc is no ring: what stands in it would not show.
            (isRound && (isStroke || HasHole(area)) ? page.RedRings : page.RedParts).Add(area);
        }
    }

    private bool HasHole(Area ring) => parts.Exists(p => p.IsRound && p.Area.Width < ring.Width && p.Area.Width > RingHole * ring.Width && ring.Covers(p.Area, 0));

    private void EndPart()
    {
        if (!current.IsNone)
            parts.Add((current, !curved && corners is 3 or 4 && IsUpright(), IsClosed, IsClosed && (curved || corners >= CornersOfCircle)));
        current = Area.None;
        curved = false;
        corners = 0;
    }

    private bool IsClosed => (curved || corners > 2) && Math.Abs(point.X - start.X) < 1 && Math.Abs(point.Y - start.Y) < 1;

    /// <summary>Whether the last segments run along the axes only, as a rectangle's sides do.</summary>
    private bool IsUpright()
    {
        for (var i = Math.Max(0, segments.Count - corners); i < segments.Count; i++)
        {
            var (x0, y0, x1, y1) = segments[i];
            if (Math.Abs(x0 - x1) > 0.5 && Math.Abs(y0 - y1) > 0.5)
                return false;
        }

        return true;
    }

    private void AddLine(double x0, double y0, double x1, double y1, in Area clip)
    {
        if (page.Lines.Count >= PdfLimits.MaxMarksPerPage)
            return;

        double left = Math.Max(Math.Min(x0, x1), clip.Left), right = Math.Min(Math.Max(x0, x1), clip.Right);
        double top = Math.Max(Math.Min(y0, y1), clip.Top), bottom = Math.Min(Math.Max(y0, y1), clip.Bottom);
        if (bottom - top < 1 && right - left > Thin)
            page.Lines.Add(new Mark(true, (top + bottom) / 2, left, right));
        else if (right - left < 1 && bottom - top > Thin)
            page.Lines.Add(new Mark(false, (left + right) / 2, top, bottom));
    }
}
