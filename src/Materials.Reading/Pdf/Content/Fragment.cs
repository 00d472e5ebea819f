namespace Materials.Reading.Pdf.Content;

/// <summary>Letters that stand side by side on one baseline, drawn alike.</summary>
internal sealed class Fragment
{
    public required string Text { get; init; }

    /// <summary>Letters of it that the font does not tell.</summary>
    public int UnknownLetters { get; init; }

    /// <summary>Start and end of its baseline, in points from the top left corner of the page as it is shown.</summary>
    public double StartX { get; init; }

    public double StartY { get; init; }

    public double EndX { get; init; }

    public double EndY { get; init; }

    /// <summary>Height of the letters in points.</summary>
    public double Size { get; init; }

    public Turn Turn { get; init; }

    public bool Bold { get; init; }

    public Colour Colour { get; init; }

    /// <summary>Drawn without ink: render mode 3 or 7, or fully transparent.</summary>
    public bool Inkless { get; init; }

    /// <summary>In a layer that is switched off.</summary>
    public bool InHiddenLayer { get; init; }

    /// <summary>What it is clipped to.</summary>
    public Area Clip { get; init; }

    /// <summary>Its place among everything drawn on the page; what is drawn later covers it.</summary>
    public int Order { get; init; }

    public Area Area => Turn switch
    {
        Turn.None => new(StartX, StartY - Size * 0.8, EndX, StartY + Size * 0.2),
        Turn.Right => new(StartX - Size * 0.2, StartY, StartX + Size * 0.8, EndY),
        Turn.Over => new(EndX, StartY - Size * 0.2, StartX, StartY + Size * 0.8),
        Turn.Left => new(StartX - Size * 0.8, EndY, StartX + Size * 0.2, StartY),
        Turn.Down => new(StartX - Size * 0.5, StartY, StartX + Size * 0.5, EndY),
        _ => new(Math.Min(StartX, EndX), Math.Min(StartY, EndY), Math.Max(StartX, EndX), Math.Max(StartY, EndY)),
    };
}

/// <summary>Which way a line of text runs on the page.</summary>
internal enum Turn
{
    None,

    /// <summary>Turned a quarter clockwise: from top to bottom, the letters lying on their backs.</summary>
    Right,

    /// <summary>Upside down.</summary>
    Over,

    /// <summary>From bottom to top.</summary>
    Left,

    /// <summary>Upright letters one below the other, as Chinese was written.</summary>
    Down,

    Oblique,
}
