using System.Buffers;
using System.Text;

namespace Materials.Reading.Containment;

/// <summary>Text from a reading process, made fit for JSON, HTML and XML: no control characters but the tab, no halves of characters.</summary>
internal static class SoundText
{
    /// <summary>A member's name with its folders, a limit, a format: what a finding adds is never longer.</summary>
    private const int MaxShort = 1000;

    private static readonly SearchValues<char> s_suspicious = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Where(c => c != '\t').Append(0x7f).Concat(Enumerable.Range(0xd800, 0x800)).Append(0xfffe).Append(0xffff).Select(c => (char)c)]);

    /// <summary>The same text where nothing is wrong with it; else with spaces for control characters and U+FFFD for what is no character.</summary>
    public static string Of(string text)
    {
        var at = text.AsSpan().IndexOfAny(s_suspicious);
        if (at < 0)
            return text;

        var sound = new StringBuilder(text, 0, at, text.Length);
        while (at < text.Length)
        {
            if (!Rune.TryGetRuneAt(text, at, out var rune))
            {
                sound.Append('\ufffd');
                at++;
                continue;
            }

            if (rune.Value is '\t' || !Rune.IsControl(rune) || rune.Value is >= 0x80 and < 0xa0)
                sound.Append(rune.Value is 0xfffe or 0xffff ? "\ufffd" : rune.ToString());
            else
                sound.Append(' ');
            at += rune.Utf16SequenceLength;
        }

        return sound.ToString();
    }

    /// <summary>The text made sound and, where it is too long, cut.</summary>
    public static string? ShortOf(string? text)
    {
        if (text is null || text.Length <= MaxShort)
            return text is null ? null : Of(text);
        return Of(text[..(char.IsHighSurrogate(text[MaxShort - 1]) ? MaxShort - 1 : MaxShort)]) + "…";
    }

    /// <summary>Whether a text has no NUL and no halves of characters. File names may hold whatever else they like.</summary>
    public static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]) && i++ >= 0)))
                return false;
        }

        return true;
    }
}
