using System.Text;
using Materials.Reading.Tests.Archives;

namespace Materials.Hostile.Making;

/// <summary>Office files part by part, so that parts can be missing, wrong and huge.</summary>
internal static class Office
{
    private const string W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";
    private const string S = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private const string P = "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public const string Types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";

    /// <summary>A Word document; parts of the same name replace its own.</summary>
    public static byte[] Word(string body, params (string Name, string Content)[] parts) => Word(body, "", parts);

    /// <param name="head">Stands before the document's element.</param>
    public static byte[] Word(string body, string head, params (string Name, string Content)[] parts) =>
        Package([("[Content_Types].xml", Types), ("_rels/.rels", Related("rId1", "officeDocument", "word/document.xml")), ("word/document.xml", $"{head}<w:document {W}><w:body>{body}</w:body></w:document>"), .. parts]);

    public static string Part(string element, string body) => $"<w:{element} {W}>{body}</w:{element}>";

    /// <summary>A workbook of one sheet.</summary>
    /// <param name="sheet">The XML inside the worksheet.</param>
    public static byte[] Workbook(string sheet, string head = "", params (string Name, string Content)[] parts) => Package(
        [("[Content_Types].xml", Types), ("_rels/.rels", Related("rId1", "officeDocument", "xl/workbook.xml")),
        ("xl/workbook.xml", $"<workbook {S}><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", Relations(Relationship("rId1", "worksheet", "worksheets/sheet1.xml"), Relationship("rId2", "sharedStrings", "sharedStrings.xml"), Relationship("rId3", "styles", "styles.xml"))),
        ("xl/worksheets/sheet1.xml", $"{head}<worksheet {S}>{sheet}</worksheet>"), .. parts]);

    public static string SheetPart(string element, string body) => $"<{element} {S}>{body}</{element}>";

    /// <summary>A presentation of one slide.</summary>
    public static byte[] Slides(string shapes, string head = "", params (string Name, string Content)[] parts) => Package(
        [("[Content_Types].xml", Types), ("_rels/.rels", Related("rId1", "officeDocument", "ppt/presentation.xml")),
        ("ppt/presentation.xml", $"<p:presentation {P}><p:sldIdLst><p:sldId id=\"256\" r:id=\"rId1\"/></p:sldIdLst><p:sldSz cx=\"12192000\" cy=\"6858000\"/></p:presentation>"),
        ("ppt/_rels/presentation.xml.rels", Related("rId1", "slide", "slides/slide1.xml")),
        ("ppt/slides/slide1.xml", $"{head}<p:sld {P}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>"), .. parts]);

    public static string Related(string id, string kind, string target, bool external = false) => Relations(Relationship(id, kind, target, external));

    public static string Relations(params string[] relationships) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(relationships)}</Relationships>";

    public static string Relationship(string id, string kind, string target, bool external = false) =>
        $"<Relationship Id=\"{id}\" Type=\"{Relation}/{kind}\" Target=\"{target}\"{(external ? " TargetMode=\"External\"" : "")}/>";

    /// <summary>A zip of parts; of equal names the last stands. Content is written one byte a letter where it is no text.</summary>
    public static byte[] Package(params (string Name, string Content)[] parts)
    {
        using var zip = new RawZip();
        foreach (var (name, content) in parts.Reverse().DistinctBy(p => p.Name).Reverse())
            zip.Add(name, Encoding.UTF8.GetBytes(content));
        return zip.ToArray();
    }

    /// <summary>The same package with one more part of any bytes.</summary>
    public static byte[] WithPart(byte[] package, string name, byte[] content)
    {
        using var file = new MemoryStream();
        file.Write(package);
        using (var zip = new System.IO.Compression.ZipArchive(file, System.IO.Compression.ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(name)?.Delete();
            using var part = zip.CreateEntry(name).Open();
            part.Write(content);
        }

        return file.ToArray();
    }
}
