using System.Globalization;
using System.Xml.Linq;
using Materials.Reading.Pdf.Content;

namespace Materials.Reading.Ofd;

/// <summary>Elements and attributes of an OFD's parts. Namespaces differ from version to version and producer to producer; names do not.</summary>
internal static class OfdXml
{
    public static IEnumerable<XElement> Named(this XElement? parent, string name) => parent?.Elements().Where(e => e.Name.LocalName == name) ?? [];

    public static XElement? First(this XElement? parent, string name) => parent.Named(name).FirstOrDefault();

    public static string? Text(this XElement? parent, string name) => parent.First(name)?.Value.Trim() is { Length: > 0 } text ? text : null;

    public static string? Get(this XElement element, string attribute) => (string?)element.Attribute(attribute);

    public static double Number(this XElement element, string attribute, double otherwise) =>
        double.TryParse(element.Get(attribute), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : otherwise;

    public static bool Flag(this XElement element, string attribute, bool otherwise) => element.Get(attribute) switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => otherwise,
    };

    /// <summary>Numbers parted by blanks (ST_Array); those that are none are left out.</summary>
    public static double[] Numbers(string? text) => text is null ? [] :
    [
        .. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(w => double.TryParse(w, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) && double.IsFinite(n) ? n : double.NaN).Where(double.IsFinite),
    ];

    /// <summary>A rectangle (ST_Box): left, top, width, height in millimetres; null when there is none.</summary>
    public static Area? Box(string? text) =>
        Numbers(text) is [var x, var y, var width, var height] ? new Area(x, y, x + Math.Max(0, width), y + Math.Max(0, height)) : null;

    /// <summary>A transformation (the attribute CTM); identity when there is none.</summary>
    public static Matrix Transformation(this XElement element) =>
        Numbers(element.Get("CTM")) is [var a, var b, var c, var d, var e, var f] ? new Matrix(a, b, c, d, e, f) : Matrix.Identity;
}
