using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Materials.Reading.Pdf.Filters;

/// <summary>ASCII85Decode (ISO 32000-1, 7.4.3): five letters for four bytes, <c>z</c> for four zeros, ended by <c>~&gt;</c>.</summary>
internal sealed class Ascii85Filter(PdfBudget budget) : IFilter
{
    public bool IsSupported => true;

    public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
    {
        var output = new DecodedBytes(budget, streamDictionary);
        var bytes = input.Span;
        // Some producers write the mark of the beginning, too.
        if (bytes.TrimStart(" \r\n\t"u8).StartsWith("<~"u8))
            bytes = bytes.TrimStart(" \r\n\t"u8)[2..];
        uint value = 0;
        var digits = 0;
        foreach (var letter in bytes)
        {
            if (letter == '~')
                break;
            if (letter == 'z' && digits == 0)
            {
                output.Add([0, 0, 0, 0]);
                continue;
            }

            if (letter is < (byte)'!' or > (byte)'u')
                continue;
            value = unchecked(value * 85 + (uint)(letter - '!'));
            if (++digits < 5)
                continue;
            Write(output, value, 4);
            (value, digits) = (0, 0);
        }

        if (digits > 1)
        {
            var missing = digits;
            for (; missing < 5; missing++)
                value = unchecked(value * 85 + 84);
            Write(output, value, digits - 1);
        }

        return output.Finish();
    }

    private static void Write(DecodedBytes output, uint value, int count)
    {
        for (var i = 0; i < count; i++)
            output.Add((byte)(value >> (24 - 8 * i)));
    }
}
