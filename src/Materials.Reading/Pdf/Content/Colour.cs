namespace Materials.Reading.Pdf.Content;

/// <summary>A colour as it looks, roughly: enough to tell ink from its ground.</summary>
/// <param name="IsKnown">False for patterns and inks whose look is not worked out; they count as visible on any ground.</param>
internal readonly record struct Colour(float Red, float Green, float Blue, bool IsKnown = true)
{
    public static readonly Colour Black = new(0, 0, 0);
    public static readonly Colour White = new(1, 1, 1);
    public static readonly Colour Unknown = new(0.5f, 0.5f, 0.5f, false);

    public static Colour Gray(double level) => new(Clamp(level), Clamp(level), Clamp(level));

    public static Colour Rgb(double red, double green, double blue) => new(Clamp(red), Clamp(green), Clamp(blue));

    public static Colour Cmyk(double cyan, double magenta, double yellow, double black) =>
        Rgb((1 - Clamp(cyan)) * (1 - Clamp(black)), (1 - Clamp(magenta)) * (1 - Clamp(black)), (1 - Clamp(yellow)) * (1 - Clamp(black)));

    /// <summary>Stamp ink, vermilion to crimson: clearly more red than anything else.</summary>
    public bool IsRed => IsKnown && Red > 0.5f && Red - Math.Max(Green, Blue) > 0.3f;

    /// <summary>Whether no eye tells the two apart.</summary>
    public bool IsLike(in Colour other) =>
        IsKnown && other.IsKnown
        && Math.Abs(Red - other.Red) < Threshold && Math.Abs(Green - other.Green) < Threshold && Math.Abs(Blue - other.Blue) < Threshold;

    private const float Threshold = 0.06f;

    private static float Clamp(double value) => (float)Math.Clamp(value, 0, 1);
}
