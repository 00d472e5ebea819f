using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Materials.Reading.Pdf.Filters;

/// <summary>RunLengthDecode (ISO 32000-1, 7.4.5): up to 127, so many bytes and one more follow; from 129, the next byte stands 257 less so many times; 128 ends.</summary>
internal sealed class RunLengthFilter(PdfBudget budget) : IFilter
{
    private const int End = 128;

    public bool IsSupported => true;

    public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
    {
        var output = new DecodedBytes(budget, streamDictionary);
        var bytes = input.Span;
        Span<byte> run = stackalloc byte[End];
        for (var at = 0; at + 1 < bytes.Length && bytes[at] != End && !output.IsFull;)
        {
            int count = bytes[at++];
            if (count < End)
            {
                var copied = Math.Min(count + 1, bytes.Length - at);
                output.Add(bytes.Slice(at, copied));
                at += copied;
            }
            else
            {
                var repeated = run[..(257 - count)];
                repeated.Fill(bytes[at++]);
                output.Add(repeated);
            }
        }

        return output.Finish();
    }
}
