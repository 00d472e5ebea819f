using System.Text;
using UglyToad.PdfPig.Tokens;

namespace Materials.Reading.Pdf.Content;

/// <summary>An image written into the content stream itself (ISO 32000-1, 8.9.7).</summary>
internal sealed record InlineImage(DictionaryToken Dictionary, ReadOnlyMemory<byte> Data)
{
    private static readonly Dictionary<string, string> LongNames = new()
    {
        ["BPC"] = "BitsPerComponent",
        ["CS"] = "ColorSpace",
        ["D"] = "Decode",
        ["DP"] = "DecodeParms",
        ["F"] = "Filter",
        ["H"] = "Height",
        ["IM"] = "ImageMask",
        ["W"] = "Width",
    };

    /// <summary>Reads on from behind BI to behind EI. Null when there is no image.</summary>
    public static InlineImage? Read(ref ContentScanner scanner, DictionaryToken? colourSpaces, PdfObjects objects)
    {
        var entries = new Dictionary<NameToken, IToken>();
        string? key = null;
        List<IToken>? array = null;
        while (scanner.Read(out var kind))
        {
            if (kind == ContentToken.Operator && scanner.Bytes.SequenceEqual("ID"u8))
                break;

            if (kind == ContentToken.ArrayStart)
                array = [];
            IToken? value = kind switch
            {
                ContentToken.Number => new NumericToken(scanner.Number),
                ContentToken.Operator => scanner.Bytes.SequenceEqual("true"u8) ? BooleanToken.True : BooleanToken.False,
                ContentToken.Text => new HexToken(Convert.ToHexString(scanner.Bytes)),
                ContentToken.Name => NameToken.Create(Encoding.Latin1.GetString(scanner.Bytes)),
                ContentToken.ArrayEnd when array is not null => new ArrayToken(array),
                _ => null,
            };
            if (kind == ContentToken.ArrayEnd)
                array = null;
            if (value is null)
                continue;

            if (array is not null)
            {
                array.Add(value);
            }
            else if (key is null)
            {
                key = value is NameToken name ? LongNames.GetValueOrDefault(name.Data, name.Data) : null;
            }
            else
            {
                entries[NameToken.Create(key)] = value;
                key = null;
            }
        }

        var dictionary = new DictionaryToken(entries);
        scanner.Skip(1);
        var length = Length(dictionary, scanner.Rest, colourSpaces, objects);
        var data = scanner.Rest[..length].ToArray();
        scanner.Skip(length);
        while (scanner.Read(out var kind) && !(kind == ContentToken.Operator && scanner.Bytes.SequenceEqual("EI"u8)))
        {
        }

        return entries.Count == 0 ? null : new InlineImage(dictionary, data);
    }

    private static int Length(DictionaryToken image, ReadOnlySpan<byte> rest, DictionaryToken? colourSpaces, PdfObjects objects)
    {
        if (!image.ContainsKey(NameToken.Filter))
        {
            var components = image.TryGet(NameToken.ColorSpace, out var space) ? Math.Max(1, ColourSpace.Read(space, objects, colourSpaces).Components) : 1;
            var bits = image.ContainsKey(NameToken.ImageMask) ? 1 : objects.Number(image, "BitsPerComponent", 8);
            var row = Math.Ceiling(Math.Max(0, objects.Number(image, "Width", 0)) * components * Math.Clamp(bits, 1, 16) / 8);
            var told = row * Math.Max(0, objects.Number(image, "Height", 0));
            // What claims more than there is, or ends where no EI stands, lies: its end is looked for.
            if (told <= rest.Length && rest[(int)told..].TrimStart(Whites).StartsWith("EI"u8))
                return (int)told;
        }

        // Packed data has no length of its own: it ends where EI stands alone and text follows.
        for (var from = 0; from < rest.Length;)
        {
            var at = rest[from..].IndexOf("EI"u8);
            if (at < 0)
                break;

            at += from;
            if (at > 0 && IsWhite(rest[at - 1]) && (at + 2 >= rest.Length || IsWhite(rest[at + 2])) && LooksLikeContent(rest[(at + 2)..]))
                return at - 1;
            from = at + 2;
        }

        return rest.Length;
    }

    private static ReadOnlySpan<byte> Whites => [0, 9, 10, 12, 13, 32];

    private static bool IsWhite(byte value) => value is 0 or 9 or 10 or 12 or 13 or 32;

    private static bool LooksLikeContent(ReadOnlySpan<byte> rest) =>
        rest[..Math.Min(16, rest.Length)].IndexOfAnyExcept(Printable) < 0;

    private static readonly System.Buffers.SearchValues<byte> Printable =
        System.Buffers.SearchValues.Create([.. Enumerable.Range(32, 95).Select(c => (byte)c), 0, 9, 10, 12, 13]);
}
