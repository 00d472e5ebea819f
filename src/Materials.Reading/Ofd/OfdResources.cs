using System.Xml.Linq;
using Materials.Reading.Pdf.Content;

namespace Materials.Reading.Ofd;

/// <summary>What the pages of a document share (GB/T 33190, clause 7.9): fonts, pictures, pens, figures.</summary>
internal sealed class OfdResources(OfdPackage package)
{
    /// <summary>Pens that build on pens; it also ends loops.</summary>
    private const int MaxChain = 16;

    private readonly Dictionary<string, OfdFont> _fonts = [];
    private readonly Dictionary<string, string> _media = [];
    private readonly Dictionary<string, XElement> _params = [];
    private readonly Dictionary<string, XElement> _figures = [];
    private readonly HashSet<string> _read = new(StringComparer.OrdinalIgnoreCase);

    public OfdFont? Font(string? id) => id is null ? null : _fonts.GetValueOrDefault(id);

    /// <summary>The part that holds a picture.</summary>
    public string? Media(string? id) => id is null ? null : _media.GetValueOrDefault(id);

    /// <summary>A figure that is drawn in several places.</summary>
    public XElement? Figure(string? id) => id is null ? null : _figures.GetValueOrDefault(id);

    /// <summary>A colour that a pen brings along: its own, or that of the pen it builds on; null where none says.</summary>
    public XElement? Colour(string? pen, string name)
    {
        for (var (id, depth) = (pen, 0); id is not null && depth < MaxChain && _params.TryGetValue(id, out var param); depth++)
        {
            if (param.First(name) is { } colour)
                return colour;
            id = param.Get("Relative");
        }
        return null;
    }

    public void Read(string part)
    {
        if (!_read.Add(part) || package.Xml(part) is not { } root)
            return;
        var folder = OfdPackage.Resolve(part, (root.Get("BaseLoc") ?? "") + "/");
        foreach (var font in root.Named("Fonts").SelectMany(f => f.Named("Font")))
            if (font.Get("ID") is { } id)
                _fonts[id] = new OfdFont(package, font, Path(font.Text("FontFile"), folder, part));
        foreach (var media in root.Named("MultiMedias").SelectMany(m => m.Named("MultiMedia")))
            if (media.Get("ID") is { } id && Path(media.Text("MediaFile"), folder, part) is { } file)
                _media[id] = file;
        foreach (var param in root.Named("DrawParams").SelectMany(d => d.Named("DrawParam")))
            if (param.Get("ID") is { } id)
                _params[id] = param;
        foreach (var figure in root.Named("CompositeGraphicUnits").SelectMany(c => c.Named("CompositeGraphicUnit")))
            if (figure.Get("ID") is { } id)
                _figures[id] = figure;
    }

    /// <summary>Files stand in the resources' own folder; some producers write the path from the part instead.</summary>
    private string? Path(string? file, string folder, string part)
    {
        if (file is null)
            return null;
        var path = OfdPackage.Resolve(folder + "/", file);
        return package.Has(path) ? path : OfdPackage.Resolve(part, file) is var other && package.Has(other) ? other : null;
    }
}

/// <summary>A font of a document: how heavy it is, and what its glyphs stand for where the file brings it along.</summary>
internal sealed class OfdFont(OfdPackage package, XElement font, string? file)
{
    private readonly Lazy<FontCharacters?> _characters = new(() => file is not null && package.Bytes(file) is { } bytes ? FontCharacters.In(bytes) : null);

    public bool IsBold { get; } = font.Flag("Bold", false) || (font.Get("FontName") ?? "") is var name && (name.Contains("Bold", StringComparison.OrdinalIgnoreCase) || name.Contains('黑'));

    /// <summary>The character that a glyph stands for; null where the font does not tell.</summary>
    public string? CharacterOf(int glyph) => _characters.Value?.Of(glyph);
}

/// <summary>Colours as OFD writes them (clause 8.3).</summary>
internal static class OfdColour
{
    /// <summary>The colour, and how dense it is (0 to 1). Patterns, shadings and palettes are not worked out.</summary>
    public static (Colour Colour, double Alpha) Of(XElement? element, in Colour otherwise)
    {
        if (element is null)
            return (otherwise, 1);
        var alpha = Math.Clamp(element.Number("Alpha", 255) / 255, 0, 1);
        if (element.HasElements)
            return (Colour.Unknown, alpha);
        return (OfdXml.Numbers(element.Get("Value")) switch
        {
            [var grey] => Colour.Gray(grey / 255),
            [var r, var g, var b] => Colour.Rgb(r / 255, g / 255, b / 255),
            [var c, var m, var y, var k] => Colour.Cmyk(c / 255, m / 255, y / 255, k / 255),
            _ => element.Get("Index") is null ? otherwise : Colour.Unknown,
        }, alpha);
    }
}
