using System.Globalization;

namespace Materials.Reading.Word;

/// <summary>Signs of symbol fonts (<c>w:sym</c>) as Unicode: a ticked box in a form is an answer.</summary>
internal static class WordSymbol
{
    /// <summary>The sign; a white square where the font's table is not known, since something is seen there.</summary>
    public static string Of(string? font, string? code)
    {
        if (!int.TryParse(code, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            return "";
        // Symbol fonts live at U+F000 in files.
        return (font, value & 0xFF) switch
        {
            ("Wingdings", 0xFE or 0xFD) => value % 2 == 0 ? "☑" : "☒",
            ("Wingdings", 0xFC) => "✓",
            ("Wingdings", 0xFB) => "✗",
            ("Wingdings", 0xA8 or 0x6F or 0x71) => "☐",
            ("Wingdings", 0xDF) => "←",
            ("Wingdings", 0xE0 or 0xE8) => "→",
            ("Wingdings", 0xE1) => "↑",
            ("Wingdings", 0xE2) => "↓",
            ("Wingdings", >= 0x80 and <= 0x8A) => $"{(char)("⓪①②③④⑤⑥⑦⑧⑨⑩"[(value & 0xFF) - 0x80])}",
            ("Wingdings 2", 0x52 or 0x53) => (value & 0xFF) == 0x52 ? "☑" : "☒",
            ("Wingdings 2", 0x50) => "✓",
            ("Wingdings 2", 0x4F) => "✗",
            ("Wingdings 2", 0xA3 or 0x2A) => "☐",
            _ when value is >= 0xE000 and <= 0xF8FF => "□",
            _ => ((char)value).ToString(),
        };
    }
}
