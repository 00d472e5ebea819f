using System.Buffers.Binary;
using Materials.Reading.Office;

namespace Materials.Reading.Rtf;

/// <summary>Files embedded in an RTF as OLE objects of the first version ([MS-OLEDS] 2.2.5).</summary>
internal static class RtfObject
{
    private const int Embedded = 2;

    /// <summary>The file; null when it is none that is a document.</summary>
    public static Attachment? FileIn(ReadOnlyMemory<byte> data)
    {
        var bytes = data.Span;
        if (bytes.Length < 16 || BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]) != Embedded)
            return null;
        var at = 8;
        // The names of its program, its topic and its item.
        for (var i = 0; i < 3; i++)
        {
            if (at + 4 > bytes.Length)
                return null;
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]);
            if (length < 0 || length > bytes.Length - at - 4)
                return null;
            at += 4 + length;
        }
        if (at + 4 > bytes.Length)
            return null;
        var size = BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]);
        at += 4;
        if (size <= 0 || size > bytes.Length - at)
            return null;
        var content = data.Slice(at, size).ToArray();
        return EmbeddedObject.Of("object", content) ?? EmbeddedObject.Packed(content);
    }
}
