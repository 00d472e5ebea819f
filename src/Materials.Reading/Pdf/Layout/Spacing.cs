using System.Buffers;

namespace Materials.Reading.Pdf.Layout;

/// <summary>Where a gap between letters is a space. PDF draws letters at places and often leaves the spaces out.</summary>
internal static class Spacing
{
    /// <summary>Characters that are no text: control characters, soft hyphens, and the widths of nothing.</summary>
    public static readonly SearchValues<char> Odd =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (char)c), '\u00A0', '\u00AD', '\u200B', '\u2060', '\uFEFF']);

    /// <param name="gap">In shares of the letters' height.</param>
    public static bool IsNeeded(char before, char after, double gap)
    {
        if (char.IsWhiteSpace(before) || char.IsWhiteSpace(after))
            return false;

        // Chinese is set without spaces, and justified lines stretch; between Chinese and Latin letters stands a quarter of a letter that nobody types.
        return (IsWide(before), IsWide(after)) switch
        {
            (true, true) => gap > 0.8,
            (false, false) => gap > 0.15,
            _ => gap > 0.45,
        };
    }

    /// <summary>Whether a character fills a square of its own: ideographs, kana, full-width forms and their punctuation.</summary>
    public static bool IsWide(char character) => character is (>= '\u2E80' and <= '\uA4CF') or (>= '\uAC00' and <= '\uD7FF') or (>= '\uF900' and <= '\uFAFF')
        or (>= '\uFE30' and <= '\uFE4F') or (>= '\uFF00' and <= '\uFF60') or (>= '\uD800' and <= '\uDFFF') or '\u2014' or '\u2018' or '\u2019' or '\u201C' or '\u201D' or '\u2026';
}
