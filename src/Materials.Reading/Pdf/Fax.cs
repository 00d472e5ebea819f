using System.Buffers.Binary;
using UglyToad.PdfPig.Tokens;

namespace Materials.Reading.Pdf;

/// <summary>Puts the header of a TIFF file before fax data (CCITT groups 3 and 4), which then needs no decoding here.</summary>
internal static class Fax
{
    private const int EntryCount = 10;
    private const int DataOffset = 8 + 2 + EntryCount * 12 + 4;

    /// <summary>Null for the kinds that a TIFF file cannot hold: rows that begin at whole bytes, group 3 without marks at the ends of its rows.</summary>
    public static ReadOnlyMemory<byte>? ToTiff(ReadOnlyMemory<byte> data, int width, int height, DictionaryToken? parameters, bool decodesInverted, PdfObjects objects)
    {
        var k = (int)objects.Number(parameters, "K", 0);
        var aligned = objects.Get<BooleanToken>(parameters, "EncodedByteAlign")?.Data == true;
        var marked = objects.Get<BooleanToken>(parameters, "EndOfLine")?.Data == true;
        if (aligned || (k >= 0 && !marked))
            return null;

        var columns = (int)objects.Number(parameters, "Columns", 1728);
        var blackIsOne = objects.Get<BooleanToken>(parameters, "BlackIs1")?.Data == true != decodesInverted;
        var file = new byte[DataOffset + data.Length];
        var header = file.AsSpan();
        "II*\0"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], 8);
        BinaryPrimitives.WriteInt16LittleEndian(header[8..], EntryCount);
        var at = 10;
        Entry(file, ref at, 256, columns > 0 ? columns : width);
        Entry(file, ref at, 257, height);
        Entry(file, ref at, 258, 1);
        Entry(file, ref at, 259, k < 0 ? 4 : 3);
        Entry(file, ref at, 262, blackIsOne ? 1 : 0);
        Entry(file, ref at, 273, DataOffset);
        Entry(file, ref at, 277, 1);
        Entry(file, ref at, 278, height);
        Entry(file, ref at, 279, data.Length);
        Entry(file, ref at, k < 0 ? 293 : 292, k > 0 ? 1 : 0);
        data.Span.CopyTo(header[DataOffset..]);
        return file;
    }

    private static void Entry(byte[] file, ref int at, int tag, int value)
    {
        const short Long = 4;
        var entry = file.AsSpan(at, 12);
        BinaryPrimitives.WriteInt16LittleEndian(entry, (short)tag);
        BinaryPrimitives.WriteInt16LittleEndian(entry[2..], Long);
        BinaryPrimitives.WriteInt32LittleEndian(entry[4..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(entry[8..], value);
        at += 12;
    }
}
