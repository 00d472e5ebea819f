using System.Buffers.Binary;

namespace Materials.Reading.Word97;

/// <summary>Single property modifiers ([MS-DOC] 2.2.5.1): the properties of characters and paragraphs as a list of codes and operands.</summary>
internal static class Sprm
{
    public const int CharacterDeleted = 0x0800;
    public const int CharacterHidden = 0x083C;
    public const int CharacterColourIndex = 0x2A42;
    public const int CharacterColour = 0x6870;
    public const int CharacterHalfPoints = 0x4A43;
    public const int CharacterHighlight = 0x2A0C;
    public const int CharacterShading = 0xCA71;
    public const int CharacterShading80 = 0x4866;
    public const int CharacterPicture = 0x6A03;
    public const int CharacterStyle = 0x4A30;
    public const int ParagraphListLevel = 0x260A;
    public const int ParagraphList = 0x460B;
    public const int ParagraphInTable = 0x2416;
    public const int ParagraphEndsRow = 0x2417;
    public const int ParagraphPageBreakBefore = 0x2407;
    public const int ParagraphOutlineLevel = 0x2640;
    public const int ParagraphShading = 0xC64D;
    public const int ParagraphShading80 = 0x442D;
    public const int ParagraphElsewhere = 0x6646;
    private const int TableDefinition = 0xD608;
    private const int ChangedTabs = 0xC615;

    /// <summary>Every modifier with its operand (up to four bytes of it as a number). Stops at the first that does not fit.</summary>
    public static IEnumerable<(int Code, uint Operand)> In(ReadOnlyMemory<byte> properties)
    {
        var at = 0;
        while (at + 3 <= properties.Length)
        {
            int code = BinaryPrimitives.ReadUInt16LittleEndian(properties.Span[at..]);
            at += 2;
            var (head, length) = Size(code, properties.Span[at..]);
            if (length < 0 || at + head + length > properties.Length)
                yield break;
            yield return (code, Number(properties.Span.Slice(at + head, length)));
            at += head + length;
        }
    }

    /// <summary>Bits 13 to 15 of the code say how long the operand is.</summary>
    private static (int Head, int Length) Size(int code, ReadOnlySpan<byte> rest) => (code >> 13) switch
    {
        0 or 1 => (0, 1),
        2 or 4 or 5 => (0, 2),
        3 => (0, 4),
        7 => (0, 3),
        _ when code == TableDefinition => rest.Length >= 2 ? (2, BinaryPrimitives.ReadUInt16LittleEndian(rest) - 1) : (0, -1),
        _ when code == ChangedTabs && rest is [255, ..] => (0, -1),
        _ => rest.Length >= 1 ? (1, rest[0]) : (0, -1),
    };

    private static uint Number(ReadOnlySpan<byte> operand)
    {
        var number = 0u;
        for (var i = 0; i < Math.Min(4, operand.Length); i++)
            number |= (uint)operand[i] << (8 * i);
        return number;
    }
}
