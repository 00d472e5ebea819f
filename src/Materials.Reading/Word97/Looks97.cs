using Materials.Reading.Word;

namespace Materials.Reading.Word97;

/// <summary>How a run of characters of a Word 97 file looks.</summary>
/// <param name="MayBeShaded">Whether it brings a ground of its own, whose colour is not worked out.</param>
/// <param name="Picture">Where in the data stream its picture is; null when it is none.</param>
internal readonly record struct Look97(RunLook Look, bool IsDeleted, bool MayBeShaded, int? Picture)
{
    private const uint WhiteIndex = 8;

    public static Look97 Of(ReadOnlyMemory<byte> properties)
    {
        var look = default(Look97);
        foreach (var (code, operand) in Sprm.In(properties))
            look = code switch
            {
                // 1 is on; 0x80 and 0x81 mean "as the style" and its opposite: styles of hidden text are not met in practice.
                Sprm.CharacterHidden => look with { Look = look.Look with { Hidden = operand is 1 } },
                Sprm.CharacterDeleted => look with { IsDeleted = operand is 1 },
                Sprm.CharacterColourIndex => look with { Look = look.Look with { Colour = operand == WhiteIndex ? WordColour.White : "" } },
                // Red, green, blue from the lowest byte; the highest says "automatic".
                Sprm.CharacterColour => look with
                {
                    Look = look.Look with { Colour = operand >> 24 != 0 ? "" : $"{operand & 0xFF:X2}{operand >> 8 & 0xFF:X2}{operand >> 16 & 0xFF:X2}" },
                },
                Sprm.CharacterHalfPoints => look with { Look = look.Look with { HalfPoints = (int)operand } },
                Sprm.CharacterHighlight or Sprm.CharacterShading80 => look with { MayBeShaded = operand != 0 },
                Sprm.CharacterShading => look with { MayBeShaded = true },
                Sprm.CharacterPicture => look with { Picture = (int)operand },
                _ => look,
            };
        return look;
    }
}

/// <summary>What a paragraph of a Word 97 file is in its layout.</summary>
/// <param name="OutlineLevel">0 to 8 for headings; null or 9 for text.</param>
internal readonly record struct ParagraphLook97(bool InTable, bool EndsRow, bool BreaksPage, bool IsShaded, int? OutlineLevel)
{
    public static ParagraphLook97 Of(ReadOnlyMemory<byte> properties)
    {
        var look = default(ParagraphLook97);
        if (properties.Length < 2)
            return look;
        // Styles 1 to 9 are "heading 1" to "heading 9" in every file ([MS-DOC] 2.4.6.5).
        var style = properties.Span[0] | properties.Span[1] << 8;
        if (style is >= 1 and <= 9)
            look = look with { OutlineLevel = style - 1 };
        foreach (var (code, operand) in Sprm.In(properties[2..]))
            look = code switch
            {
                Sprm.ParagraphInTable => look with { InTable = operand != 0 },
                Sprm.ParagraphEndsRow => look with { EndsRow = operand != 0 },
                Sprm.ParagraphPageBreakBefore => look with { BreaksPage = operand != 0 },
                Sprm.ParagraphOutlineLevel => look with { OutlineLevel = (int)operand },
                Sprm.ParagraphShading => look with { IsShaded = true },
                Sprm.ParagraphShading80 => look with { IsShaded = operand != 0 },
                _ => look,
            };
        return look;
    }
}
