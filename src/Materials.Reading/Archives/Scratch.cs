using Microsoft.Win32.SafeHandles;

namespace Materials.Reading.Archives;

/// <summary>Room for what is unpacked while it is read: small files in memory, larger ones in a file without a name.</summary>
/// <remarks>
/// The program hands a reading process one open file for it, since such a process can open none. Files inside files are read depth first, so the room is
/// a stack: what was unpacked last is let go first. Not thread-safe.
/// </remarks>
/// <param name="file">Open for reading and writing; stays the caller's. Null for none: everything is held in memory then.</param>
internal sealed class Scratch(SafeFileHandle? file)
{
    /// <summary>What is held in memory of one file. Most files that applicants send are smaller, and an archive of ten thousand of them touches no disk.</summary>
    private const int InMemory = 2 << 20;

    private long _top;

    /// <summary>For readings in the program itself.</summary>
    public static Scratch None => new(null);

    /// <summary>Room for one file: written first, then read. Disposing it lets the room go.</summary>
    public Stream Open() => new Room(this);

    /// <summary>A new file without a name, for a reading process: however this program ends, nothing of an applicant's stays behind.</summary>
    /// <exception cref="IOException">There is no room for one.</exception>
    public static SafeFileHandle NewFile()
    {
        var name = Path.GetTempFileName();
        try
        {
            return System.IO.File.OpenHandle(name, FileMode.Open, FileAccess.ReadWrite, FileShare.Delete, OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None);
        }
        finally
        {
            if (!OperatingSystem.IsWindows())
                System.IO.File.Delete(name);
        }
    }

    private sealed class Room(Scratch scratch) : Stream
    {
        private readonly long _start = scratch._top;
        private MemoryStream? _memory = new();
        private long _length;
        private long _position;

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => true;

        public override long Length => _length;

        public override long Position
        {
            get => _position;
            set => _position = value >= 0 ? value : throw new IOException("Before the start");
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            buffer = buffer[..(int)Math.Min(buffer.Length, Math.Max(0, _length - _position))];
            int read;
            if (_memory is not null)
            {
                _memory.Position = _position;
                read = _memory.Read(buffer);
            }
            else
                read = buffer.IsEmpty ? 0 : RandomAccess.Read(File, buffer, _start + _position);
            _position += read;
            return read;
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        /// <exception cref="ScratchException">There is no room for it.</exception>
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (_memory is not null && (scratch.Held is null || _position + buffer.Length <= InMemory))
            {
                _memory.Position = _position;
                _memory.Write(buffer);
            }
            else
            {
                Spill();
                Store(buffer, _position);
            }

            _position += buffer.Length;
            _length = Math.Max(_length, _position);
        }

        public override long Seek(long offset, SeekOrigin origin) =>
            Position = offset + origin switch { SeekOrigin.Begin => 0, SeekOrigin.Current => _position, _ => _length };

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        protected override void Dispose(bool disposing)
        {
            if (_memory is null)
                scratch._top = _start;
            _memory = null;
            _length = 0;
            base.Dispose(disposing);
        }

        private SafeFileHandle File => scratch.Held ?? throw new ObjectDisposedException(nameof(Scratch));

        private void Spill()
        {
            if (_memory is null)
                return;
            Store(_memory.GetBuffer().AsSpan(0, (int)_memory.Length), 0);
            _memory = null;
        }

        private void Store(ReadOnlySpan<byte> bytes, long at)
        {
            try
            {
                RandomAccess.Write(File, bytes, _start + at);
            }
            catch (IOException e)
            {
                throw new ScratchException(e);
            }

            scratch._top = Math.Max(scratch._top, _start + at + bytes.Length);
        }
    }

    private SafeFileHandle? Held => file;
}

/// <summary>The disk is full, or gone: no fault of the file that was being unpacked.</summary>
internal sealed class ScratchException(Exception cause) : Exception(cause.Message, cause);
