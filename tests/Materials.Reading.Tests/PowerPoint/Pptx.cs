using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace Materials.Reading.Tests.PowerPoint;

/// <summary>Makes presentations from the XML of their slides' shapes.</summary>
internal static class Pptx
{
    private const string Namespaces =
        """
        xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
        xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        """;

    public static byte[] Of(params Slide[] slides)
    {
        var file = new MemoryStream();
        using (var document = PresentationDocument.Create(file, PresentationDocumentType.Presentation))
        {
            var presentation = document.AddPresentationPart();
            var ids = new StringBuilder();
            foreach (var slide in slides)
            {
                var part = presentation.AddNewPart<SlidePart>();
                Write(part, $"<p:sld {Namespaces}{(slide.IsHidden ? " show=\"0\"" : "")}><p:cSld><p:spTree>{slide.Shapes}</p:spTree></p:cSld></p:sld>");
                if (slide.Notes is { } notes)
                    Write(part.AddNewPart<NotesSlidePart>(), $"<p:notes {Namespaces}><p:cSld><p:spTree>{Shape(notes, placeholder: "body")}</p:spTree></p:cSld></p:notes>");
                ids.Append($"<p:sldId id=\"{256 + ids.Length}\" r:id=\"{presentation.GetIdOfPart(part)}\"/>");
            }
            Write(presentation, $"<p:presentation {Namespaces}><p:sldIdLst>{ids}</p:sldIdLst><p:sldSz cx=\"12192000\" cy=\"6858000\"/></p:presentation>");
        }
        return file.ToArray();
    }

    /// <param name="placeholder">The role in the slide's layout, such as <c>title</c>; a free figure where null.</param>
    public static string Shape(string text, string? placeholder = null, int x = 0, int y = 0) =>
        $"""
        <p:sp><p:nvSpPr><p:cNvPr id="2" name="x"/><p:cNvSpPr/><p:nvPr>{(placeholder is null ? "" : $"<p:ph type=\"{placeholder}\"/>")}</p:nvPr></p:nvSpPr>
        <p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="1800000" cy="600000"/></a:xfrm></p:spPr>
        <p:txBody><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>
        """;

    public static string Connector() =>
        "<p:cxnSp><p:nvCxnSpPr><p:cNvPr id=\"9\" name=\"c\"/></p:nvCxnSpPr><p:spPr><a:prstGeom prst=\"straightConnector1\"/></p:spPr></p:cxnSp>";

    public static string Table(params string[][] rows)
    {
        var cells = string.Concat(rows.Select(row =>
            $"<a:tr h=\"1\">{string.Concat(row.Select(c => $"<a:tc><a:txBody><a:bodyPr/><a:p><a:r><a:t>{c}</a:t></a:r></a:p></a:txBody></a:tc>"))}</a:tr>"));
        return $"<p:graphicFrame><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/table\"><a:tbl>{cells}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>";
    }

    private static void Write(OpenXmlPart part, string xml)
    {
        using var stream = part.GetStream(FileMode.Create);
        stream.Write(Encoding.UTF8.GetBytes(xml));
    }

    /// <summary>A slide by the XML of its shapes.</summary>
    internal sealed record Slide(string Shapes)
    {
        public string? Notes { get; init; }

        public bool IsHidden { get; init; }
    }
}
