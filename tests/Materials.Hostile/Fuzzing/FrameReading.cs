using System.Collections.Immutable;
using System.Net.Sockets;
using System.Text.Json;
using Materials.Pages;
using Materials.Reading;
using Materials.Reading.Containment;

namespace Materials.Hostile.Fuzzing;

/// <summary>Feeds bytes to the parent's side of the channel, as a reading process would that a file has taken over.</summary>
internal static class FrameReading
{
    private const int MaxOutputBytes = 64 << 20;

    /// <summary>Larger than a socket's buffer nothing can be sent without a second thread.</summary>
    private const int MaxBytes = 100_000;

    public static string? Try(byte[] bytes)
    {
        var (own, other) = Channel.Pair();
        using var channel = own;
        using (var far = new Socket(new SafeSocketHandle(other, ownsHandle: true)))
            far.Send(bytes.AsSpan(0, Math.Min(bytes.Length, MaxBytes)));

        try
        {
            while (channel.Receive(MaxOutputBytes) is { } frame)
            {
                frame.File?.Dispose();
                if (frame.Kind == FrameKind.Answer && JsonSerializer.Deserialize(frame.Payload, ReadingJson.Compact.ReadingAnswer) is { } answer)
                    ReadingAnswerCheck.Verify(answer.Files, "a.txt", ImmutableDictionary<string, Defect>.Empty, ReadingLimits.Default);
                else if (frame.Kind == FrameKind.Ready)
                    _ = JsonSerializer.Deserialize(frame.Payload, ReadingJson.Compact.Ready);
            }

            return null;
        }
        catch (Exception e) when (e is InvalidDataException or FrameTooLongException or ReadingProcessException or JsonException
            or FormatException or InvalidOperationException or ArgumentException or NotSupportedException)
        {
            // What ReadingProcess takes for a breach of the protocol.
            return null;
        }
    }
}
