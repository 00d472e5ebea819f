namespace Materials.Reading.Pdf.Fonts;

/// <summary>A font as far as reading text needs it: codes to characters and advances, no outlines. One per file and thread.</summary>
internal abstract class TextFont
{
    private Glyph[]? glyphs;
    private bool[]? known;
    private Dictionary<int, Glyph>? rareGlyphs;

    public bool Bold { get; init; }

    /// <summary>Whether lines run from top to bottom.</summary>
    public bool Vertical { get; init; }

    /// <summary>What a font size of 1 makes of a letter's height; 1 but for Type 3 fonts, which have a scale of their own.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Whether the code 32 of one byte is the space that word spacing applies to.</summary>
    public virtual bool OneByteCodes => true;

    /// <summary>The next code of a shown string.</summary>
    /// <param name="length">How many bytes it takes, at least 1.</param>
    public abstract int ReadCode(ReadOnlySpan<byte> bytes, out int length);

    public Glyph GlyphOf(int code)
    {
        if ((uint)code > 0xFFFF)
            return (rareGlyphs ??= []).TryGetValue(code, out var rare) ? rare : rareGlyphs[code] = Find(code);

        glyphs ??= new Glyph[OneByteCodes ? 256 : 65_536];
        known ??= new bool[glyphs.Length];
        if (!known[code])
        {
            glyphs[code] = Find(code);
            known[code] = true;
        }

        return glyphs[code];
    }

    /// <summary>What stands behind a code; called once for each.</summary>
    protected abstract Glyph Find(int code);
}
