using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;

namespace Materials.Reading.Archives;

/// <summary>Reads the central directory of a zip, trusting none of its claims.</summary>
/// <remarks>
/// An own reader, because <c>System.IO.Compression</c> says nothing of overlapping entries, wrong entry counts, wrong lengths and wrong CRCs,
/// and hides the raw bytes of names. Format: PKWARE APPNOTE 4.3.
/// </remarks>
internal static class ZipDirectory
{
    private const uint EndSignature = 0x06054b50;
    private const uint End64Signature = 0x06064b50;
    private const uint Locator64Signature = 0x07064b50;
    private const uint EntrySignature = 0x02014b50;
    private const int EndBytes = 22;
    private const int EntryBytes = 46;
    private const int UnicodePathField = 0x7075;

    /// <exception cref="ZipException">It has no sound directory, or one beyond the limits.</exception>
    public static ImmutableArray<ZipMember> Read(Stream zip, int maxEntries)
    {
        var (end, declared, directory) = FindDirectory(zip);
        if (declared > maxEntries)
            throw ZipException.Limit($"{maxEntries}", $"{declared}");

        var members = ImmutableArray.CreateBuilder<ZipMember>();
        var position = 0;
        while (position + EntryBytes <= directory.Bytes.Length
            && BinaryPrimitives.ReadUInt32LittleEndian(directory.Bytes.AsSpan(position)) == EntrySignature)
        {
            if (members.Count == maxEntries)
                throw ZipException.Limit($"{maxEntries}", $"> {maxEntries}");
            members.Add(ReadEntry(directory.Bytes.AsSpan(position), directory.Shift, end, out var length));
            position += length;
        }
        if (members.Count != declared)
            throw ZipException.Corrupt($"{members.Count} ≠ {declared}");
        return members.ToImmutable();
    }

    private static (long End, long Declared, (byte[] Bytes, long Shift) Directory) FindDirectory(Stream zip)
    {
        var tail = new byte[(int)Math.Min(zip.Length, EndBytes + ushort.MaxValue)];
        var tailStart = zip.Length - tail.Length;
        ReadAt(zip, tailStart, tail);

        var at = tail.Length - EndBytes;
        while (at >= 0 && !IsEnd(tail, at))
            at--;
        // Two ends of which each could be the one: programs differ in what they take for the archive, so nobody knows what was meant.
        if (at < 0 || Enumerable.Range(0, at).Any(other => IsEnd(tail, other) && EndsWithTheFile(tail, other)))
            throw ZipException.Corrupt();

        var end = tailStart + at;
        var record = tail.AsSpan(at);
        long count = BinaryPrimitives.ReadUInt16LittleEndian(record[10..]);
        long size = BinaryPrimitives.ReadUInt32LittleEndian(record[12..]);
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(record[16..]);
        var directoryEnd = end;
        if ((count == ushort.MaxValue || size == uint.MaxValue || offset == uint.MaxValue) && Find64(zip, end) is { } wide)
            (count, size, offset, directoryEnd) = wide;

        // What stands before the archive (a self-extracting program) shifts every offset by its length.
        var start = directoryEnd - size;
        var shift = start - offset;
        if (size < 0 || offset < 0 || start < 0 || shift < 0 || size > int.MaxValue)
            throw ZipException.Corrupt();
        var bytes = new byte[size];
        ReadAt(zip, start, bytes);
        return (start, count, (bytes, shift));
    }

