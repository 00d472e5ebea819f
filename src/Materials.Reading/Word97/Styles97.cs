using System.Buffers.Binary;

namespace Materials.Reading.Word97;

/// <summary>The styles of a Word 97 file ([MS-DOC] 2.9.271): the properties that each one and those it builds on give to paragraphs and characters.</summary>
internal sealed class Styles97
{
    private const int ParagraphKind = 1, CharacterKind = 2;

    /// <summary>Styles that build on styles; it also ends loops.</summary>
    private const int MaxChain = 16;

    /// <summary>"Based on nothing".</summary>
    private const int None = 0xFFF;

    private readonly List<Style?> _styles = [];

    public Styles97(byte[] table, (int At, int Length) place)
    {
        if (place.At < 0 || place.Length < 8 || place.At > table.Length - place.Length)
            return;
        var sheet = table.AsMemory(place.At, place.Length);
        int headBytes = BinaryPrimitives.ReadUInt16LittleEndian(sheet.Span);
        if (headBytes < 4 || 2 + headBytes > sheet.Length)
            return;
        int count = BinaryPrimitives.ReadUInt16LittleEndian(sheet.Span[2..]), baseBytes = BinaryPrimitives.ReadUInt16LittleEndian(sheet.Span[4..]);
        for (var (i, at) = (0, 2 + headBytes); i < count && at + 2 <= sheet.Length; i++)
        {
            int length = BinaryPrimitives.ReadUInt16LittleEndian(sheet.Span[at..]);
            at += 2;
            if (at + length > sheet.Length)
                break;
            _styles.Add(length == 0 ? null : Read(sheet.Slice(at, length), baseBytes));
            at += length;
        }
    }

    /// <summary>What a style says of paragraphs, the one it builds on first.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> ParagraphProperties(int style) => Chain(style).Select(s => s.Paragraph);

    /// <summary>What a style says of characters, the one it builds on first.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> CharacterProperties(int style) => Chain(style).Select(s => s.Character);

    private List<Style> Chain(int style)
    {
        var chain = new List<Style>();
        for (var at = style; at >= 0 && at < _styles.Count && _styles[at] is { } found && chain.Count < MaxChain; at = found.Base == None ? -1 : found.Base)
            chain.Add(found);
        chain.Reverse();
        return chain;
    }

    private static Style? Read(ReadOnlyMemory<byte> entry, int baseBytes)
    {
        var bytes = entry.Span;
        if (bytes.Length < Math.Max(baseBytes, 6) + 2)
            return null;
        int kind = bytes[2] & 0xF, based = BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]) >> 4;
        // The name, counted in letters, with a zero behind it.
        var at = baseBytes + 2 + 2 * BinaryPrimitives.ReadUInt16LittleEndian(bytes[baseBytes..]) + 2;
        var style = new Style(based);
        if (kind == ParagraphKind)
        {
            var paragraph = Next(entry, ref at);
            // Before the properties stands the style's own number.
            style = style with { Paragraph = paragraph.Length > 2 ? paragraph[2..] : default, Character = Next(entry, ref at) };
        }
        else if (kind == CharacterKind)
            style = style with { Character = Next(entry, ref at) };
        return style;
    }

    private static ReadOnlyMemory<byte> Next(ReadOnlyMemory<byte> entry, ref int at)
    {
        if (at + 2 > entry.Length)
            return default;
        int length = BinaryPrimitives.ReadUInt16LittleEndian(entry.Span[at..]);
        var from = Math.Min(at + 2, entry.Length);
        var properties = entry.Slice(from, Math.Min(length, entry.Length - from));
        // Each begins at an even place.
        at = from + length + (length & 1);
        return properties;
    }

    private sealed record Style(int Base)
    {
        public ReadOnlyMemory<byte> Paragraph { get; init; }

        public ReadOnlyMemory<byte> Character { get; init; }
    }
}
