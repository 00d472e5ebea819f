using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Materials.Reading.Pdf.Filters;

/// <summary>LZWDecode (ISO 32000-1, 7.4.4.2): codes of 9 to 12 bits, 256 clears the table, 257 ends.</summary>
internal sealed class LzwFilter(PdfBudget budget) : IFilter
{
    private const int Clear = 256, End = 257, First = 258, Most = 4096;

    public bool IsSupported => true;

    public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
    {
        var early = Prediction.Number(streamDictionary, filterIndex, NameToken.EarlyChange, 1) == 0 ? 0 : 1;
        var output = new DecodedBytes(budget, streamDictionary);
        Decode(input.Span, output, early);
        return Prediction.Undo(output.Finish(), streamDictionary, filterIndex, budget);
    }

    private void Decode(ReadOnlySpan<byte> input, DecodedBytes output, int early)
    {
        // Each entry is an earlier one and one byte more: its text is written from the end.
        var before = new int[Most];
        var last = new byte[Most];
        var lengths = new int[Most];
        for (var i = 0; i < 256; i++)
            (last[i], lengths[i]) = ((byte)i, 1);

        var text = new byte[Most];
        int next = First, width = 9, previous = -1, bits = 0, held = 0;
        foreach (var part in input)
        {
            if (output.IsFull)
                return;
            held = (held << 8) | part;
            bits += 8;
            if (bits < width)
                continue;

            var code = (held >> (bits - width)) & ((1 << width) - 1);
            bits -= width;
            held &= (1 << bits) - 1;
            if (code == End)
                return;
            if (code == Clear)
            {
                (next, width, previous) = (First, 9, -1);
                continue;
            }

            if (code > next || (code == next && previous < 0) || (code >= First && previous < 0))
            {
                budget.Damaged();
                return;
            }

            // The code that is just being made: the previous text and its own first byte.
            var known = code < next ? code : previous;
            var length = lengths[known];
            for (int at = length - 1, entry = known; at >= 0; entry = before[entry], at--)
                text[at] = last[entry];
            var first = text[0];
            if (code == next)
                text[length++] = first;
            output.Add(text.AsSpan(0, length));

            if (previous >= 0 && next < Most)
            {
                (before[next], last[next], lengths[next]) = (previous, first, lengths[previous] + 1);
                next++;
            }

            previous = code;
            width = next + early >= 2048 ? 12 : next + early >= 1024 ? 11 : next + early >= 512 ? 10 : 9;
        }
    }
}
