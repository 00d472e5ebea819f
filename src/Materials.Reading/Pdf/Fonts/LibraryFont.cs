using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.PdfFonts;

namespace Materials.Reading.Pdf.Fonts;

/// <summary>PdfPig's own view of a font, for what the font dictionary alone does not tell: encodings by glyph names, tables of glyph numbers.</summary>
internal sealed class LibraryFont(IFont font, bool codesAreOpaque)
{
    /// <summary>The characters of a code; null when the font does not tell them.</summary>
    public string? TextOf(int code)
    {
        // Where neither an encoding nor a table is given, PdfPig passes the raw code on as if it were the character.
        if (codesAreOpaque)
            return null;

        try
        {
            return font.TryGetUnicode(code, out var text) && text is not "\0" ? text : null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return null;
        }
    }

    public float WidthOf(int code)
    {
        try
        {
            return (float)font.GetBoundingBox(code).Width;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return 0.5f;
        }
    }

    public int ReadCode(ReadOnlySpan<byte> bytes, out int length)
    {
        var input = new MemoryInputBytes(bytes[..Math.Min(bytes.Length, 8)].ToArray());
        input.MoveNext();
        var code = font.ReadCharacterCode(input, out length);
        length = Math.Clamp((int)input.CurrentOffset, 1, bytes.Length);
        return code;
    }
}
