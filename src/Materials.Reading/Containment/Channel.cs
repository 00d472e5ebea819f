using System.Buffers.Binary;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Materials.Reading.Containment;

/// <summary>One end of the line between the program and a reading process: frames both ways, open files one way.</summary>
/// <remarks>
/// A frame is its kind (one byte), its length (four bytes, little-endian) and its payload. A file to read is handed over as an open
/// descriptor (SCM_RIGHTS): no bytes are copied, the reading process needs no right to open anything, and a file of 2 GiB costs no memory.
/// Not thread-safe; blocking, so that a reader needs no thread pool.
/// </remarks>
internal sealed unsafe class Channel(SafeSocketHandle handle) : IDisposable
{
    private const int HeaderLength = 5;
    private const int SolSocket = 1;
    private const int ScmRights = 1;
    private const int CloseOnExecReceived = 0x40000000;
    private const int NoSignal = 0x4000;

    /// <summary><c>CMSG_SPACE(sizeof(int))</c> on 64-bit Linux: a 16-byte header and the descriptor, padded to 8.</summary>
    private const int ControlSpace = 24;

    private readonly Socket socket = new(handle);

    /// <summary>How long one receive may wait; zero for ever. Time without any frame is time without progress.</summary>
    public TimeSpan ReceiveTimeout
    {
        set
        {
            const int receiveTimeout = 20;
            var time = new Native.TimeValue { Seconds = (nint)value.TotalSeconds, Microseconds = value.Milliseconds * 1000 };
            if (Native.setsockopt((int)handle.DangerousGetHandle(), SolSocket, receiveTimeout, time, (uint)sizeof(Native.TimeValue)) != 0)
                throw new IOException($"The channel takes no time limit: error {Marshal.GetLastPInvokeError()}");
        }
    }

    /// <summary>The end that a reading process inherited under this number.</summary>
    public static Channel Inherited(int descriptor) => new(new SafeSocketHandle(descriptor, ownsHandle: true));

    /// <summary>Two ends of a new line. The second is inherited by the next process started and must be closed by the caller after that.</summary>
    public static (Channel Own, int ForChild) Pair()
    {
        const int unixDomain = 1, stream = 1, closeOnExec = 0x80000, setFlags = 2;
        Span<int> ends = stackalloc int[2];
        if (Native.socketpair(unixDomain, stream | closeOnExec, 0, ends) != 0)
            throw new IOException($"No socket pair for a reading process: error {Marshal.GetLastPInvokeError()}");

        _ = Native.fcntl(ends[1], setFlags, 0);
        return (new(new SafeSocketHandle(ends[0], ownsHandle: true)), ends[1]);
    }

    public void Send(byte kind, ReadOnlySpan<byte> payload)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        Head(header, kind, payload.Length);
        SendAll(header);
        SendAll(payload);
    }

    /// <summary>Sends a frame together with an open file. The file stays the caller's.</summary>
    public void Send(byte kind, ReadOnlySpan<byte> payload, SafeFileHandle file)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        Head(header, kind, payload.Length);
        var control = stackalloc byte[ControlSpace];
        *(nuint*)control = ControlSpace - 4;
        *(int*)(control + 8) = SolSocket;
        *(int*)(control + 12) = ScmRights;
        *(int*)(control + 16) = (int)file.DangerousGetHandle();
        fixed (byte* start = header)
        {
            var vector = new Native.Vector { Base = start, Length = HeaderLength };
            var message = new Native.MessageHeader { Vectors = &vector, VectorCount = 1, Control = control, ControlLength = ControlSpace };
            if (Native.sendmsg((int)handle.DangerousGetHandle(), message, NoSignal) != HeaderLength)
                throw new IOException($"A file could not be handed to a reading process: error {Marshal.GetLastPInvokeError()}");
        }

        SendAll(payload);
    }

    /// <summary>The next frame; null when the other end is gone.</summary>
    /// <param name="maxLength">A longer frame is a breach of the protocol.</param>
    /// <exception cref="InvalidDataException">The other end does not keep the protocol.</exception>
    /// <exception cref="TimeoutException">Nothing came for <see cref="ReceiveTimeout"/>.</exception>
    public Frame? Receive(int maxLength)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        SafeFileHandle? file = null;
        var have = ReceiveWithFile(header, ref file);
        if (have == 0)
            return null;

        if (have < HeaderLength && !ReceiveAll(header[have..]))
            throw new InvalidDataException("The frame ends in its header");

        var length = BinaryPrimitives.ReadInt32LittleEndian(header[1..]);
        if (length < 0 || length > maxLength)
            throw new InvalidDataException($"A frame of {length} bytes, where {maxLength} are the most");

        var payload = new byte[length];
        if (!ReceiveAll(payload))
            throw new InvalidDataException("The frame ends in its payload");

        return new(header[0], payload, file);
    }

    public void Dispose() => socket.Dispose();

    private static void Head(Span<byte> header, byte kind, int length)
    {
        header[0] = kind;
        BinaryPrimitives.WriteInt32LittleEndian(header[1..], length);
    }

    private int ReceiveWithFile(Span<byte> header, ref SafeFileHandle? file)
    {
        var control = stackalloc byte[ControlSpace];
        fixed (byte* start = header)
        {
            var vector = new Native.Vector { Base = start, Length = (nuint)header.Length };
            var message = new Native.MessageHeader { Vectors = &vector, VectorCount = 1, Control = control, ControlLength = ControlSpace };
            nint received;
            do
                received = Native.recvmsg((int)handle.DangerousGetHandle(), ref message, CloseOnExecReceived);
            while (received < 0 && Marshal.GetLastPInvokeError() == Errors.Interrupted);
            if (received < 0)
            {
                var error = Marshal.GetLastPInvokeError();
                if (error == Errors.TryAgain)
                    throw new TimeoutException("The other end of the channel is silent");
                if (error == Errors.ConnectionReset)
                    return 0;
                throw new IOException($"The channel broke: error {error}");
            }

            if (message.ControlLength >= ControlSpace - 4 && *(int*)(control + 8) == SolSocket && *(int*)(control + 12) == ScmRights)
                file = new(*(int*)(control + 16), ownsHandle: true);
            return (int)received;
        }
    }

    private bool ReceiveAll(Span<byte> target)
    {
        while (target.Length > 0)
        {
            SafeFileHandle? none = null;
            var received = ReceiveWithFile(target, ref none);
            none?.Dispose();
            if (received == 0)
                return false;
            target = target[received..];
        }

        return true;
    }

    private void SendAll(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
            bytes = bytes[socket.Send(bytes)..];
    }

    private static class Errors
    {
        public const int Interrupted = 4;
        public const int TryAgain = 11;
        public const int ConnectionReset = 104;
    }
}

/// <summary>One frame as received; the file, if one came with it, is the receiver's to dispose.</summary>
internal sealed record Frame(byte Kind, byte[] Payload, SafeFileHandle? File);
