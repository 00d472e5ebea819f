using System.Collections.Immutable;
using Materials.Hostile.Making;
using Materials.Reading.Tests.PowerPoint;

namespace Materials.Hostile.Cases;

/// <summary>Presentations whose figures nest and refer without end.</summary>
internal static class SlideCases
{
    private const string Read = "service flow";

    private static readonly string s_text = Pptx.Shape(Read);

    public static ImmutableArray<HostileCase> All { get; } =
    [
        new("slide/entity-from-a-file", "a.pptx", () => Office.Slides(s_text, "<!DOCTYPE a [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"), "corrupt"),
        Reads("groups-nested-50000", () => Office.Slides($"{"<p:grpSp>".Times(50_000)}{s_text}{"</p:grpSp>".Times(50_000)}")),
        Reads("figures-a-hundred-thousand", () => Office.Slides(s_text + "<p:sp><p:spPr/></p:sp>".Times(100_000))),
        Reads("texts-fifty-thousand", () => Office.Slides(s_text + Pptx.Shape("a").Times(50_000))),
        new("slide/letters-30-million", "a.pptx", () => Office.Slides(s_text + Pptx.Shape("a".Times(30_000_000))), "limit-exceeded"),
        Reads("group-of-no-size", () => Office.Slides($"<p:grpSp><p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>{s_text}</p:grpSp>")),
        Reads("places-of-huge-numbers", () => Office.Slides(s_text + "<p:sp><p:spPr><a:xfrm><a:off x=\"1e308\" y=\"-1e308\"/><a:ext cx=\"1e308\" cy=\"NaN\"/></a:xfrm></p:spPr><p:txBody><a:p><a:r><a:t></a:t></a:r></a:p></p:txBody></p:sp>")),
        Reads("slide-of-no-size", () => Office.Slides(s_text, parts: ("ppt/presentation.xml", Presentation("<p:sldId id=\"256\" r:id=\"rId1\"/>", size: "cx=\"0\" cy=\"0\"")))),
        Reads("slide-missing", () => Office.Slides(s_text, parts: ("ppt/presentation.xml", Presentation("<p:sldId id=\"256\" r:id=\"rId1\"/><p:sldId id=\"257\" r:id=\"rId9\"/>")))),
        new("slide/slides-ten-thousand", "a.pptx", () => Office.Slides(s_text, parts: ("ppt/presentation.xml", Presentation("<p:sldId id=\"256\" r:id=\"rId1\"/>".Times(10_000)))), "limit-exceeded"),
        new("slide/slide-is-the-presentation", "a.pptx", () => Office.Slides(s_text, parts: ("ppt/_rels/presentation.xml.rels", Office.Related("rId1", "slide", "presentation.xml"))), "corrupt"),
        Reads("notes-are-the-slide", () => Office.Slides(s_text, parts: ("ppt/slides/_rels/slide1.xml.rels", Office.Related("rId1", "notesSlide", "slide1.xml")))),
        Reads("diagram-in-a-circle", () => Office.Slides($"{s_text}<p:graphicFrame><a:graphic><a:graphicData><dgm:relIds xmlns:dgm=\"d\" r:dm=\"rId7\"/></a:graphicData></a:graphic></p:graphicFrame>",
            parts: [("ppt/slides/_rels/slide1.xml.rels", Office.Related("rId7", "diagramData", "../diagrams/data1.xml")),
            ("ppt/diagrams/data1.xml", "<d><ptLst><pt modelId=\"1\"><t><p><r><t>a</t></r></p></t></pt><pt modelId=\"2\"><t><p><r><t>b</t></r></p></t></pt></ptLst><cxnLst><cxn srcId=\"1\" destId=\"2\" srcOrd=\"0\"/><cxn srcId=\"2\" destId=\"1\" srcOrd=\"0\"/></cxnLst></d>")])),
        Reads("diagram-is-the-slide", () => Office.Slides($"{s_text}<p:graphicFrame><a:graphic><a:graphicData><dgm:relIds xmlns:dgm=\"d\" r:dm=\"rId7\"/></a:graphicData></a:graphic></p:graphicFrame>",
            parts: ("ppt/slides/_rels/slide1.xml.rels", Office.Related("rId7", "diagramData", "slide1.xml")))),
        Reads("table-of-a-hundred-thousand-cells", () => Office.Slides(s_text + Pptx.Table([.. Enumerable.Repeat(new[] { "a", "b" }, 50_000)]))),
        Reads("macros", () => Office.WithPart(Office.Slides(s_text), "ppt/vbaProject.bin", new byte[10]), "active-content"),
        new("slide/presentation-missing", "a.pptx", () => Office.Package(("[Content_Types].xml", Office.Types), ("_rels/.rels", Office.Related("rId1", "officeDocument", "ppt/presentation.xml")), ("ppt/x.xml", "<a/>")), "corrupt"),
        new("slide/locked-with-a-password", "a.pptx", () => CompoundFiles.Of(("EncryptionInfo", new byte[248]), ("EncryptedPackage", new byte[5_000])), "encrypted"),
    ];

    private static HostileCase Reads(string name, Func<byte[]> make, params string[] findings) => new($"slide/{name}", "a.pptx", make, findings) { Reads = Read };

    private static string Presentation(string slides, string size = "cx=\"12192000\" cy=\"6858000\"") =>
        $"<p:presentation xmlns:p=\"p\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><p:sldIdLst>{slides}</p:sldIdLst><p:sldSz {size}/></p:presentation>";
}
