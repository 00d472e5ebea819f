using System.Text;
using System.Xml;

namespace Materials.Worker.Letters;

/// <summary>What may stand in an XML document.</summary>
internal static class LetterCharacters
{
    /// <summary>The text without characters that no XML may hold: one of them, and Word would call the whole letter damaged.</summary>
    public static string Allowed(string text)
    {
        if (text.All(XmlConvert.IsXmlChar))
            return text;
        var allowed = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // A broken surrogate comes out of the enumeration as the replacement character already.
            if (rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value))
                allowed.Append(rune.ToString());
            else
                allowed.Append('\uFFFD');
        }

        return allowed.ToString();
    }
}
