using System.Text;
using Materials.Reading.Pdf.Fonts;
using UglyToad.PdfPig.Tokens;

namespace Materials.Reading.Pdf.Content;

/// <summary>The named things that a page or a form draws with.</summary>
internal sealed class Resources(PdfObjects objects, FontLoader fonts, DictionaryToken? dictionary)
{
    private readonly List<(byte[] Name, TextFont? Font)> loaded = [];
    private DictionaryToken? fontDictionary, colourSpaces, states, forms, properties;
    private bool opened;

    public DictionaryToken? Dictionary => dictionary;

    public DictionaryToken? ColourSpaces
    {
        get
        {
            Open();
            return colourSpaces;
        }
    }

    public TextFont? Font(ReadOnlySpan<byte> name)
    {
        foreach (var (known, font) in loaded)
        {
            if (name.SequenceEqual(known))
                return font;
        }

        Open();
        var found = fontDictionary is not null && fontDictionary.Data.TryGetValue(Latin1(name), out var token) ? fonts.Load(token) : null;
        loaded.Add((name.ToArray(), found));
        return found;
    }

    public TextFont? FontOf(IToken token) => fonts.Load(token);

    public DictionaryToken? State(ReadOnlySpan<byte> name)
    {
        Open();
        return objects.Get<DictionaryToken>(states, Latin1(name));
    }

    public ColourSpace ColourSpace(ReadOnlySpan<byte> name)
    {
        Open();
        return Content.ColourSpace.Read(NameToken.Create(Latin1(name)), objects, colourSpaces);
    }

    /// <summary>The token itself, so that a reference can be recognised when it comes again.</summary>
    public IToken? XObject(ReadOnlySpan<byte> name)
    {
        Open();
        return forms is not null && forms.Data.TryGetValue(Latin1(name), out var token) ? token : null;
    }

    public IToken? Property(ReadOnlySpan<byte> name)
    {
        Open();
        return properties is not null && properties.Data.TryGetValue(Latin1(name), out var token) ? token : null;
    }

    private void Open()
    {
        if (opened)
            return;

        opened = true;
        fontDictionary = objects.Get<DictionaryToken>(dictionary, "Font");
        colourSpaces = objects.Get<DictionaryToken>(dictionary, "ColorSpace");
        states = objects.Get<DictionaryToken>(dictionary, "ExtGState");
        forms = objects.Get<DictionaryToken>(dictionary, "XObject");
        properties = objects.Get<DictionaryToken>(dictionary, "Properties");
    }

    private static string Latin1(ReadOnlySpan<byte> name) => Encoding.Latin1.GetString(name);
}
