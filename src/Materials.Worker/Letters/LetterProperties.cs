using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using Materials.Notices;

namespace Materials.Worker.Letters;

/// <summary>Title and author of a letter, as file managers show them. No moment of its making: that would make every copy another file.</summary>
internal static class LetterProperties
{
    private const string Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";

    public static void Write(WordprocessingDocument document, Letter letter)
    {
        var part = document.AddCoreFilePropertiesPart();
        document.ChangeIdOfPart(part, "core");
        using var stream = part.GetStream(FileMode.Create, FileAccess.Write);
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        xml.WriteStartElement("cp", "coreProperties", Core);
        xml.WriteElementString("dc", "title", DublinCore, LetterCharacters.Allowed($"{letter.Title} {letter.Number}"));
        if (letter.Issuer.Length > 0)
            xml.WriteElementString("dc", "creator", DublinCore, LetterCharacters.Allowed(letter.Issuer));
        xml.WriteElementString("dc", "language", DublinCore, letter.Language == Language.Zh ? "zh-CN" : "en");
        xml.WriteEndElement();
    }
}
