using UglyToad.PdfPig.Tokens;

namespace Materials.Reading.Pdf.Fonts;

/// <summary>Characters of bitmap fonts whose glyphs have no names but their numbers: <c>a65</c> at code 65, as pdfTeX and dvips embed them.</summary>
/// <remarks>
/// TeX's encodings of Latin text (OT1, T1) have ASCII's letters, digits and common signs in ASCII's places, and so do these fonts. Other codes stay
/// unknown. A font that is mostly made of those is another script's, of which letters in between would be wrong ones.
/// </remarks>
internal static class NumberedGlyphs
{
    /// <summary>By code from 11 on in OT1, and from 27 on in T1; in the other encoding no text uses them, or rare letters.</summary>
    private static readonly string[] Ligatures = ["ff", "fi", "fl", "ffi", "ffl"];

    private const int FirstOfOldLigatures = 11, FirstOfLigatures = 27;

    /// <summary>The characters by code; null for a font of another kind.</summary>
    public static Dictionary<int, string>? Read(PdfObjects objects, DictionaryToken font)
    {
        if (objects.Get<ArrayToken>(objects.Get<DictionaryToken>(font, "Encoding"), "Differences") is not { } differences)
            return null;
        var texts = new Dictionary<int, string>();
        int code = 0, glyphs = 0;
        foreach (var token in differences.Data)
        {
            if (token is NumericToken number)
                code = number.Int;
            else if (token is NameToken { Data: var name })
            {
                if (name != ".notdef" && !IsNumbered(name, code))
                    return null;
                glyphs += name == ".notdef" ? 0 : 1;
                if (name != ".notdef" && TextOf(code) is { } text)
                    texts[code] = text;
                code++;
            }
        }

        return texts.Count > glyphs / 2 ? texts : null;
    }

    private static bool IsNumbered(string name, int code) =>
        name.AsSpan().TrimStart("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") is { Length: > 0 } digits && int.TryParse(digits, out var number) && number == code;

    private static string? TextOf(int code) => code switch
    {
        > ' ' and <= '~' => ((char)code).ToString(),
        >= FirstOfOldLigatures when code - FirstOfOldLigatures < Ligatures.Length => Ligatures[code - FirstOfOldLigatures],
        >= FirstOfLigatures when code - FirstOfLigatures < Ligatures.Length => Ligatures[code - FirstOfLigatures],
        _ => null,
    };
}
