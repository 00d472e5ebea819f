using System.Text.RegularExpressions;

namespace Materials.Reading.Ocr;

/// <summary>Puts right what the recogniser's dictionary gets wrong by its own nature, not what an image made hard to read.</summary>
internal static partial class Punctuation
{
    /// <summary>
    /// The enumeration comma 、 comes out as the stroke 丶, which no modern text uses; of two slashes side by side one is lost, since equal
    /// neighbours look like one character to the network.
    /// </summary>
    public static string Repaired(string text) =>
        Scheme().Replace(text.Replace('丶', '、'), "$1://");

    [GeneratedRegex("(https?)[:：]/(?=[^/])")]
    private static partial Regex Scheme();
}
