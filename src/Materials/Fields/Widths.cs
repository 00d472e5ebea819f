namespace Materials.Fields;

/// <summary>Full-width and half-width forms of the same character.</summary>
internal static class Widths
{
    /// <summary>Full-width letters, digits and signs as their half-width forms, character for character: places in the text stay the same.</summary>
    public static string Narrow(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
            span[i] = Narrow(source[i]);
    });

    /// <summary>Narrowed, in upper case and without any blanks: the form to compare names and codes in.</summary>
    public static string Bare(string text) =>
        string.Concat(text.Where(c => !char.IsWhiteSpace(c)).Select(c => char.ToUpperInvariant(Narrow(c))));

    private static char Narrow(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '\u3000' or '\u00A0' or (>= '\u2000' and <= '\u200A') or '\u202F' or '\u205F' => ' ',
        '〔' or '【' or '［' => '[',
        '〕' or '】' or '］' => ']',
        _ => c,
    };
}
