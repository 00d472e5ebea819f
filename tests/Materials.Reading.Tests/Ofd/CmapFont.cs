using System.Buffers.Binary;

namespace Materials.Reading.Tests.Ofd;

/// <summary>A font that says nothing but which characters its glyphs are: glyph 1 the first of a text, 2 the second, and so on.</summary>
internal static class CmapFont
{
    public static byte[] Of(string characters)
    {
        var table = new byte[12 + 16 + 12 * characters.Length];
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(2), 1);
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(4), 3);
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(6), 10);
        BinaryPrimitives.WriteInt32BigEndian(table.AsSpan(8), 12);
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(12), 12);
        BinaryPrimitives.WriteInt32BigEndian(table.AsSpan(24), characters.Length);
        for (var i = 0; i < characters.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(table.AsSpan(28 + 12 * i), characters[i]);
            BinaryPrimitives.WriteInt32BigEndian(table.AsSpan(32 + 12 * i), characters[i]);
            BinaryPrimitives.WriteInt32BigEndian(table.AsSpan(36 + 12 * i), i + 1);
        }
        var font = new byte[28 + table.Length];
        BinaryPrimitives.WriteInt32BigEndian(font, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(font.AsSpan(4), 1);
        "cmap"u8.CopyTo(font.AsSpan(12));
        BinaryPrimitives.WriteInt32BigEndian(font.AsSpan(20), 28);
        BinaryPrimitives.WriteInt32BigEndian(font.AsSpan(24), table.Length);
        table.CopyTo(font, 28);
        return font;
    }
}
