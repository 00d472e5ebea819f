namespace Materials.Reading.Pdf.Fonts;

/// <summary>A font of one-byte codes: Type 1, TrueType or Type 3.</summary>
/// <param name="widths">The advances from <paramref name="first"/> on; null where the font program alone has them.</param>
internal sealed class SimpleFont(ToUnicodeMap? map, float[]? widths, int first, float missing, Lazy<LibraryFont?> library) : TextFont
{
    /// <summary>The characters of glyphs that are named after their codes; null where they have names, or none.</summary>
    public Dictionary<int, string>? Numbered { get; init; }

    public override int ReadCode(ReadOnlySpan<byte> bytes, out int length)
    {
        length = 1;
        return bytes[0];
    }

    protected override Glyph Find(int code)
    {
        var text = map?.Find(code) ?? Numbered?.GetValueOrDefault(code) ?? library.Value?.TextOf(code) ?? Glyph.Unknown;
        return new Glyph(Ideographs.Normalise(text), Width(code));
    }

    private float Width(int code)
    {
        if (widths is null)
            return library.Value?.WidthOf(code) ?? 0.5f;

        var at = code - first;
        return at >= 0 && at < widths.Length ? widths[at] : missing;
    }
}
