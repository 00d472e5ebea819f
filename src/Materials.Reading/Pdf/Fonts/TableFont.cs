namespace Materials.Reading.Pdf.Fonts;

/// <summary>A composite font whose encoding is a table of its own or a rare one that only PdfPig knows.</summary>
internal sealed class TableFont(LibraryFont library, ToUnicodeMap? map) : TextFont
{
    public override bool OneByteCodes => false;

    public override int ReadCode(ReadOnlySpan<byte> bytes, out int length) => library.ReadCode(bytes, out length);

    protected override Glyph Find(int code) =>
        new(Ideographs.Normalise(map?.Find(code) ?? library.TextOf(code) ?? Glyph.Unknown), library.WidthOf(code));
}
