namespace Materials.Reading.Pdf.Fonts;

/// <summary>What one code of a font stands for.</summary>
/// <param name="Text">The characters; U+FFFD where the font does not tell.</param>
/// <param name="Width">The advance, in shares of the font size.</param>
internal readonly record struct Glyph(string Text, float Width)
{
    public const string Unknown = "\uFFFD";
}
