using System.Buffers.Binary;
using System.Text;

namespace Materials.Reading.Compound;

/// <summary>Writes streams as an OLE2 compound file ([MS-CFB]) of version 3: what was one storage of a larger file becomes a file of its own.</summary>
internal static class CompoundWriter
{
    private const int SectorBytes = 512, MiniSectorBytes = 64, MiniCutoff = 4096, EntryBytes = 128, HeaderDifat = 109;
    private const uint FreeSector = 0xFFFFFFFF, EndOfChain = 0xFFFFFFFE, TableSector = 0xFFFFFFFD, NoEntry = 0xFFFFFFFF;

    /// <summary>Sectors that a table of sectors without an overflow can list: 109 × 128.</summary>
    private const int MaxSectors = HeaderDifat * (SectorBytes / 4);

    /// <exception cref="InvalidDataException">The streams are larger than such a file can hold (some 7 MB).</exception>
    public static byte[] Write(IEnumerable<(string Name, byte[] Content)> streams)
    {
        // The order of names that the format asks for: by length, then by letter.
        var sorted = streams.OrderBy(s => s.Name.Length).ThenBy(s => s.Name.ToUpperInvariant(), StringComparer.Ordinal).ToArray();
        var body = new MemoryStream();
        var table = new List<uint>();
        var mini = new MemoryStream();
        var miniTable = new List<uint>();
        var places = sorted.Select(s => s.Content.Length < MiniCutoff ? Add(mini, miniTable, s.Content, MiniSectorBytes) : Add(body, table, s.Content, SectorBytes)).ToArray();
        var miniPlace = Add(body, table, mini.ToArray(), SectorBytes);
        var miniTablePlace = Add(body, table, Words(miniTable), SectorBytes);
        var directoryPlace = Add(body, table, Directory(sorted, places, miniPlace, (uint)mini.Length), SectorBytes);

        // The table lists its own sectors too.
        var tableSectors = 0;
        while (tableSectors * (SectorBytes / 4) < table.Count + tableSectors)
            tableSectors++;
        if (table.Count + tableSectors > MaxSectors)
            throw new InvalidDataException("CFB size");
        var tableAt = (uint)table.Count;
        table.AddRange(Enumerable.Repeat(TableSector, tableSectors));
        while (table.Count % (SectorBytes / 4) != 0)
            table.Add(FreeSector);
        body.Write(Words(table));
        return [.. Header(directoryPlace, miniTablePlace, miniTable.Count, tableAt, tableSectors), .. body.ToArray()];
    }

    private static uint Add(MemoryStream body, List<uint> table, byte[] content, int sectorBytes)
    {
        if (content.Length == 0)
            return EndOfChain;
        var first = (uint)table.Count;
        var sectors = (content.Length + sectorBytes - 1) / sectorBytes;
        for (var i = 1; i < sectors; i++)
            table.Add((uint)table.Count + 1);
        table.Add(EndOfChain);
        body.Write(content);
        body.Write(new byte[sectors * sectorBytes - content.Length]);
        return first;
    }

    private static byte[] Directory((string Name, byte[] Content)[] streams, uint[] places, uint miniPlace, uint miniBytes)
    {
        var directory = new byte[EntryBytes * (streams.Length + 1)];
        Entry(directory, "Root Entry", 5, miniPlace, miniBytes, NoEntry, streams.Length > 0 ? 1 : NoEntry);
        for (var i = 0; i < streams.Length; i++)
            Entry(directory.AsSpan(EntryBytes * (i + 1)), streams[i].Name, 2, places[i], (uint)streams[i].Content.Length, i + 1 < streams.Length ? (uint)i + 2 : NoEntry, NoEntry);
        return directory;
    }

    private static void Entry(Span<byte> entry, string name, byte kind, uint place, uint bytes, uint right, uint child)
    {
        var length = Encoding.Unicode.GetBytes(name.AsSpan(0, Math.Min(31, name.Length)), entry);
        BinaryPrimitives.WriteUInt16LittleEndian(entry[64..], (ushort)(length + 2));
        entry[66] = kind;
        entry[67] = 1;
        BinaryPrimitives.WriteUInt32LittleEndian(entry[68..], NoEntry);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[72..], right);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[76..], child);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[116..], place);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[120..], bytes);
    }

    private static byte[] Header(uint directory, uint miniTable, int miniSectors, uint table, int tableSectors)
    {
        var header = new byte[SectorBytes];
        ((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(header);
        Write(24, 0x0003003E);
        Write(28, 0x0009FFFE);
        Write(32, 6);
        Write(44, (uint)tableSectors);
        Write(48, directory);
        Write(56, MiniCutoff);
        Write(60, miniTable);
        Write(64, (uint)((miniSectors * 4 + SectorBytes - 1) / SectorBytes));
        Write(68, EndOfChain);
        for (var i = 0; i < HeaderDifat; i++)
            Write(76 + 4 * i, i < tableSectors ? table + (uint)i : FreeSector);
        return header;

        void Write(int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(at), value);
    }

    private static byte[] Words(List<uint> words)
    {
        var bytes = new byte[4 * words.Count];
        for (var i = 0; i < words.Count; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4 * i), words[i]);
        return bytes;
    }
}
