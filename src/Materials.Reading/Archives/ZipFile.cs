using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;
using System.IO.Hashing;
using Materials.Reports;

namespace Materials.Reading.Archives;

/// <summary>A zip whose members are unpacked with every declared figure checked against what really comes out.</summary>
/// <remarks>Not thread-safe: the members share one stream. The stream stays the caller's.</remarks>
internal sealed class ZipFile
{
    private const uint LocalSignature = 0x04034b50;
    private const int LocalBytes = 30;

    private readonly Stream _zip;

    /// <exception cref="ZipException">It is no sound zip, has too many entries, or entries that share bytes (a bomb).</exception>
    public ZipFile(Stream zip, int maxEntries)
    {
        _zip = zip;
        Members = ZipDirectory.Read(zip, maxEntries);
        RefuseOverlaps();
    }

    public ImmutableArray<ZipMember> Members { get; }

    /// <summary>Unpacks one member into memory, whole.</summary>
    /// <inheritdoc cref="Unpack(ZipMember, UnpackBudget, Stream)"/>
    public MemoryStream Unpack(ZipMember member, UnpackBudget budget)
    {
        var content = new MemoryStream((int)Math.Min(member.Bytes, 1 << 20));
        Unpack(member, budget, content);
        content.Position = 0;
        return content;
    }

    /// <summary>Unpacks one member.</summary>
    /// <param name="budget">What may come out; it is charged with what does.</param>
    /// <param name="to">Takes it, before all of it is known to be sound.</param>
    /// <exception cref="ZipException">Encrypted, an unknown method, a wrong length or CRC, or more than the budget allows.</exception>
    public void Unpack(ZipMember member, UnpackBudget budget, Stream to)
    {
        if (member.IsEncrypted)
            throw new ZipException(new(FindingCode.Encrypted));
        var packed = new StreamSlice(_zip, DataStart(member), member.PackedBytes);
        using var raw = member.Method switch
        {
            0 => packed,
            8 => (Stream)new DeflateStream(packed, CompressionMode.Decompress),
            _ => throw new ZipException(new(FindingCode.UnsupportedFormat, Detail: $"zip {member.Method}")),
        };

        var unpacked = 0L;
        var crc = new Crc32();
        var buffer = new byte[81920];
        try
        {
            while (raw.Read(buffer) is > 0 and var read)
            {
                unpacked += read;
                budget.Charge(read, unpacked, member);
                crc.Append(buffer.AsSpan(0, read));
                to.Write(buffer, 0, read);
            }
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw ZipException.Corrupt();
        }
        if (unpacked != member.Bytes)
            throw ZipException.Corrupt($"{unpacked} ≠ {member.Bytes}");
        if (crc.GetCurrentHashAsUInt32() != member.Crc)
            throw ZipException.Corrupt("CRC-32");
    }

    /// <summary>Where a member's bytes begin: behind its local header, which must name the same member.</summary>
    private long DataStart(ZipMember member)
    {
        Span<byte> local = stackalloc byte[LocalBytes];
        ZipDirectory.ReadAt(_zip, member.LocalOffset, local);
        if (BinaryPrimitives.ReadUInt32LittleEndian(local) != LocalSignature || BinaryPrimitives.ReadUInt16LittleEndian(local[8..]) != member.Method)
            throw ZipException.Corrupt();
        var name = new byte[BinaryPrimitives.ReadUInt16LittleEndian(local[26..])];
        ZipDirectory.ReadAt(_zip, member.LocalOffset + LocalBytes, name);
        if (Crc32.HashToUInt32(name) != member.NameCrc)
            throw ZipException.Corrupt();
        return member.LocalOffset + LocalBytes + name.Length + BinaryPrimitives.ReadUInt16LittleEndian(local[28..]);
    }

    /// <summary>A thousand entries on the bytes of one are a bomb that neither sizes nor ratios show.</summary>
    private void RefuseOverlaps()
    {
        var end = 0L;
        foreach (var member in Members.OrderBy(m => m.LocalOffset))
        {
            if (member.LocalOffset < end)
                throw ZipException.Limit("0", "1", member.Name);
            end = member.LocalOffset + LocalBytes + member.PackedBytes;
        }
    }
}
