using System.Buffers.Binary;

namespace Materials.Reading.Drawing97;

/// <summary>Finds the pictures in the drawing records of Word, Excel and PowerPoint 97 ([MS-ODRAW] 2.2.23): JPEG, PNG and TIFF as they were put in.</summary>
internal static class Blip
{
    private const int RecordHead = 8;
    private const int StoreEntry = 0xF007;
    private const int StoreEntryBytes = 36;
    private const int Jpeg = 0xF01D, Png = 0xF01E, Tiff = 0xF029, CmykJpeg = 0xF02A;

    /// <summary>How far behind a record's head its picture may begin: one or two checksums of 16 bytes and a tag.</summary>
    private const int MaxPreamble = 33;

    /// <summary>The inline picture at a place in the data stream; empty when there is none of a known kind.</summary>
    public static ReadOnlyMemory<byte> InData(byte[] data, int at)
    {
        if (at < 0 || at > data.Length - 6)
            return default;
        var length = BinaryPrimitives.ReadInt32LittleEndian(data.AsSpan(at));
        int head = BinaryPrimitives.ReadUInt16LittleEndian(data.AsSpan(at + 4));
        if (length <= head || length > data.Length - at)
            return default;
        return First(data, at + head, at + length);
    }

    /// <summary>The pictures that text flows around: listed in the table stream, kept in the document stream.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Floating(byte[] document, byte[] table, (int At, int Length) place)
    {
        if (place.At < 0 || place.Length < RecordHead || place.At > table.Length - place.Length)
            yield break;
        var end = place.At + place.Length;
        for (var at = place.At; at + RecordHead + StoreEntryBytes <= end;)
        {
            var (type, length, isContainer) = Head(table, at);
            if (type == StoreEntry)
            {
                var entry = table.AsSpan(at + RecordHead, StoreEntryBytes);
                var isUsed = BinaryPrimitives.ReadUInt32LittleEndian(entry[24..]) > 0;
                var offset = BinaryPrimitives.ReadInt32LittleEndian(entry[28..]);
                if (isUsed && offset >= 0 && offset < document.Length - RecordHead && Picture(document, offset, document.Length) is { IsEmpty: false } picture)
                    yield return picture;
            }
            at += isContainer ? RecordHead : RecordHead + (int)Math.Min(length, end - at);
        }
    }

    internal static ReadOnlyMemory<byte> First(byte[] bytes, int from, int to)
    {
        for (var at = from; at + RecordHead <= to;)
        {
            var (type, length, isContainer) = Head(bytes, at);
            if (Picture(bytes, at, to) is { IsEmpty: false } picture)
                return picture;
            // A store entry holds its picture behind its own fixed part.
            at += isContainer ? RecordHead : type == StoreEntry ? RecordHead + StoreEntryBytes : RecordHead + (int)Math.Min(length, to - at);
        }
        return default;
    }

    private static ReadOnlyMemory<byte> Picture(byte[] bytes, int at, int to)
    {
        var (type, length, _) = Head(bytes, at);
        if (type is not (Jpeg or Png or Tiff or CmykJpeg) || length > to - at - RecordHead)
            return default;
        var content = bytes.AsMemory(at + RecordHead, (int)length);
        for (var skip = 16; skip <= MaxPreamble && skip < content.Length; skip++)
            if (MediaTypeDetector.ByMagic(content.Span[skip..Math.Min(content.Length, skip + 64)]) is MediaTypes.Jpeg or MediaTypes.Png or MediaTypes.Tiff)
                return content[skip..];
        return default;
    }

    private static (int Type, uint Length, bool IsContainer) Head(byte[] bytes, int at) =>
        (BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at + 2)), BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + 4)), (bytes[at] & 0xF) == 0xF);
}
