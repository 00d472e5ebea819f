using System.IO.Hashing;
using System.Text;

namespace Materials.Reading.Tests.Archives;

/// <summary>Writes RAR archives of version 4 and 5 byte by byte, their members stored: no free program packs them.</summary>
/// <remarks>Formats: the technical notes that come with unrar (versions 2.02 and 5.0).</remarks>
internal sealed class RawRar(int version)
{
    private readonly List<byte> _file = new(version == 4
        ? [.. "Rar!\x1A\x07\0"u8, .. Block4(0x73, 0, new byte[6])]
        : [.. "Rar!\x1A\x07\x01\0"u8, .. Block5([1, .. Number(0), .. Number(0)])]);

    /// <param name="flags">Of version 4: 4 encrypted, 2 goes on in the next volume.</param>
    public RawRar Add(string name, byte[] content, Encoding? encoding = null, int flags = 0, uint? claimedCrc = null)
    {
        var crc = claimedCrc ?? Crc32.HashToUInt32(content);
        _file.AddRange(version == 4 ? File4((encoding ?? Encoding.UTF8).GetBytes(name), content, crc, flags) : File5(Encoding.UTF8.GetBytes(name), content, crc));
        return this;
    }

    public byte[] ToArray() => [.. _file, .. version == 4 ? Block4(0x7B, 0x4000, []) : Block5([5, .. Number(0), .. Number(0)])];

    private static byte[] File4(byte[] name, byte[] content, uint crc, int flags)
    {
        var fields = new MemoryStream();
        var writer = new BinaryWriter(fields);
        writer.Write(content.Length);
        writer.Write(content.Length);
        writer.Write((byte)3);
        writer.Write(crc);
        writer.Write(0x5A8A8000u);
        writer.Write((byte)29);
        writer.Write((byte)0x30);
        writer.Write((ushort)name.Length);
        writer.Write(0x81A4u);
        writer.Write(name);
        return [.. Block4(0x74, 0x8000 | flags, fields.ToArray()), .. content];
    }

    private static byte[] Block4(byte kind, int flags, byte[] fields)
    {
        var size = 7 + fields.Length;
        byte[] rest = [kind, (byte)flags, (byte)(flags >> 8), (byte)size, (byte)(size >> 8), .. fields];
        var crc = Crc32.HashToUInt32(rest);
        return [(byte)crc, (byte)(crc >> 8), .. rest];
    }

    private static byte[] File5(byte[] name, byte[] content, uint crc) =>
    [
        .. Block5([2, .. Number(2), .. Number(content.Length), .. Number(4), .. Number(content.Length), .. Number(0x1A4), .. BitConverter.GetBytes(crc), .. Number(0), .. Number(1), .. Number(name.Length), .. name]),
        .. content,
    ];

    private static byte[] Block5(byte[] header)
    {
        byte[] sized = [.. Number(header.Length), .. header];
        return [.. BitConverter.GetBytes(Crc32.HashToUInt32(sized)), .. sized];
    }

    /// <summary>Seven bits a byte, the lowest first.</summary>
    private static byte[] Number(int value) => value < 0x80 ? [(byte)value] : [(byte)(value | 0x80), .. Number(value >> 7)];
}
