using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace Materials.Reading.Archives;

/// <summary>What a gzip file (RFC 1952) unpacks to, held against the checksum and the length at its end.</summary>
/// <remarks>
/// <see cref="GZipStream"/> ends without a word where its input ends (measured: ten bytes short, everything unpacked), so a file that breaks
/// off would pass for whole. Of files glued together each has its own: they are looked through once more, one by one.
/// </remarks>
/// <param name="packed">Seekable, at its start; stays the caller's.</param>
internal sealed class GzipContent(Stream packed) : Stream
{
    private const int TrailerBytes = 8;

    private readonly GZipStream _content = new(packed, CompressionMode.Decompress, leaveOpen: true);
    private readonly Crc32 _crc = new();
    private long _given;
    private bool _isChecked;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _given; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <exception cref="InvalidDataException">It is broken, or ends too early.</exception>
    public override int Read(Span<byte> buffer)
    {
        var read = _content.Read(buffer);
        _crc.Append(buffer[..read]);
        _given += read;
        if (read == 0 && buffer.Length > 0 && !_isChecked)
            Check();
        return read;
    }

    private void Check()
    {
        Span<byte> trailer = stackalloc byte[TrailerBytes];
        packed.Position = Math.Max(0, packed.Length - TrailerBytes);
        packed.ReadExactly(trailer);
        var isOne = BinaryPrimitives.ReadUInt32LittleEndian(trailer) == _crc.GetCurrentHashAsUInt32() && BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..]) == (uint)_given;
        if (!isOne && !GzipMembers.AreWhole(packed))
            throw new InvalidDataException("gzip trailer");
        _isChecked = true;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _content.Dispose();
        base.Dispose(disposing);
    }
}
