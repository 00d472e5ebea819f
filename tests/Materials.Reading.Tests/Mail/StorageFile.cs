using System.Buffers.Binary;
using System.Text;

namespace Materials.Reading.Tests.Mail;

/// <summary>An OLE2 compound file ([MS-CFB]) with storages in it, for files that consist of them. No small streams: each begins a sector of its own.</summary>
internal sealed class StorageFile
{
    private const int Sector = 512;
    private const uint End = 0xFFFFFFFE, None = 0xFFFFFFFF;

    private readonly List<(string Name, byte Kind, byte[] Content, int Parent)> _entries = [("Root Entry", 5, [], -1)];

    /// <summary>A stream in a storage; 0 is the file itself.</summary>
    public StorageFile Stream(string name, byte[] content, int storage = 0)
    {
        _entries.Add((name, 2, content, storage));
        return this;
    }

    /// <summary>A storage, by the number that <see cref="Stream"/> names it by.</summary>
    public int Storage(string name, int storage = 0)
    {
        _entries.Add((name, 1, [], storage));
        return _entries.Count - 1;
    }

    public byte[] ToArray()
    {
        var directorySectors = (_entries.Count + 3) / 4;
        var fat = new List<uint>();
        var fatSectors = 1 + _entries.Sum(e => e.Content.Length / Sector + 1) / (Sector / 4 - 2);
        for (var i = 0; i < fatSectors; i++)
            fat.Add(0xFFFFFFFD);
        Chain(fat, directorySectors);
        var body = new MemoryStream();
        var directory = new MemoryStream();
        foreach (var (i, (name, kind, content, _)) in _entries.Index())
        {
            var start = content.Length == 0 ? End : (uint)fat.Count;
            Chain(fat, (content.Length + Sector - 1) / Sector);
            body.Write(content);
            body.Write(new byte[(Sector - content.Length % Sector) % Sector]);
            directory.Write(Entry(i, name, kind, start, content.Length));
        }

        var file = new MemoryStream();
        file.Write(Header(fatSectors));
        for (var i = 0; i < fatSectors * Sector / 4; i++)
            file.Write(BitConverter.GetBytes(i < fat.Count ? fat[i] : None));
        file.Write(directory.ToArray());
        file.Write(new byte[directorySectors * Sector - directory.Length]);
        body.WriteTo(file);
        return file.ToArray();
    }

    private static void Chain(List<uint> fat, int sectors)
    {
        for (var left = sectors; left > 0; left--)
            fat.Add(left == 1 ? End : (uint)fat.Count + 1);
    }

    private static byte[] Header(int fatSectors)
    {
        var header = new byte[Sector];
        ((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(header);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(26), 3);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(28), 0xFFFE);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(30), 9);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(32), 6);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(44), fatSectors);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(48), fatSectors);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(60), End);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(68), End);
        for (var i = 0; i < 109; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(76 + 4 * i), i < fatSectors ? (uint)i : None);
        return header;
    }

    /// <summary>What is in a storage is a list here, each entry the right neighbour of the one before.</summary>
    private byte[] Entry(int index, string name, byte kind, uint start, int bytes)
    {
        var entry = new byte[128];
        Encoding.Unicode.GetBytes(name, entry);
        BinaryPrimitives.WriteUInt16LittleEndian(entry.AsSpan(64), (ushort)(2 * name.Length + 2));
        entry[66] = kind;
        BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(68), None);
        BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(72), Next(index + 1, _entries[index].Parent));
        BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(76), kind == 2 ? None : Next(1, index));
        BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(116), start);
        BinaryPrimitives.WriteInt32LittleEndian(entry.AsSpan(120), bytes);
        return entry;
    }

    private uint Next(int from, int storage)
    {
        var at = storage < 0 ? -1 : _entries.FindIndex(from, e => e.Parent == storage);
        return at < 0 ? None : (uint)at;
    }
}
