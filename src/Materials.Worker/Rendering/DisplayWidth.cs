using System.Globalization;
using System.Text;
using Spectre.Console;

namespace Materials.Worker.Rendering;

/// <summary>Text measured and broken in terminal columns, where a Chinese character is two wide.</summary>
internal static class DisplayWidth
{
    // Marks that must not begin a line, and brackets that must not end one (GB/T 15834).
    private const string NeverFirst = "，。、；：？！）》〉」』】”’…—,.;:?!)]}%";
    private const string NeverLast = "（《〈「『【“‘([{";

    public static int Of(string text) => text.EnumerateRunes().Sum(Of);

    /// <summary>The text in lines of at most <paramref name="width"/> columns, broken between Chinese characters and between words.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 4);
        var line = new StringBuilder();
        var columns = 0;
        foreach (var piece in Pieces(text))
        {
            var wide = Of(piece);
            if (columns > 0 && columns + Of(piece.TrimEnd()) > width)
            {
                yield return line.ToString().TrimEnd();
                line.Clear();
                columns = 0;
            }

            if (columns == 0 && string.IsNullOrWhiteSpace(piece)) continue;
            foreach (var rune in piece.EnumerateRunes())
            {
                // Only a word longer than the whole line is cut inside.
                if (columns + Of(rune) > width && !Rune.IsWhiteSpace(rune))
                {
                    yield return line.ToString();
                    line.Clear();
                    columns = 0;
                }

                line.Append(rune.ToString());
                columns += Of(rune);
            }
        }

        if (line.Length > 0 || columns == 0) yield return line.ToString().TrimEnd();
    }

    /// <summary>The text cut to a width, with … where something is left out.</summary>
    public static string Cut(string text, int width)
    {
        if (Of(text) <= width) return text;
        var kept = new StringBuilder();
        var columns = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (columns + Of(rune) > width - 1) break;
            kept.Append(rune.ToString());
            columns += Of(rune);
        }

        return kept.Append('…').ToString();
    }

    // What may not be broken: a word with its trailing spaces, or a wide character with the marks that cling to it.
    private static IEnumerable<string> Pieces(string text)
    {
        var runes = text.EnumerateRunes().ToArray();
        var piece = new StringBuilder();
        for (var i = 0; i < runes.Length; i++)
        {
            piece.Append(runes[i].ToString());
            if (i + 1 == runes.Length || MayBreak(runes[i], runes[i + 1]))
            {
                yield return piece.ToString();
                piece.Clear();
            }
        }
    }

    private static bool MayBreak(Rune before, Rune after)
    {
        if (Rune.IsWhiteSpace(after) || NeverFirst.Contains(after.ToString()) || NeverLast.Contains(before.ToString())) return false;
        return Rune.IsWhiteSpace(before) || Of(before) > 1 || Of(after) > 1 || before.Value == '/';
    }

    private static int Of(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
        ? 0
        : Math.Max(1, rune.ToString().GetCellWidth());
}
