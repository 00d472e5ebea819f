namespace Materials.Reading.Ocr;

/// <summary>Puts right what the recogniser's dictionary gets wrong by its own nature, not what an image made hard to read.</summary>
internal static class Punctuation
{
    /// <summary>The enumeration comma 、 comes out as the stroke 丶, which no modern text uses.</summary>
    public static string Repaired(string text) => text.Replace('丶', '、');
}
