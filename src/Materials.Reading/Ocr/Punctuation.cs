using System.Text.RegularExpressions;

namespace Materials.Reading.Ocr;

/// <summary>Puts right what the recogniser's dictionary gets wrong by its own nature, not what an image made hard to read.</summary>
internal static partial class Punctuation
{
    /// <summary>
    /// The enumeration comma 、 comes out as the stroke 丶, which no modern text uses; of two slashes side by side one is lost, since equal
    /// neighbours look like one character to the network; 〇 between Chinese numerals comes out as any other circle.
    /// </summary>
    public static string Repaired(string text) =>
        Nought().Replace(Scheme().Replace(text.Replace('丶', '、'), "$1://"), "〇");

    [GeneratedRegex("(https?)[:：]/(?=[^/])")]
    private static partial Regex Scheme();

    [GeneratedRegex("(?<=[一二三四五六七八九])[0Oo○](?=[一二三四五六七八九])")]
    private static partial Regex Nought();
}
