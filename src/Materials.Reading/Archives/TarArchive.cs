using System.Text;
using Materials.Reports;

namespace Materials.Reading.Archives;

/// <summary>A tar, read from its start to its end, packed or not.</summary>
/// <remarks>
/// An own reader: that of .NET reads names as UTF-8 and loses those in GBK; SharpCompress's refuses streams that cannot be wound back, which
/// unpacked ones are. Every head is held against its checksum, and a tar that breaks off is said to.
/// </remarks>
/// <param name="tar">At its start; disposed with it.</param>
/// <param name="packedBytes">Length of the file that it comes out of.</param>
internal sealed class TarArchive(Stream tar, long packedBytes, ReadingLimits limits) : IArchive
{
    /// <summary>A name or an attribute longer than this is no honest one.</summary>
    private const int MaxExtraBytes = 1 << 20;

    /// <summary>Bytes that may be passed over to get behind members that are not read, as a multiple of what is unpacked at all.</summary>
    private const int SkippedShare = 4;

    private readonly byte[] _block = new byte[TarHeader.Bytes];
    private long _skipped;

    public IEnumerable<IArchiveMember> Members
    {
        get
        {
            var count = 0;
            while (Next() is { } member)
            {
                if (++count > limits.MaxArchiveEntries)
                    throw ZipException.Limit($"{limits.MaxArchiveEntries}", $"> {limits.MaxArchiveEntries}");
                if (!member.IsFolder)
                    yield return member;
                Pass(member.Left + member.Padding, checkEnd: true);
            }
        }
    }

    public void Dispose() => tar.Dispose();

    /// <summary>The next member; null at the end of the archive.</summary>
    private Member? Next()
    {
        string? longName = null;
        long? longSize = null;
        while (true)
        {
            Fill(_block);
            if (_block.AsSpan().IndexOfAnyExcept((byte)0) < 0)
            {
                // What follows the end are zeros; with them a packed tar's own checksum is reached.
                Pass(long.MaxValue, checkEnd: false);
                return null;
            }
            if (!TarHeader.IsAt(_block) || new TarHeader(_block).Size < 0)
                throw ZipException.Corrupt();

            var header = new TarHeader(_block);
            var (kind, size, name) = (header.Kind, header.Size, header.Name);
            switch (kind)
            {
                case 'L':
                    longName = MemberName.Decode(TarHeader.UpToNul(Extra(size)));
                    break;
                case 'x':
                    ReadAttributes(Encoding.UTF8.GetString(Extra(size)), ref longName, ref longSize);
                    break;
                case 'g' or 'K':
                    _ = Extra(size);
                    break;
                default:
                    return new(this, longName ?? MemberName.Decode(name), kind, longSize ?? size);
            }
        }
    }

    private byte[] Extra(long size)
    {
        if (size > MaxExtraBytes)
            throw ZipException.Corrupt();
        var content = new byte[size];
        Fill(content);
        Pass(PaddingOf(size), checkEnd: true);
        return content;
    }

    /// <summary>Lines of "length key=value".</summary>
    private static void ReadAttributes(string attributes, ref string? name, ref long? size)
    {
        foreach (var line in attributes.Split('\n'))
        {
            var (key, value) = (line.IndexOf(' '), line.IndexOf('='));
            if (key < 0 || value < key)
                continue;
            if (line[(key + 1)..value] == "path")
                name = line[(value + 1)..].Replace('\\', '/');
            else if (line[(key + 1)..value] == "size" && long.TryParse(line[(value + 1)..], out var bytes) && bytes >= 0)
                size = bytes;
        }
    }

    private static long PaddingOf(long size) => (TarHeader.Bytes - size % TarHeader.Bytes) % TarHeader.Bytes;

    private void Fill(Span<byte> block)
    {
        while (!block.IsEmpty)
        {
            var read = Take(block);
            if (read == 0)
                throw ZipException.Corrupt();
            block = block[read..];
        }
    }

    private int Take(Span<byte> buffer)
    {
        try
        {
            return tar.Read(buffer);
        }
        catch (Exception e) when (StreamedArchive.IsBroken(e))
        {
            throw StreamedArchive.Said(e);
        }
    }

    private void Pass(long bytes, bool checkEnd)
    {
        var buffer = new byte[81920];
        while (bytes > 0)
        {
            var read = Take(buffer.AsSpan(0, (int)Math.Min(bytes, buffer.Length)));
            if (read == 0 && checkEnd)
                throw ZipException.Corrupt();
            if (read == 0)
                return;
            bytes -= read;
            _skipped += read;
            if (_skipped > SkippedShare * limits.MaxUnpackedBytes)
                throw ZipException.Limit(ByteSize.Of(SkippedShare * limits.MaxUnpackedBytes), $"> {ByteSize.Of(SkippedShare * limits.MaxUnpackedBytes)}");
        }
    }

    private sealed class Member(TarArchive archive, string name, char kind, long size) : IArchiveMember
    {
        public string Name => name;

        public long Bytes { get; } = size;

        public bool IsFolder => kind == '5' || name.EndsWith('/');

        /// <summary>Links and devices have no content of their own.</summary>
        public bool IsUnsafe => kind is '1' or '2' or '3' or '4' or '6' || MemberName.IsUnsafe(name);

        /// <summary>Bytes of the content that have not been taken yet.</summary>
        public long Left { get; private set; } = size;

        public long Padding => PaddingOf(Bytes);

        public void Unpack(UnpackBudget budget, Stream to)
        {
            // GNU's sparse files leave their holes out.
            if (kind is not ('0' or '\0' or '7'))
                throw new ZipException(new(FindingCode.UnsupportedFormat, Detail: $"tar {kind}"));
            budget.Announce(Bytes, name);
            var buffer = new byte[81920];
            while (Left > 0)
            {
                var read = archive.Take(buffer.AsSpan(0, (int)Math.Min(Left, buffer.Length)));
                if (read == 0)
                    throw ZipException.Corrupt();
                Left -= read;
                budget.Charge(read, Bytes - Left, archive.PackedLength, name);
                to.Write(buffer, 0, read);
            }
        }
    }

    private long PackedLength => packedBytes;
}
