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

    private const int FirstPart = 1 << 20;

    private readonly Socket socket = new(handle);

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

    /// <summary>Sends a frame, together with an open file where one is given. The file stays the caller's.</summary>
    public void Send(byte kind, ReadOnlySpan<byte> payload, SafeFileHandle? file = null)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        header[0] = kind;
        BinaryPrimitives.WriteInt32LittleEndian(header[1..], payload.Length);
        if (file is null)
            SendAll(header);
        else
            SendWithFile(header, file);
        SendAll(payload);
    }

    /// <summary>The next frame; null when the other end is gone.</summary>
    /// <param name="maxLength">The longest payload that is taken.</param>
    /// <exception cref="FrameTooLongException">The frame is longer.</exception>
    /// <exception cref="InvalidDataException">The other end does not keep the protocol.</exception>
    public Frame? Receive(int maxLength)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        SafeFileHandle? file = null;
        var have = ReceiveWithFile(header, ref file);
        if (have == 0)
            return null;

        try
        {
            if (have < HeaderLength && !ReceiveAll(header[have..]))
                throw new InvalidDataException("The frame ends in its header");

            var length = BinaryPrimitives.ReadInt32LittleEndian(header[1..]);
            if (length < 0)
                throw new InvalidDataException($"A frame of {length} bytes");
            return length <= maxLength ? new(header[0], ReceivePayload(length), file) : throw new FrameTooLongException();
        }
        catch
        {
            file?.Dispose();
            throw;
        }
    }

    /// <summary>Ends every wait of both ends, now and later. May be called from any thread, and more than once.</summary>
    public void Break()
    {
        try
        {
            socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The other end is gone, or this one.
        }
    }

    public void Dispose() => socket.Dispose();

    /// <summary>Memory is taken as bytes come, not as they are announced.</summary>
    private byte[] ReceivePayload(int length)
    {
        var payload = new byte[Math.Min(length, FirstPart)];
        for (var have = 0; have < length; have = payload.Length)
        {
            if (have > 0)
                Array.Resize(ref payload, (int)Math.Min(length, 2L * have));
            if (!ReceiveAll(payload.AsSpan(have)))
                throw new InvalidDataException("The frame ends in its payload");
        }

        return payload;
    }

    private void SendWithFile(Span<byte> header, SafeFileHandle file)
    {
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
                if (error == Errors.ConnectionReset)
                    return 0;
                throw new IOException($"The channel broke: error {error}");
            }

            if (message.ControlLength >= ControlSpace - 4 && *(int*)(control + 8) == SolSocket && *(int*)(control + 12) == ScmRights)
            {
                file = new(*(int*)(control + 16), ownsHandle: true);
                // The padding has room for a second one, which no sound end sends.
                if (*(nuint*)control >= ControlSpace)
                    _ = Native.close(*(int*)(control + 20));
            }

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
        public const int ConnectionReset = 104;
    }
}

/// <summary>One frame as received; the file, if one came with it, is the receiver's to dispose.</summary>
internal sealed record Frame(byte Kind, byte[] Payload, SafeFileHandle? File);

/// <summary>A frame is longer than its receiver takes.</summary>
internal sealed class FrameTooLongException() : Exception("The frame is too long");
