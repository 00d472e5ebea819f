using System.Text;

namespace Materials.Reading.PlainText;

/// <summary>Finds the encoding of a plain text: a byte order mark, else UTF-16 by its zero bytes, else UTF-8, else GB 18030.</summary>
internal static class TextDecoder
{
    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    private static readonly Encoding Gb18030 =
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>The text; null when the bytes are no text.</summary>
    /// <param name="cut">Whether the bytes end in the middle of a longer text, perhaps within a character.</param>
    public static string? Decode(ReadOnlySpan<byte> bytes, bool cut = false)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            return Try(Utf8, bytes[3..], cut);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Try(Encoding.Unicode, bytes[2..], cut);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Try(Encoding.BigEndianUnicode, bytes[2..], cut);
        if (bytes.Contains((byte)0))
            return WithoutMark(bytes, cut);
        return Try(Utf8, bytes, cut) ?? Try(Gb18030, bytes, cut);
    }

    /// <summary>UTF-16 without a mark: line feeds or blanks give zero bytes on one side alone.</summary>
    private static string? WithoutMark(ReadOnlySpan<byte> bytes, bool cut)
    {
        int even = 0, odd = 0;
        for (var i = 0; i < bytes.Length; i++)
            if (bytes[i] == 0)
                _ = i % 2 == 0 ? even++ : odd++;
        return (even, odd) switch
        {
            (0, > 0) => Try(Encoding.Unicode, bytes, cut),
            ( > 0, 0) => Try(Encoding.BigEndianUnicode, bytes, cut),
            _ => null,
        };
    }

    private static string? Try(Encoding encoding, ReadOnlySpan<byte> bytes, bool cut)
    {
        // A cut text may end within a character: up to three bytes are tried off.
        for (var off = 0; off <= (cut ? Math.Min(3, bytes.Length) : 0); off++)
        {
            try
            {
                var text = encoding.GetString(bytes[..^off]);
                return IsText(text) ? text : null;
            }
            catch (DecoderFallbackException)
            {
            }
        }
        return null;
    }

    /// <summary>Control characters that no text holds (other than tab, line and form feeds, carriage return) give a binary file away.</summary>
    private static bool IsText(string text)
    {
        var strange = 0;
        foreach (var c in text)
            if (char.IsControl(c) && c is not ('\t' or '\n' or '\r' or '\f' or '\v') || c is '\uFFFD' or (>= '\uE000' and <= '\uF8FF'))
                strange++;
        return strange <= text.Length / 200;
    }
}
