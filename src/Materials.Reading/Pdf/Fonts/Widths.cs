using UglyToad.PdfPig.Tokens;

namespace Materials.Reading.Pdf.Fonts;

/// <summary>The advances of a composite font's characters by CID (ISO 32000-1, 9.7.4.3), in shares of the font size.</summary>
internal sealed class Widths
{
    private readonly Dictionary<int, float> single = [];
    private readonly List<(int First, int Last, float Width)> ranges = [];
    private readonly float otherwise;

    private Widths(float otherwise) => this.otherwise = otherwise;

    public float Of(int cid)
    {
        if (single.TryGetValue(cid, out var width))
            return width;

        foreach (var range in ranges)
        {
            if (cid >= range.First && cid <= range.Last)
                return range.Width;
        }

        return otherwise;
    }

    public static Widths Read(PdfObjects objects, DictionaryToken? descendant)
    {
        var widths = new Widths((float)(objects.Number(descendant, "DW", 1000) / 1000));
        if (objects.Get<ArrayToken>(descendant, "W") is not { } array)
            return widths;

        for (var i = 0; i + 1 < array.Length && widths.single.Count + widths.ranges.Count < PdfLimits.MaxCharacterRanges;)
        {
            if (objects.Resolve(array[i]) is not NumericToken first)
                break;

            switch (objects.Resolve(array[i + 1]))
            {
                case ArrayToken list:
                    for (var n = 0; n < list.Length; n++)
                        widths.single[first.Int + n] = Width(objects, list[n]);
                    i += 2;
                    break;
                case NumericToken last when i + 2 < array.Length:
                    widths.AddRange(first.Int, last.Int, Width(objects, array[i + 2]));
                    i += 3;
                    break;
                default:
                    return widths;
            }
        }

        return widths;
    }

    private void AddRange(int first, int last, float width)
    {
        if (first == last)
            single[first] = width;
        else
            ranges.Add((first, last, width));
    }

    private static float Width(PdfObjects objects, IToken token) => (float)((objects.Resolve<NumericToken>(token)?.Data ?? 0) / 1000);
}
