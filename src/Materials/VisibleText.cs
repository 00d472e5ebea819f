using System.Globalization;
using System.Text;

namespace Materials;

/// <summary>Makes text from outside (file names, quotes) safe to show: what would move, hide or turn other text is written out.</summary>
/// <remarks>
/// Control characters and terminal escapes, bidirectional overrides, zero-width characters, line separators and broken
/// surrogates appear as <c>\u{202E}</c>. Markup is not touched: encoding for HTML comes on top.
/// </remarks>
public static class VisibleText
{
    /// <summary>The text on one line. Tabs and line feeds, which are innocent in quotes, become spaces.</summary>
    public static string OneLine(string text)
    {
        if (text.All(c => c is >= ' ' and < '\x7f' or >= '\u3000' and < '\ud800')) return text;
        var shown = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\t' or '\n') shown.Append(' ');
            else if (!Rune.TryGetRuneAt(text, i, out var rune)) WriteOut(text[i]);
            else
            {
                if (IsDeceptive(rune)) WriteOut(rune.Value);
                else shown.Append(rune.ToString());
                i += rune.Utf16SequenceLength - 1;
            }
        }

        return shown.ToString();

        void WriteOut(int codePoint) => shown.Append($"\\u{{{codePoint:X4}}}");
    }

    // Format characters hold the bidirectional controls, the zero-width ones and the tags.
    private static bool IsDeceptive(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.OtherNotAssigned;
}
