using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Text;

namespace Materials.Reading.Compound;

/// <summary>Reads an OLE2 compound file ([MS-CFB]): the container of Word, Excel and PowerPoint 97, of WPS, and of encrypted Office packages.</summary>
/// <remarks>Every chain of sectors is walked at most as far as the file has sectors, so that loops end. The stream stays the caller's.</remarks>
internal sealed class CompoundFile
{
    private const int HeaderBytes = 512;
    private const int EntryBytes = 128;
    private const uint EndOfChain = 0xFFFFFFFE;
    private const uint MaxSector = 0xFFFFFFFA;
    private const int HeaderDifat = 109;
    private const uint NoEntry = 0xFFFFFFFF;

    private readonly Stream _file;
    private readonly int _sectorBytes;
    private readonly int _miniSectorBytes;
    private readonly uint _miniCutoff;
    private readonly uint[] _fat;
    private readonly uint[] _miniFat;
    private readonly byte[] _miniStream;
    private readonly List<Entry> _entries;
    private readonly FrozenDictionary<string, Entry> _streams;
    private readonly Lazy<IReadOnlyCollection<string>> _ownNames;

    /// <exception cref="InvalidDataException">It is no compound file, or a broken one.</exception>
    public CompoundFile(Stream file)
    {
        _file = file;
        var header = new byte[HeaderBytes];
        ReadAt(0, header);
        var shift = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(30));
        var miniShift = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(32));
        if (shift is not (9 or 12) || miniShift is < 4 or > 9)
            throw new InvalidDataException("CFB sector size");
        _sectorBytes = 1 << shift;
        _miniSectorBytes = 1 << miniShift;
        _miniCutoff = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(56));

        _fat = ReadFat(header);
        var directory = ReadChain(BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(48)), long.MaxValue);
        _entries = ReadEntries(directory);
        var root = _entries.FirstOrDefault(e => e.Kind == EntryKind.Root) ?? throw new InvalidDataException("CFB root");
        // A document put into this one has streams of the same names: the file's own come first.
        var own = Children(root);
        _ownNames = new(() => [.. own.Where(e => e.Kind == EntryKind.Stream).Select(e => e.Name)]);
        _streams = own.Concat(_entries).Where(e => e.Kind == EntryKind.Stream).DistinctBy(e => e.Name).ToFrozenDictionary(e => e.Name, StringComparer.Ordinal);
        _miniFat = Words(ReadChain(BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(60)), long.MaxValue));
        _miniStream = ReadChain(root.Start, root.Bytes);
    }

    private enum EntryKind : byte
    {
        Storage = 1,
        Stream = 2,
        Root = 5,
    }

    /// <summary>The names of its streams, in whatever storage they are. Of equal names the file's own stands, then the first in the directory.</summary>
    public IReadOnlyCollection<string> Names => _streams.Keys;

    /// <summary>The names of the streams that are in no storage: what tells which program the file is from. Of a torn directory all names.</summary>
    public IReadOnlyCollection<string> OwnNames => _ownNames.Value.Count > 0 ? _ownNames.Value : Names;

    /// <summary>The storages, at whatever depth, in the order of the directory: files that were put into this one, macros, and more.</summary>
    public IEnumerable<CompoundStorage> Storages =>
        _entries.Where(e => e.Kind == EntryKind.Storage).Select(e => new CompoundStorage(e.Name, Children(e).Where(c => c.Kind == EntryKind.Stream).DistinctBy(c => c.Name)
            .ToDictionary(c => c.Name, c => new Func<byte[]>(() => ReadEntry(c)), StringComparer.Ordinal)));

    /// <summary>A stream, whole; null when there is none of that name.</summary>
    /// <exception cref="InvalidDataException">Its chain is broken.</exception>
    public byte[]? Read(string name)
    {
        if (!_streams.TryGetValue(name, out var entry))
            return null;
        return ReadEntry(entry);
    }

    private byte[] ReadEntry(Entry entry) => entry.Bytes < _miniCutoff ? ReadMiniChain(entry) : ReadChain(entry.Start, entry.Bytes);

    /// <summary>What is in a storage: a tree of neighbours, walked once each however it loops.</summary>
    private List<Entry> Children(Entry storage)
    {
        var found = new List<Entry>();
        var seen = new HashSet<uint>();
        var next = new Stack<uint>([storage.Child]);
        while (next.TryPop(out var number))
        {
            if (number == NoEntry || number >= _entries.Count || !seen.Add(number))
                continue;
            var entry = _entries[(int)number];
            if (entry.Kind is EntryKind.Stream or EntryKind.Storage)
                found.Add(entry);
            next.Push(entry.Right);
            next.Push(entry.Left);
        }
        return found;
    }

    private uint[] ReadFat(byte[] header)
    {
        var sectors = new List<uint>();
        for (var i = 0; i < HeaderDifat; i++)
            sectors.Add(BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(76 + 4 * i)));
        var next = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(68));
        var sector = new byte[_sectorBytes];
        for (long left = _file.Length / _sectorBytes; next < MaxSector && left > 0; left--)
        {
            ReadSector(next, sector);
            var words = Words(sector);
            sectors.AddRange(words[..^1]);
            next = words[^1];
        }

        // Real sectors only: a table cannot be larger than the file it describes.
        var used = sectors.Where(s => s < MaxSector).Distinct().ToArray();
        if ((long)used.Length * _sectorBytes > _file.Length)
            throw new InvalidDataException("CFB FAT");
        var fat = new uint[used.Length * (_sectorBytes / 4)];
        for (var i = 0; i < used.Length; i++)
        {
            ReadSector(used[i], sector);
            Words(sector).CopyTo(fat, i * (_sectorBytes / 4));
        }
        return fat;
    }

    private static List<Entry> ReadEntries(byte[] directory)
    {
        var entries = new List<Entry>();
        for (var at = 0; at + EntryBytes <= directory.Length; at += EntryBytes)
        {
            var entry = directory.AsSpan(at, EntryBytes);
            int nameBytes = BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]);
            // Entries name each other by their numbers: unused and broken ones keep their places.
            var isSound = entry[66] is (byte)EntryKind.Stream or (byte)EntryKind.Storage or (byte)EntryKind.Root && nameBytes is >= 2 and <= 64;
            entries.Add(new(isSound ? Encoding.Unicode.GetString(entry[..(nameBytes - 2)]) : "", isSound ? (EntryKind)entry[66] : 0,
                BinaryPrimitives.ReadUInt32LittleEndian(entry[116..]), BinaryPrimitives.ReadUInt32LittleEndian(entry[120..]),
                BinaryPrimitives.ReadUInt32LittleEndian(entry[68..]), BinaryPrimitives.ReadUInt32LittleEndian(entry[72..]), BinaryPrimitives.ReadUInt32LittleEndian(entry[76..])));
        }
        return entries;
    }

    private byte[] ReadChain(uint start, long bytes)
    {
        var content = new MemoryStream();
        var sector = new byte[_sectorBytes];
        var left = _file.Length / _sectorBytes + 1;
        for (var at = start; at < MaxSector && content.Length < bytes; at = at < _fat.Length ? _fat[at] : EndOfChain)
        {
            if (left-- == 0)
                throw new InvalidDataException("CFB loop");
            ReadSector(at, sector);
            content.Write(sector, 0, (int)Math.Min(_sectorBytes, bytes - content.Length));
        }
        return bytes == long.MaxValue || content.Length == bytes ? content.ToArray() : throw new InvalidDataException("CFB chain");
    }

    private byte[] ReadMiniChain(Entry entry)
    {
        var content = new byte[entry.Bytes];
        var at = entry.Start;
        for (var done = 0; done < content.Length; done += _miniSectorBytes)
        {
            var from = (long)at * _miniSectorBytes;
            var length = Math.Min(_miniSectorBytes, content.Length - done);
            if (at >= _miniFat.Length || from + length > _miniStream.Length)
                throw new InvalidDataException("CFB mini chain");
            _miniStream.AsSpan((int)from, length).CopyTo(content.AsSpan(done));
            at = _miniFat[at];
        }
        return content;
    }

    private void ReadSector(uint sector, byte[] buffer)
    {
        var at = (sector + 1L) * _sectorBytes;
        if (at >= _file.Length)
            throw new InvalidDataException("CFB sector");
        // Some writers leave the last sector short.
        buffer.AsSpan().Clear();
        ReadAt(at, buffer.AsSpan(0, (int)Math.Min(_sectorBytes, _file.Length - at)));
    }

    private void ReadAt(long position, Span<byte> buffer)
    {
        if (position + buffer.Length > _file.Length)
            throw new InvalidDataException("CFB cut short");
        _file.Position = position;
        _file.ReadExactly(buffer);
    }

    private static uint[] Words(byte[] bytes)
    {
        var words = new uint[bytes.Length / 4];
        for (var i = 0; i < words.Length; i++)
            words[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(4 * i));
        return words;
    }

    private sealed record Entry(string Name, EntryKind Kind, uint Start, long Bytes, uint Left, uint Right, uint Child);
}

/// <summary>A folder inside a compound file.</summary>
/// <param name="Streams">What reads each stream that is directly in it; throws <see cref="InvalidDataException"/> when its chain is broken.</param>
internal sealed record CompoundStorage(string Name, IReadOnlyDictionary<string, Func<byte[]>> Streams);
