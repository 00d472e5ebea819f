namespace Materials.Reading.Pdf.Fonts;

/// <summary>A composite (Type 0) font: codes of several bytes, with its own table of characters or a known encoding.</summary>
internal sealed class CompositeFont(CodeForm form, ToUnicodeMap? map, Widths widths, Lazy<LibraryFont?> library) : TextFont
{
    public override bool OneByteCodes => false;

    public override int ReadCode(ReadOnlySpan<byte> bytes, out int length) => CodeForms.Read(form, bytes, out length);

    protected override Glyph Find(int code)
    {
        // A table that maps a code to nothing means it: the character was written by its neighbour. Only a missing entry is unknown.
        var text = map?.Find(code) ?? CodeForms.Decode(form, code);
        if (text is null && form == CodeForm.TwoBytes)
            text = library.Value?.TextOf(code);
        return new Glyph(Ideographs.Normalise(text ?? Glyph.Unknown), widths.Of(CodeForms.Cid(form, code)));
    }
}
