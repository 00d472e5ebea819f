using System.Buffers.Binary;

namespace Materials.Reading.Ofd;

/// <summary>Which characters the glyphs of a TrueType or OpenType font stand for, by the font's own table "cmap".</summary>
/// <remarks>Source: OpenType 1.9, cmap, formats 4, 6 and 12 of the Unicode encodings.</remarks>
internal sealed class FontCharacters
{
    private const int MaxGlyphs = 65_536;

    private readonly Dictionary<int, int> _characters = [];

    private FontCharacters()
    {
    }

    /// <summary>Null when the bytes are no such font, or one that does not say.</summary>
    public static FontCharacters? In(ReadOnlySpan<byte> font)
    {
        try
        {
            var characters = new FontCharacters();
            if (Table(font, "cmap"u8) is not { } cmap)
                return null;
            characters.Read(font[cmap..]);
            return characters._characters.Count > 0 ? characters : null;
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>The character of a glyph; null where the font names none.</summary>
    public string? Of(int glyph) => _characters.TryGetValue(glyph, out var character) ? char.ConvertFromUtf32(character) : null;

    private static int? Table(ReadOnlySpan<byte> font, ReadOnlySpan<byte> tag)
    {
        if (font.Length < 12)
            return null;
        var start = font.StartsWith("ttcf"u8) ? BinaryPrimitives.ReadInt32BigEndian(font[12..]) : 0;
        int tables = BinaryPrimitives.ReadUInt16BigEndian(font[(start + 4)..]);
        for (var i = 0; i < tables; i++)
        {
            var record = font.Slice(start + 12 + 16 * i, 16);
            if (record.StartsWith(tag))
                return BinaryPrimitives.ReadInt32BigEndian(record[8..]);
        }
        return null;
    }

    private void Read(ReadOnlySpan<byte> cmap)
    {
        int encodings = BinaryPrimitives.ReadUInt16BigEndian(cmap[2..]);
        for (var i = 0; i < encodings; i++)
        {
            var record = cmap.Slice(4 + 8 * i, 8);
            var (platform, encoding) = (BinaryPrimitives.ReadUInt16BigEndian(record), BinaryPrimitives.ReadUInt16BigEndian(record[2..]));
            // Unicode, or Windows with Unicode; symbol fonts and code pages tell nothing.
            if (platform != 0 && (platform, encoding) is not ((3, 1) or (3, 10)))
                continue;
            var table = cmap[BinaryPrimitives.ReadInt32BigEndian(record[4..])..];
            switch (BinaryPrimitives.ReadUInt16BigEndian(table))
            {
                case 4:
                    ReadSegments(table);
                    break;
                case 6:
                    int first = BinaryPrimitives.ReadUInt16BigEndian(table[6..]), count = BinaryPrimitives.ReadUInt16BigEndian(table[8..]);
                    for (var c = 0; c < count; c++)
                        Add(BinaryPrimitives.ReadUInt16BigEndian(table[(10 + 2 * c)..]), first + c);
                    break;
                case 12:
                    ReadGroups(table);
                    break;
            }
        }
    }

    private void ReadSegments(ReadOnlySpan<byte> table)
    {
        var count = BinaryPrimitives.ReadUInt16BigEndian(table[6..]) / 2;
        for (var i = 0; i < count; i++)
        {
            int end = BinaryPrimitives.ReadUInt16BigEndian(table[(14 + 2 * i)..]);
            int start = BinaryPrimitives.ReadUInt16BigEndian(table[(16 + 2 * (count + i))..]);
            int delta = BinaryPrimitives.ReadInt16BigEndian(table[(16 + 2 * (2 * count + i))..]);
            var offsetAt = 16 + 2 * (3 * count + i);
            int offset = BinaryPrimitives.ReadUInt16BigEndian(table[offsetAt..]);
            for (var c = start; c <= end && c < 0xFFFF; c++)
            {
                var glyph = c;
                if (offset != 0)
                {
                    var at = offsetAt + offset + 2 * (c - start);
                    if (at + 2 > table.Length || BinaryPrimitives.ReadUInt16BigEndian(table[at..]) is var listed && listed == 0)
                        continue;
                    glyph = BinaryPrimitives.ReadUInt16BigEndian(table[at..]);
                }
                Add((glyph + delta) & 0xFFFF, c);
            }
        }
    }

    private void ReadGroups(ReadOnlySpan<byte> table)
    {
        var count = BinaryPrimitives.ReadUInt32BigEndian(table[12..]);
        for (var i = 0; i < count && i < MaxGlyphs; i++)
        {
            var group = table.Slice(16 + 12 * i, 12);
            long start = BinaryPrimitives.ReadUInt32BigEndian(group), end = BinaryPrimitives.ReadUInt32BigEndian(group[4..]);
            long glyph = BinaryPrimitives.ReadUInt32BigEndian(group[8..]);
            for (var c = start; c <= end && c <= 0x10FFFF && glyph + c - start < MaxGlyphs; c++)
                if (c is < 0xD800 or > 0xDFFF)
                    Add((int)(glyph + c - start), (int)c);
        }
    }

    /// <summary>Of several characters with one glyph the first stands, but a real one before a private one.</summary>
    private void Add(int glyph, int character)
    {
        if (glyph == 0 || character is >= 0xD800 and <= 0xDFFF)
            return;
        if (!_characters.TryGetValue(glyph, out var known) || (known is >= 0xE000 and <= 0xF8FF && character is not (>= 0xE000 and <= 0xF8FF)))
            _characters[glyph] = character;
    }
}
