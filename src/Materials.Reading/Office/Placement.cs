using Materials.Pages;

namespace Materials.Reading.Office;

/// <summary>Where the figures of a drawing stand: nested groups with coordinates of their own, brought to those of the drawing (EMU).</summary>
internal sealed class Placement
{
    private readonly Stack<Frame> _groups = new();

    /// <summary>Where the whole drawing stands.</summary>
    public (double X, double Y) Origin { get; set; }

    public void PushGroup() => _groups.Push(new());

    public void PopGroup()
    {
        if (_groups.Count > 0)
            _groups.Pop();
    }

    /// <summary>The innermost group's place in its parent, and the rectangle of its own coordinates that fills it.</summary>
    public void SetGroup(Box place, Box inner)
    {
        if (_groups.Count == 0 || inner.Width <= 0 || inner.Height <= 0)
            return;
        _groups.Pop();
        _groups.Push(new(place, inner));
    }

    /// <summary>A rectangle in the innermost group's coordinates, in those of the page.</summary>
    public Box Place(Box own)
    {
        foreach (var group in _groups)
            own = group.Outward(own);
        return new(own.Left + Origin.X, own.Top + Origin.Y, own.Width, own.Height);
    }

    private readonly record struct Frame(Box Place, Box Inner)
    {
        public Box Outward(Box own)
        {
            if (Inner.Width <= 0)
                return own;
            double x = Place.Width / Inner.Width, y = Place.Height / Inner.Height;
            return new(Place.Left + (own.Left - Inner.Left) * x, Place.Top + (own.Top - Inner.Top) * y, own.Width * x, own.Height * y);
        }
    }
}
