using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Materials.Reading.Pdf.Fonts;

/// <summary>Makes the fonts of one file, each once.</summary>
internal sealed class FontLoader(PdfObjects objects, IResourceStore resources)
{
    private static readonly string[] BoldNames = ["Bold", "Heavy", "Black", "SimHei", "STHeiti", "FZHei", "黑体"];

    private readonly Dictionary<IndirectReference, TextFont?> byReference = [];
    private readonly Dictionary<DictionaryToken, TextFont?> direct = new(ReferenceEqualityComparer.Instance);
    private int loadedByLibrary;

    /// <summary>Null for what is no font.</summary>
    public TextFont? Load(IToken token)
    {
        if (token is IndirectReferenceToken reference)
        {
            if (!byReference.TryGetValue(reference.Data, out var font))
                byReference[reference.Data] = font = objects.Resolve<DictionaryToken>(reference) is { } found ? Create(found, reference) : null;
            return font;
        }

        if (token is not DictionaryToken dictionary)
            return null;

        if (!direct.TryGetValue(dictionary, out var inline))
            direct[dictionary] = inline = Create(dictionary, dictionary);
        return inline;
    }

    private TextFont Create(DictionaryToken font, IToken token)
    {
        var map = objects.Get<StreamToken>(font, "ToUnicode") is { } stream ? ToUnicodeMap.Parse(objects.Decode(stream).Span) : null;
        if (map is { Count: 0 })
            map = null;
        return objects.Name(font, "Subtype") switch
        {
            "Type0" => Composite(font, token, map),
            "Type3" => Type3(font, token, map),
            _ => Simple(font, token, map),
        };
    }

    private TextFont Composite(DictionaryToken font, IToken token, ToUnicodeMap? map)
    {
        var descendant = objects.Get<ArrayToken>(font, "DescendantFonts") is { Length: > 0 } fonts ? objects.Resolve<DictionaryToken>(fonts[0]) : null;
        var descriptor = objects.Get<DictionaryToken>(descendant, "FontDescriptor");
        var encoding = objects.Name(font, "Encoding");
        var form = CodeForms.Named(encoding);
        var vertical = encoding is not null && encoding.EndsWith("-V", StringComparison.Ordinal);
        var bold = IsBold(font, descriptor);
        var library = new Lazy<LibraryFont?>(() => FromLibrary(token, codesAreOpaque: false));
        if (form is { } known)
            return new CompositeFont(known, map, Widths.Read(objects, descendant), library) { Bold = bold, Vertical = vertical };

        return library.Value is { } loaded
            ? new TableFont(loaded, map) { Bold = bold, Vertical = vertical }
            : new CompositeFont(CodeForm.TwoBytes, map, Widths.Read(objects, descendant), library) { Bold = bold };
    }

    private SimpleFont Simple(DictionaryToken font, IToken token, ToUnicodeMap? map)
    {
        var descriptor = objects.Get<DictionaryToken>(font, "FontDescriptor");
        var embedded = descriptor is not null && (descriptor.ContainsKey(NameToken.FontFile2) || descriptor.ContainsKey(NameToken.FontFile3));
        var symbolic = ((int)objects.Number(descriptor, "Flags", 0) & 4) != 0;
        var opaque = embedded && symbolic && !font.ContainsKey(NameToken.Encoding) && objects.Name(font, "Subtype") == "TrueType";
        return new SimpleFont(
            map,
            objects.Numbers(font, "Widths") is { Length: > 0 } widths ? [.. widths.Select(w => (float)(w / 1000))] : null,
            (int)objects.Number(font, "FirstChar", 0),
            (float)(objects.Number(descriptor, "MissingWidth", 0) / 1000),
            new Lazy<LibraryFont?>(() => FromLibrary(token, opaque)))
        {
            Bold = IsBold(font, descriptor),
        };
    }

    private SimpleFont Type3(DictionaryToken font, IToken token, ToUnicodeMap? map)
    {
        var matrix = objects.Numbers(font, "FontMatrix") is { Length: 6 } given ? given : [0.001, 0, 0, 0.001, 0, 0];
        var widths = objects.Numbers(font, "Widths") ?? [];
        return new SimpleFont(
            map,
            [.. widths.Select(w => (float)(w * matrix[0]))],
            (int)objects.Number(font, "FirstChar", 0),
            0,
            new Lazy<LibraryFont?>(() => FromLibrary(token, codesAreOpaque: false)))
        {
            Numbered = NumberedGlyphs.Read(objects, font),
            Bold = IsBold(font, objects.Get<DictionaryToken>(font, "FontDescriptor")),
            Scale = Type3Scale(matrix, objects.Numbers(font, "FontBBox")),
        };
    }

    /// <summary>Bitmap fonts count in pixels and tell their height by their box; the others count in thousandths like every font.</summary>
    private static double Type3Scale(double[] matrix, double[]? box)
    {
        var unit = Math.Abs(matrix[3]) > 0 ? Math.Abs(matrix[3]) : Math.Abs(matrix[1]);
        if (unit is > 0.0009 and < 0.0011 || box is not { Length: 4 })
            return unit * 1000;

        var height = Math.Abs(box[3] - box[1]) * unit;
        return height > 0.1 ? height : 1;
    }

    private bool IsBold(DictionaryToken font, DictionaryToken? descriptor)
    {
        var name = objects.Name(font, "BaseFont") ?? objects.Name(descriptor, "FontName") ?? "";
        return Array.Exists(BoldNames, name.Contains)
            || ((int)objects.Number(descriptor, "Flags", 0) & (1 << 18)) != 0
            || objects.Number(descriptor, "FontWeight", 400) >= 600;
    }

    /// <summary>Null when PdfPig cannot read the font; its characters are unknown then, and the page is not trusted.</summary>
    private LibraryFont? FromLibrary(IToken token, bool codesAreOpaque)
    {
        var name = NameToken.Create($"Font{++loadedByLibrary}");
        var fonts = new DictionaryToken(new Dictionary<NameToken, IToken> { [name] = token });
        try
        {
            resources.LoadResourceDictionary(new DictionaryToken(new Dictionary<NameToken, IToken> { [NameToken.Font] = fonts }));
            try
            {
                return resources.GetFont(name) is { } font ? new LibraryFont(font, codesAreOpaque) : null;
            }
            finally
            {
                resources.UnloadResourceDictionary();
            }
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException or UnreadableFileException))
        {
            return null;
        }
    }
}
