using System.Buffers.Binary;
using System.Text;

namespace Materials.Hostile.Making;

/// <summary>OLE2 compound files ([MS-CFB]) with sectors of 512 bytes, and no small streams: everything is padded to the length from which sectors are its own.</summary>
internal static class CompoundFiles
{
    private const int Sector = 512;
    private const int Cutoff = 4096;
    private const uint End = 0xFFFFFFFE, FatSector = 0xFFFFFFFD, Free = 0xFFFFFFFF;

    /// <summary>Where things stand, for whoever spoils them: the table of sectors is sector 0, the directory sector 1.</summary>
    public const int FatAt = Sector, DirectoryAt = 2 * Sector;

    public static byte[] Of(params (string Name, byte[] Content)[] streams)
    {
        var fat = new List<uint> { FatSector };
        var directorySectors = (streams.Length + 1 + 3) / 4;
        for (var i = 0; i < directorySectors; i++)
            fat.Add(i == directorySectors - 1 ? End : (uint)fat.Count + 1);

        var body = new MemoryStream();
        var directory = new MemoryStream();
        Entry(directory, "Root Entry", 5, End, 0);
        foreach (var (name, content) in streams)
        {
            var padded = new byte[Math.Max(Cutoff, (content.Length + Sector - 1) / Sector * Sector)];
            content.CopyTo(padded, 0);
            Entry(directory, name, 2, (uint)fat.Count, (uint)Math.Max(Cutoff, content.Length));
            for (var left = padded.Length / Sector; left > 0; left--)
                fat.Add(left == 1 ? End : (uint)fat.Count + 1);
            body.Write(padded);
        }

        while (directory.Length < directorySectors * Sector)
            directory.WriteByte(0);
        if (fat.Count > Sector / 4)
            throw new ArgumentException("More than one sector of table");

        var file = new MemoryStream();
        file.Write(Header());
        for (var i = 0; i < Sector / 4; i++)
            Write(file, i < fat.Count ? fat[i] : Free);
        directory.WriteTo(file);
        body.WriteTo(file);
        return file.ToArray();
    }

    private static byte[] Header()
    {
        var header = new byte[Sector];
        ((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(header);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(24), 0x3E);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(26), 3);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(28), 0xFFFE);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(30), 9);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(32), 6);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(44), 1);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(48), 1);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(56), Cutoff);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(60), End);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(68), End);
        for (var i = 0; i < 109; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(76 + 4 * i), i == 0 ? 0 : Free);
        return header;
    }

    private static void Entry(MemoryStream directory, string name, byte kind, uint start, uint bytes)
    {
        var entry = new byte[128];
        Encoding.Unicode.GetBytes(name).CopyTo(entry, 0);
        BinaryPrimitives.WriteUInt16LittleEndian(entry.AsSpan(64), (ushort)(name.Length * 2 + 2));
        entry[66] = kind;
        entry[67] = 1;
        foreach (var link in (int[])[68, 72, 76])
            BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(link), Free);
        BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(116), start);
        BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(120), bytes);
        directory.Write(entry);
    }

    private static void Write(MemoryStream file, uint value)
    {
        Span<byte> word = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(word, value);
        file.Write(word);
    }
}