    /// <summary>The end record is the last whose comment ends with the file; else a comment could carry a second directory.</summary>
    private static bool EndsWithTheFile(byte[] tail, int at) => at + EndBytes + BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(at + 20)) == tail.Length;

    private static bool IsEnd(byte[] tail, int at) =>
        BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at)) == EndSignature
        && at + EndBytes + BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(at + 20)) <= tail.Length;

    private static (long Count, long Size, long Offset, long End)? Find64(Stream zip, long end)
    {
        if (end < 20)
            return null;
        Span<byte> locator = stackalloc byte[20];
        ReadAt(zip, end - 20, locator);
        if (BinaryPrimitives.ReadUInt32LittleEndian(locator) != Locator64Signature)
            return null;
        var at = BinaryPrimitives.ReadInt64LittleEndian(locator[8..]);
        if (at < 0 || at > end - 56)
            throw ZipException.Corrupt();
        Span<byte> record = stackalloc byte[56];
        ReadAt(zip, at, record);
        if (BinaryPrimitives.ReadUInt32LittleEndian(record) != End64Signature)
            throw ZipException.Corrupt();
        return (BinaryPrimitives.ReadInt64LittleEndian(record[32..]), BinaryPrimitives.ReadInt64LittleEndian(record[40..]),
            BinaryPrimitives.ReadInt64LittleEndian(record[48..]), at);
    }

    private static ZipMember ReadEntry(ReadOnlySpan<byte> entry, long shift, long directoryStart, out int length)
    {
        var flags = BinaryPrimitives.ReadUInt16LittleEndian(entry[8..]);
        int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(entry[28..]);
        int extraLength = BinaryPrimitives.ReadUInt16LittleEndian(entry[30..]);
        length = EntryBytes + nameLength + extraLength + BinaryPrimitives.ReadUInt16LittleEndian(entry[32..]);
        if (length > entry.Length)
            throw ZipException.Corrupt();

        var name = entry.Slice(EntryBytes, nameLength);
        var extra = entry.Slice(EntryBytes + nameLength, extraLength);
        long packed = BinaryPrimitives.ReadUInt32LittleEndian(entry[20..]);
        long bytes = BinaryPrimitives.ReadUInt32LittleEndian(entry[24..]);
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(entry[42..]);
        Widen(extra, ref bytes, ref packed, ref offset);
        if (bytes < 0 || packed < 0 || offset < 0 || offset + shift + packed > directoryStart)
            throw ZipException.Corrupt(DecodeName(name, extra, flags));

        // The upper half of the external attributes is the Unix mode; 0xA000 marks a symbolic link.
        var isSymlink = (entry[41] & 0xF0) == 0xA0;
        return new(DecodeName(name, extra, flags), flags, BinaryPrimitives.ReadUInt16LittleEndian(entry[10..]),
            BinaryPrimitives.ReadUInt32LittleEndian(entry[16..]), packed, bytes, offset + shift, isSymlink, Crc32.HashToUInt32(name));
    }

    private static void Widen(ReadOnlySpan<byte> extra, ref long bytes, ref long packed, ref long offset)
    {
        var field = Field(extra, 1);
        Take(ref bytes, ref field);
        Take(ref packed, ref field);
        Take(ref offset, ref field);

        static void Take(ref long value, ref ReadOnlySpan<byte> field)
        {
            if (value != uint.MaxValue || field.Length < 8)
                return;
            value = BinaryPrimitives.ReadInt64LittleEndian(field);
            field = field[8..];
        }
    }

    private static string DecodeName(ReadOnlySpan<byte> name, ReadOnlySpan<byte> extra, int flags)
    {
        if ((flags & 0x800) == 0)
        {
            // Info-ZIP: version 1, the CRC of the plain name it belongs to, then the name in UTF-8.
            var field = Field(extra, UnicodePathField);
            if (field.Length > 5 && field[0] == 1 && BinaryPrimitives.ReadUInt32LittleEndian(field[1..]) == Crc32.HashToUInt32(name))
                return Encoding.UTF8.GetString(field[5..]).Replace('\\', '/');
        }
        // Without the flag some packers write UTF-8 all the same.
        return MemberName.Decode(name);
    }

    private static ReadOnlySpan<byte> Field(ReadOnlySpan<byte> extra, int id)
    {
        while (extra.Length >= 4)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (length > extra.Length - 4)
                break;
            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == id)
                return extra.Slice(4, length);
            extra = extra[(4 + length)..];
        }
        return [];
    }

    /// <exception cref="ZipException">The file ends before.</exception>
    internal static void ReadAt(Stream zip, long position, Span<byte> buffer)
    {
        if (position < 0 || position > zip.Length - buffer.Length)
            throw ZipException.Corrupt();
        zip.Position = position;
        zip.ReadExactly(buffer);
    }
}
