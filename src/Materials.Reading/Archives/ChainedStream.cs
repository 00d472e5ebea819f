namespace Materials.Reading.Archives;

/// <summary>Bytes that were taken from a stream to look at, and then the rest of it.</summary>
/// <param name="leaveOpen">Whether the stream stays the caller's.</param>
internal sealed class ChainedStream(byte[] head, Stream rest, bool leaveOpen = false) : Stream
{
    private int _at;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int read;
        if (_at < head.Length)
        {
            read = Math.Min(buffer.Length, head.Length - _at);
            head.AsSpan(_at, read).CopyTo(buffer);
            _at += read;
        }
        else
            read = rest.Read(buffer);
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !leaveOpen)
            rest.Dispose();
        base.Dispose(disposing);
    }
}
