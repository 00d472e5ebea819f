using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace Materials.Reading.Archives;

/// <summary>Checks a gzip file of several members glued together (RFC 1952, 2.2), each with a checksum and a length of its own.</summary>
/// <remarks>Byte by byte, since only so it shows where a member's packed bytes end: some ten times slower than unpacking. Ordinary files, of one member, never come to it.</remarks>
internal static class GzipMembers
{
    private const int HeadBytes = 10;
    private const int TrailerBytes = 8;
    private const int HasChecksum = 2, HasExtra = 4, HasName = 8, HasComment = 16;

    /// <summary>Whether the file consists of whole members from its start to its end, which may be filled up with zeros (as tapes are).</summary>
    public static bool AreWhole(Stream packed)
    {
        packed.Position = 0;
        var members = 0;
        while (packed.Position < packed.Length)
        {
            if (members > 0 && IsFilling(packed))
                return true;
            if (!PassHead(packed) || !IsWhole(packed))
                return false;
            members++;
        }

        return members > 0;
    }

    private static bool IsWhole(Stream packed)
    {
        var crc = new Crc32();
        var unpacked = 0L;
        var buffer = new byte[16384];
        using (var content = new DeflateStream(new Bytewise(packed), CompressionMode.Decompress))
        {
            try
            {
                while (content.Read(buffer) is > 0 and var read)
                {
                    crc.Append(buffer.AsSpan(0, read));
                    unpacked += read;
                }
            }
            catch (InvalidDataException)
            {
                return false;
            }
        }

        Span<byte> trailer = stackalloc byte[TrailerBytes];
        return packed.ReadAtLeast(trailer, TrailerBytes, throwOnEndOfStream: false) == TrailerBytes
            && BinaryPrimitives.ReadUInt32LittleEndian(trailer) == crc.GetCurrentHashAsUInt32()
            && BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..]) == (uint)unpacked;
    }

    /// <summary>Zeros to the end. The position stays where it was when there is more.</summary>
    private static bool IsFilling(Stream packed)
    {
        var start = packed.Position;
        int next;
        while ((next = packed.ReadByte()) == 0)
        {
        }

        packed.Position = next < 0 ? packed.Length : start;
        return next < 0;
    }

    private static bool PassHead(Stream packed)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        if (packed.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false) < HeadBytes || !head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 8]))
            return false;

        var flags = head[3];
        if ((flags & HasExtra) != 0)
            packed.Position += packed.ReadByte() + (packed.ReadByte() << 8);
        for (var texts = ((flags & HasName) != 0 ? 1 : 0) + ((flags & HasComment) != 0 ? 1 : 0); texts > 0; texts--)
            while (packed.ReadByte() > 0)
            {
            }

        if ((flags & HasChecksum) != 0)
            packed.Position += 2;
        return packed.Position < packed.Length;
    }

    /// <summary>Gives one byte at a time, so that no more is taken than is needed.</summary>
    private sealed class Bytewise(Stream stream) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer) => buffer.IsEmpty ? 0 : stream.Read(buffer[..1]);

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
