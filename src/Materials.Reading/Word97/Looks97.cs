using Materials.Reading.Word;

namespace Materials.Reading.Word97;

/// <summary>How a run of characters of a Word 97 file looks.</summary>
/// <param name="MayBeShaded">Whether it brings a ground of its own, whose colour is not worked out.</param>
/// <param name="Picture">Where in the data stream its picture is; null when it is none.</param>
internal readonly record struct Look97(RunLook Look, bool IsDeleted, bool MayBeShaded, int? Picture)
{
    private const uint WhiteIndex = 8;

    /// <param name="style">What the paragraph's style says of its characters, from the style it builds on upward.</param>
    public static Look97 Of(ReadOnlyMemory<byte> properties, Styles97 styles, int style)
    {
        var look = default(Look97);
        foreach (var inherited in styles.CharacterProperties(style))
            look = look.With(inherited, default);
        // What a character style says comes before what the run says itself.
        foreach (var (code, operand) in Sprm.In(properties))
            if (code == Sprm.CharacterStyle)
                foreach (var own in styles.CharacterProperties((int)operand))
                    look = look.With(own, look);
        return look.With(properties, look);
    }

    /// <param name="below">What "as the style" refers to.</param>
    private Look97 With(ReadOnlyMemory<byte> properties, Look97 below)
    {
        var look = this;
        foreach (var (code, operand) in Sprm.In(properties))
            look = code switch
            {
                // 1 is on; 0x80 and 0x81 mean "as the style" and its opposite.
                Sprm.CharacterHidden => look with
                {
                    Look = look.Look with { Hidden = operand switch { 0x80 => below.Look.Hidden == true, 0x81 => below.Look.Hidden != true, var own => own == 1 } },
                },
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
/// <param name="Style">The number of its style.</param>
/// <param name="List">The list that it is an item of, as <see cref="Lists97.Next"/> takes it; 0 for none.</param>
internal readonly record struct ParagraphLook97(bool InTable, bool EndsRow, bool BreaksPage, bool IsShaded, int? OutlineLevel, int Style, int List, int ListLevel)
{
    public static ParagraphLook97 Of(ReadOnlyMemory<byte> properties, Styles97 styles)
    {
        var look = default(ParagraphLook97);
        if (properties.Length < 2)
            return look;
        // Styles 1 to 9 are "heading 1" to "heading 9" in every file ([MS-DOC] 2.4.6.5).
        var style = properties.Span[0] | properties.Span[1] << 8;
        if (style is >= 1 and <= 9)
            look = look with { OutlineLevel = style - 1 };
        look = look with { Style = style };
        foreach (var inherited in styles.ParagraphProperties(style))
            look = look.With(inherited);
        return look.With(properties[2..]);
    }

    private ParagraphLook97 With(ReadOnlyMemory<byte> properties)
    {
        var look = this;
        foreach (var (code, operand) in Sprm.In(properties))
            look = code switch
            {
                Sprm.ParagraphListLevel => look with { ListLevel = (int)operand },
                Sprm.ParagraphList => look with { List = (int)operand },
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
