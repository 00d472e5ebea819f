using System.Text;
using System.Text.Json;
using Materials.Reading.Containment;

namespace Materials.Reading.Drawing;

/// <summary>The reading process's side of drawing: sends the document once, asks its parent page by page, and takes the pixels from a pipe.</summary>
internal sealed class ChannelDrawer(Channel channel, bool isInstalled) : IPageDrawer
{
    /// <summary>A frame with a part of a document: what the parent holds of it at a time.</summary>
    private const int PartBytes = 1 << 20;

    private ReadOnlyMemory<byte> _sent;

    public bool IsInstalled => isInstalled;

    public DrawnPage? Draw(ReadOnlyMemory<byte> document, int page, int longestSide)
    {
        if (!isInstalled || document.Length > DrawingDesk.MaxDocumentBytes)
            return null;

        if (!_sent.Equals(document))
            Send(document);
        channel.Send(FrameKind.Draw, JsonSerializer.SerializeToUtf8Bytes(new(page, longestSide), ReadingJson.Compact.DrawingRequest));
        if (channel.Receive(0) is not { Kind: FrameKind.Drawn } frame)
            throw new IOException("The parent answered something else than a drawing");
        if (frame.File is null)
            return null;

        using var pipe = new FileStream(frame.File, FileAccess.Read, bufferSize: 0);
        return PortablePixels.Read(pipe, longestSide);
    }

    /// <summary>Lets go of the document, once its file is read.</summary>
    public void Forget() => _sent = default;

    private void Send(ReadOnlyMemory<byte> document)
    {
        channel.Send(FrameKind.Document, []);
        for (var at = 0; at < document.Length; at += PartBytes)
            channel.Send(FrameKind.Document, document.Span.Slice(at, Math.Min(PartBytes, document.Length - at)));
        _sent = document;
    }
}

/// <summary>The format that <c>pdftoppm</c> writes: PPM, a few words of header and the bare pixels.</summary>
internal static class PortablePixels
{
    /// <summary>Rounding, and pages a pixel wide.</summary>
    private const int Slack = 2;

    /// <returns>Null when it breaks off, is something else, or is larger than was asked for.</returns>
    public static DrawnPage? Read(Stream stream, int longestSide)
    {
        if (Word(stream) != "P6" || !int.TryParse(Word(stream), out var width) || !int.TryParse(Word(stream), out var height) || Word(stream) != "255"
            || width < 1 || height < 1 || Math.Max(width, height) > longestSide + Slack)
            return null;

        var pixels = new byte[width * height * 3];
        return stream.ReadAtLeast(pixels, pixels.Length, throwOnEndOfStream: false) == pixels.Length ? new(width, height, pixels) : null;
    }

    /// <summary>Letters and digits up to the next white character, which is taken too.</summary>
    private static string Word(Stream stream)
    {
        const int Longest = 16;
        var word = new StringBuilder();
        while (word.Length <= Longest && stream.ReadByte() is > ' ' and var letter)
            word.Append((char)letter);
        return word.ToString();
    }
}
