using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace Materials.Reading.Tests.Word;

/// <summary>Makes Word documents from the XML of their body.</summary>
internal static class Docx
{
    private const string Namespaces =
        """
        xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
        xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
        xmlns:v="urn:schemas-microsoft-com:vml"
        """;

    public static byte[] Of(string body, string? styles = null, string? numbering = null, Action<MainDocumentPart>? more = null)
    {
        var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            Write(main, $"<w:document {Namespaces}><w:body>{body}</w:body></w:document>");
            if (styles is not null)
                Write(main.AddNewPart<StyleDefinitionsPart>(), $"<w:styles {Namespaces}>{styles}</w:styles>");
            if (numbering is not null)
                Write(main.AddNewPart<NumberingDefinitionsPart>(), $"<w:numbering {Namespaces}>{numbering}</w:numbering>");
            more?.Invoke(main);
        }
        return file.ToArray();
    }

    public static string P(string text, string runProperties = "", string properties = "") =>
        $"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{runProperties}</w:rPr><w:t>{text}</w:t></w:r></w:p>";

    public static void Write(OpenXmlPart part, string xml)
    {
        using var stream = part.GetStream(FileMode.Create);
        stream.Write(Encoding.UTF8.GetBytes(xml));
    }

    public static void WriteMargin(OpenXmlPart part, string element, string body) => Write(part, $"<w:{element} {Namespaces}>{body}</w:{element}>");
}
