using System.Buffers.Binary;

namespace Materials.Reading.Drawing97;

/// <summary>The records of which drawings in Word, Excel and PowerPoint 97 are made ([MS-ODRAW] 2.2), and PowerPoint's files themselves ([MS-PPT] 2.3.1).</summary>
internal static class DrawingRecords
{
    public const int StoreEntry = 0xF007;

    private const int HeadBytes = 8;
    private const int Options = 0xF00B;
    private const int PictureOption = 0x0104;
    private const int OptionBytes = 6;
    private const int StoreEntryBytes = 36;

    /// <summary>Containers within containers; real files reach ten.</summary>
    private const int MaxDepth = 32;

    /// <summary>One record.</summary>
    /// <param name="At">Where its content begins.</param>
    /// <param name="Depth">How many containers it is in.</param>
    public readonly record struct Record(int Type, int Instance, int At, int Length, bool IsContainer, int Depth)
    {
        public int End => At + Length;
    }

    /// <summary>All records of a stretch, depth first, as they stand. A length that reaches too far is cut to its container.</summary>
    public static IEnumerable<Record> In(byte[] bytes, int from, int to)
    {
        var ends = new Stack<int>([Math.Min(to, bytes.Length)]);
        for (var at = from; ends.Count > 0;)
        {
            if (at + HeadBytes > ends.Peek())
            {
                at = ends.Pop();
                continue;
            }
            var head = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));
            var length = (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + 4)), ends.Peek() - at - HeadBytes);
            var record = new Record(BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at + 2)), head >> 4, at + HeadBytes, length, (head & 0xF) == 0xF, ends.Count - 1);
            yield return record;
            if (record.IsContainer && ends.Count <= MaxDepth)
            {
                ends.Push(record.End);
                at = record.At;
            }
            else
                at = record.End;
        }
    }

    /// <summary>The number (from 1) of the picture that a record of options names; 0 when it names none.</summary>
    public static int PictureNumber(byte[] bytes, Record record)
    {
        if (record.Type != Options)
            return 0;
        for (var (i, at) = (0, record.At); i < record.Instance && at + OptionBytes <= record.End; i++, at += OptionBytes)
            if ((BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at)) & 0x3FFF) == PictureOption)
                return BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at + 2)) is > 0 and < ushort.MaxValue and var number ? number : 0;
        return 0;
    }

    /// <summary>The picture that an entry of the store holds or points to; empty when there is none of a known kind.</summary>
    /// <param name="delayed">The stream of pictures that entries point into; null where they hold them.</param>
    public static ReadOnlyMemory<byte> Picture(byte[] bytes, Record entry, byte[]? delayed)
    {
        if (entry.Length < StoreEntryBytes)
            return default;
        var place = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(entry.At + 28));
        if (delayed is not null)
            return place >= 0 && place < delayed.Length - HeadBytes ? Blip.First(delayed, place, delayed.Length) : default;
        return Blip.First(bytes, Math.Min(entry.End, entry.At + StoreEntryBytes + bytes[entry.At + 33]), entry.End);
    }
}
