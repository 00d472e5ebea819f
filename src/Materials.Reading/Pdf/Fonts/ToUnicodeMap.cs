using System.Text;
using Materials.Reading.Pdf.Content;

namespace Materials.Reading.Pdf.Fonts;

/// <summary>A font's own table from codes to characters (ISO 32000-1, 9.10.3).</summary>
/// <remarks>Ranges are kept as ranges: one line of a hostile table can name four thousand million codes.</remarks>
internal sealed class ToUnicodeMap
{
    private readonly Dictionary<int, string> single = [];
    private readonly List<(int First, int Last, string Text)> ranges = [];

    public int Count => single.Count + ranges.Count;

    public string? Find(int code)
    {
        if (single.TryGetValue(code, out var text))
            return text;

        foreach (var (first, last, start) in ranges)
        {
            if (code >= first && code <= last)
                return Advance(start, code - first);
        }

        return null;
    }

    public static ToUnicodeMap Parse(ReadOnlySpan<byte> table)
    {
        var map = new ToUnicodeMap();
        var scanner = new ContentScanner(table);
        var operands = new List<byte[]>(3);
        var list = new List<byte[]>();
        var inList = false;
        var section = Section.None;
        while (map.Count < PdfLimits.MaxCharacterRanges && scanner.Read(out var kind))
        {
            switch (kind)
            {
                case ContentToken.Operator:
                    section = SectionOf(scanner.Bytes, section);
                    operands.Clear();
                    break;
                case ContentToken.Text when section != Section.None:
                    (inList ? list : operands).Add(scanner.Bytes.ToArray());
                    break;
                case ContentToken.ArrayStart:
                    inList = true;
                    list.Clear();
                    break;
                case ContentToken.ArrayEnd:
                    inList = false;
                    if (section == Section.Ranges && operands.Count == 2)
                        map.AddList(operands[0], list);
                    operands.Clear();
                    break;
            }

            if (!inList && section == Section.Characters && operands.Count == 2)
            {
                map.single[Code(operands[0])] = Characters(operands[1]);
                operands.Clear();
            }
            else if (!inList && section == Section.Ranges && operands.Count == 3)
            {
                map.AddRange(Code(operands[0]), Code(operands[1]), Characters(operands[2]));
                operands.Clear();
            }
        }

        return map;
    }

    private static Section SectionOf(ReadOnlySpan<byte> word, Section current) =>
        word.SequenceEqual("beginbfchar"u8) ? Section.Characters
        : word.SequenceEqual("beginbfrange"u8) ? Section.Ranges
        : word.SequenceEqual("endbfchar"u8) || word.SequenceEqual("endbfrange"u8) ? Section.None
        : current;

    private void AddList(byte[] first, List<byte[]> texts)
    {
        var code = Code(first);
        foreach (var text in texts)
            single[code++] = Characters(text);
    }

    private void AddRange(int first, int last, string text)
    {
        if (last < first)
            return;

        if (last - first < 4)
        {
            for (var code = first; code <= last; code++)
                single[code] = Advance(text, code - first);
        }
        else
        {
            ranges.Add((first, last, text));
        }
    }

    private static string Advance(string text, int by)
    {
        if (by == 0 || text.Length == 0)
            return text;

        if (text.Length >= 2 && char.IsSurrogatePair(text, text.Length - 2))
        {
            var point = char.ConvertToUtf32(text, text.Length - 2) + by;
            return point <= 0x10FFFF ? text[..^2] + char.ConvertFromUtf32(point) : Glyph.Unknown;
        }

        return text[..^1] + (char)(text[^1] + by);
    }

    private static int Code(byte[] bytes)
    {
        var code = 0;
        foreach (var part in bytes.AsSpan(0, Math.Min(bytes.Length, 4)))
            code = (code << 8) | part;
        return code;
    }

    private static string Characters(byte[] bytes) => bytes.Length switch
    {
        0 => "",
        1 => ((char)bytes[0]).ToString(),
        2 => ((char)((bytes[0] << 8) | bytes[1])).ToString(),
        _ => Encoding.BigEndianUnicode.GetString(bytes),
    };

    private enum Section
    {
        None,
        Characters,
        Ranges,
    }
}
