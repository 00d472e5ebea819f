using System.IO.Compression;
using System.Runtime.InteropServices;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Materials.Reading.Pdf.Filters;

/// <summary>FlateDecode (ISO 32000-1, 7.4.4): Deflate behind two bytes of zlib's header.</summary>
internal sealed class FlateFilter(PdfBudget budget) : IFilter
{
    private const int HeaderBytes = 2;

    public bool IsSupported => true;

    public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
    {
        if (input.Length <= HeaderBytes)
            return Memory<byte>.Empty;

        var output = new DecodedBytes(budget, streamDictionary);
        var packed = MemoryMarshal.TryGetArray<byte>(input, out var bytes)
            ? new MemoryStream(bytes.Array!, bytes.Offset + HeaderBytes, bytes.Count - HeaderBytes, writable: false)
            : new MemoryStream(input[HeaderBytes..].ToArray(), writable: false);
        using var inflater = new DeflateStream(packed, CompressionMode.Decompress);
        try
        {
            while (inflater.Read(output.Room()) is > 0 and var read)
                output.Wrote(read);
        }
        catch (InvalidDataException)
        {
            // What came out before the damage is kept, as every viewer does, but it is not all there was.
            budget.Damaged();
        }

        return Prediction.Undo(output.Finish(), streamDictionary, filterIndex, budget);
    }
}
