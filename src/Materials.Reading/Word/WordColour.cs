using System.Globalization;
using System.Xml;
using Materials.Pages;

namespace Materials.Reading.Word;

/// <summary>Whether letters can be seen on their ground.</summary>
internal static class WordColour
{
    /// <summary>The colour of paper.</summary>
    public const string White = "FFFFFF";

    /// <summary>A ground that is not known (a table style's, a picture): nothing is said to be hidden on it.</summary>
    public const string Unknown = "?";

    /// <summary>Up to this difference (of 255) in every channel, no eye tells letters from their ground.</summary>
    private const int MaxUnseenDifference = 16;

    /// <summary>Letters under 2 points (4 half-points) cannot be read in print or on a screen.</summary>
    private const int MinVisibleHalfPoints = 4;

    /// <summary>Why letters of this look cannot be seen; null when they can.</summary>
    /// <param name="ground">The colour beneath, where the look itself brings none.</param>
    public static HiddenReason? WhyHidden(RunLook look, string? ground)
    {
        if (look.Hidden == true)
            return HiddenReason.Marked;
        if (look.HalfPoints is < MinVisibleHalfPoints)
            return HiddenReason.Tiny;
        // "auto" turns white on dark grounds by itself.
        return look.Colour is { Length: > 0 } colour && Same(colour, look.Ground ?? ground ?? White) ? HiddenReason.Colour : null;
    }

    /// <summary>The colour of a <c>w:shd</c>; null when it shades nothing.</summary>
    public static string? Ground(XmlReader xml)
    {
        // A pattern other than clear mixes two colours: what comes out is not worked out.
        if (xml.W("val") is { } pattern && pattern is not ("clear" or "nil"))
            return Unknown;
        return xml.W("fill") is { } fill && fill != "auto" ? fill : null;
    }

    public static string? Highlight(string? name) => name switch
    {
        null or "none" => null,
        "white" => White,
        "black" => "000000",
        "yellow" => "FFFF00",
        "green" => "00FF00",
        "cyan" => "00FFFF",
        "magenta" => "FF00FF",
        "blue" => "0000FF",
        "red" => "FF0000",
        "darkBlue" => "000080",
        "darkCyan" => "008080",
        "darkGreen" => "008000",
        "darkMagenta" => "800080",
        "darkRed" => "800000",
        "darkYellow" => "808000",
        "darkGray" => "808080",
        "lightGray" => "C0C0C0",
        _ => Unknown,
    };

    private static bool Same(string a, string b) =>
        Rgb(a) is var (r1, g1, b1) && Rgb(b) is var (r2, g2, b2)
        && Math.Abs(r1 - r2) <= MaxUnseenDifference && Math.Abs(g1 - g2) <= MaxUnseenDifference && Math.Abs(b1 - b2) <= MaxUnseenDifference;

    private static (int R, int G, int B)? Rgb(string colour) =>
        colour.Length == 6 && int.TryParse(colour, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb)
            ? (rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF)
            : null;
}
