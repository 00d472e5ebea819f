using System.Buffers.Binary;
using System.Net.Sockets;
using Materials.Reading.Containment;

namespace Materials.FaultyReader;

/// <summary>Bytes on the channel that are no answer.</summary>
internal static class RawLies
{
    public static void Tell(string name, int descriptor)
    {
        if (!name.StartsWith("raw-", StringComparison.Ordinal))
            return;

        using var channel = new Socket(new SafeSocketHandle(descriptor, ownsHandle: false));
        switch (name)
        {
            case "raw-garbage":
                Send(channel, [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * 37))]);
                break;
            case "raw-no-json":
                Send(channel, Frame(FrameKind.Answer, "{\"files\":["u8));
                break;
            case "raw-null":
                Send(channel, Frame(FrameKind.Answer, "null"u8));
                break;
            case "raw-half-surrogate":
                Send(channel, Frame(FrameKind.Answer, "{\"files\":[{\"path\":\"\\ud800\"}]}"u8));
                break;
            case "raw-deep":
                Send(channel, Frame(FrameKind.Answer, new byte[100_000].Select(_ => (byte)'[').ToArray()));
                break;
            case "raw-unknown-member":
                Send(channel, Frame(FrameKind.Answer, "{\"files\":[],\"more\":1}"u8));
                break;
            case "raw-ready-again":
                Send(channel, Frame(FrameKind.Ready, "{\"level\":15}"u8));
                break;
            case "raw-negative-length":
                Send(channel, [FrameKind.Answer, 0xff, 0xff, 0xff, 0xff]);
                break;
            case "raw-half-header":
                Send(channel, [FrameKind.Answer, 1]);
                break;
            case "raw-half-frame":
                Send(channel, Frame(FrameKind.Answer, new byte[1000]).AsSpan(0, 500));
                break;
            case "raw-too-long":
                Send(channel, [FrameKind.Answer, 0xff, 0xff, 0xff, 0x7f]);
                break;
            case "raw-endless-progress":
                while (true)
                    Send(channel, Frame(FrameKind.Progress, "x"u8));
        }

        Environment.Exit(0);
    }

    private static byte[] Frame(byte kind, ReadOnlySpan<byte> payload)
    {
        var frame = new byte[5 + payload.Length];
        frame[0] = kind;
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(1), payload.Length);
        payload.CopyTo(frame.AsSpan(5));
        return frame;
    }

    private static void Send(Socket channel, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
            bytes = bytes[channel.Send(bytes)..];
    }
}
