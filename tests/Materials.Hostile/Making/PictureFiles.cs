using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace Materials.Hostile.Making;

/// <summary>Pictures written byte by byte, so that their headers can lie.</summary>
internal static class PictureFiles
{
    /// <summary>A bitmap of 24 bits.</summary>
    /// <param name="claimedWidth">What its header says; the true width where null.</param>
    public static byte[] Bmp(int width, int height, int? claimedWidth = null, int? claimedHeight = null)
    {
        var row = (width * 3 + 3) / 4 * 4;
        var file = new byte[54 + row * height];
        "BM"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(2), file.Length);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(10), 54);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(14), 40);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(18), claimedWidth ?? width);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(22), claimedHeight ?? height);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(26), 1);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(28), 24);
        for (var i = 54; i < file.Length; i++)
            file[i] = (byte)(i * 7);
        return file;
    }

    /// <summary>A grey PNG whose pixels are all zeros, packed as tightly as Deflate can.</summary>
    /// <param name="rows">Rows that are really there; all of them where null.</param>
    public static byte[] Png(int width, int height, int bits = 8, int? rows = null)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = (byte)bits;
        var packed = new MemoryStream();
        using (var deflater = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var count = rows ?? height;
            var row = count == 0 ? [] : new byte[1 + (int)(((long)width * bits + 7) / 8)];
            for (var i = 0; i < count; i++)
                deflater.Write(row);
        }

        var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        Chunk(file, "IHDR"u8, header);
        Chunk(file, "IDAT"u8, packed.ToArray());
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    /// <summary>A grey TIFF of one strip.</summary>
    /// <param name="next">Where the table of the next page stands; 0 for none.</param>
    public static byte[] Tiff(int width, int height, int next)
    {
        (short Tag, int Value)[] entries = [(256, width), (257, height), (258, 8), (259, 1), (262, 1), (273, 200), (277, 1), (278, height), (279, 64)];
        var file = new byte[264];
        "II*\0\u0008\0\0\0"u8.CopyTo(file);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(8), (short)entries.Length);
        var at = 10;
        foreach (var (tag, value) in entries)
        {
            BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(at), tag);
            BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(at + 2), 4);
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at + 4), 1);
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at + 8), value);
            at += 12;
        }

        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), next);
        for (var i = 200; i < file.Length; i++)
            file[i] = (byte)(i * 5);
        return file;
    }

    public static void Chunk(MemoryStream file, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(kind);
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.HashToUInt32([.. kind, .. content]));
        file.Write(number);
    }
}
