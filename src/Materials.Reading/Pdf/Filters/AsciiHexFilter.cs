using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Materials.Reading.Pdf.Filters;

/// <summary>ASCIIHexDecode (ISO 32000-1, 7.4.2): two digits for a byte, ended by <c>&gt;</c>.</summary>
internal sealed class AsciiHexFilter(PdfBudget budget) : IFilter
{
    public bool IsSupported => true;

    public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
    {
        var output = new DecodedBytes(budget, streamDictionary);
        var high = -1;
        foreach (var letter in input.Span)
        {
            if (letter == '>')
                break;
            if (!char.IsAsciiHexDigit((char)letter))
                continue;
            var digit = Convert.ToInt32(((char)letter).ToString(), 16);
            if (high < 0)
            {
                high = digit;
                continue;
            }

            output.Add((byte)((high << 4) | digit));
            high = -1;
        }

        if (high >= 0)
            output.Add((byte)(high << 4));
        return output.Finish();
    }
}
