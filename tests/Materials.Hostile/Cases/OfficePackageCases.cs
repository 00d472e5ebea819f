using System.Collections.Immutable;
using System.Text;
using Materials.Hostile.Making;
using Materials.Reading.Tests.Archives;
using static Materials.Hostile.Cases.WordCases;

namespace Materials.Hostile.Cases;

/// <summary>Office files whose package is wrong: parts missing, huge, doubled, locked; declarations, entities, references outside, macros.</summary>
internal static class OfficePackageCases
{
    private const string LaughingDeclaration =
        "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;\">]>";

    public static ImmutableArray<HostileCase> All { get; } =
    [
        new("word/entity-from-a-file", "a.docx", () => Office.Word("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>", "<!DOCTYPE a [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"), "corrupt"),
        new("word/entity-from-the-network", "a.docx", () => Office.Word("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>", "<!DOCTYPE a SYSTEM \"http://127.0.0.1/a.dtd\">"), "corrupt"),
        new("word/entities-by-parameter", "a.docx", () => Office.Word(Text, "<!DOCTYPE a [<!ENTITY % b SYSTEM \"http://127.0.0.1/b\"> %b;]>"), "corrupt"),
        new("word/billion-laughs", "a.docx", () => Office.Word("<w:p><w:r><w:t>&e;</w:t></w:r></w:p>", LaughingDeclaration), "corrupt"),
        new("word/billion-laughs-in-styles", "a.docx", () => Office.Word(Text, ("word/_rels/document.xml.rels", Office.Related("rId1", "styles", "styles.xml")), ("word/styles.xml", $"{LaughingDeclaration}<styles>&e;</styles>")), "corrupt"),
        new("word/billion-laughs-in-references", "a.docx", () => Office.Word(Text, ("_rels/.rels", $"{LaughingDeclaration}<Relationships>&e;</Relationships>")), "corrupt"),
        new("word/entity-undeclared", "a.docx", () => Office.Word("<w:p><w:r><w:t>&undeclared;</w:t></w:r></w:p>"), "corrupt"),
        Reads("declaration-of-utf-16", () => Encoded(Encoding.Unicode)),
        Reads("xml-with-forbidden-characters", () => Office.Word($"<w:p><w:r><w:t>a&#1;b</w:t></w:r></w:p>{Text}")),
        Reads("xml-comment-of-20-megabytes", () => Office.Word($"<!--{"a".Times(20 << 20)}-->{Text}")),
        Reads("xml-attributes-a-hundred-thousand", () => Office.Word($"<w:p {string.Concat(Enumerable.Range(0, 100_000).Select(i => $"a{i}=\"\" "))}/>{Text}")),
        Reads("xml-attribute-of-10-megabytes", () => Office.Word($"<w:p a=\"{"a".Times(10 << 20)}\"/>{Text}")),
        Reads("xml-namespaces-ten-thousand", () => Office.Word($"<w:p {string.Concat(Enumerable.Range(0, 10_000).Select(i => $"xmlns:n{i}=\"u{i}\" "))}/>{Text}")),
        new("word/xml-broken-off", "a.docx", () => Office.Word(Text, ("word/document.xml", "<w:document><w:body>")), "corrupt"),
        new("word/xml-of-nothing", "a.docx", () => Office.Word(Text, ("word/document.xml", "")), "corrupt"),
        new("word/document-missing", "a.docx", () => Office.Package(("[Content_Types].xml", Office.Types), ("_rels/.rels", Office.Related("rId1", "officeDocument", "word/document.xml")), ("word/other.xml", "<a/>")), "corrupt"),
        new("word/references-missing", "a.docx", () => Office.Package(("[Content_Types].xml", Office.Types), ("word/document.xml", Office.Part("document", $"<w:body>{Text}</w:body>"))), "corrupt"),
        new("word/document-outside", "a.docx", () => Office.Word(Text, ("_rels/.rels", Office.Related("rId1", "officeDocument", "http://127.0.0.1/document.xml", external: true))), "corrupt"),
        new("word/document-climbs-out", "a.docx", () => Office.Word(Text, ("_rels/.rels", Office.Related("rId1", "officeDocument", "../../../etc/passwd"))), "corrupt"),
        Reads("content-types-that-lie", () => Office.Word(Text, ("[Content_Types].xml", "<Types><Override PartName=\"/word/document.xml\" ContentType=\"image/png\"/></Types>"))),
        Reads("content-types-of-nothing", () => Office.Word(Text, ("[Content_Types].xml", ""))),
        new("word/part-of-400-megabytes", "a.docx", () => Huge("word/document.xml", 400), "limit-exceeded"),
        new("word/styles-of-400-megabytes", "a.docx", () => Office.WithPart(Office.Word(Text, ("word/_rels/document.xml.rels", Office.Related("rId1", "styles", "styles.xml"))), "word/styles.xml", Spaces(400)), "limit-exceeded"),
        Reads("unused-part-of-a-gigabyte", () => Office.WithPart(Office.Word(Text), "word/media/unused.bin", new byte[1 << 30])),
        new("word/part-shorter-than-declared", "a.docx", () => Lying(claimed: 99_999), "corrupt"),
        new("word/part-longer-than-declared", "a.docx", () => Lying(claimed: 10), "corrupt"),
        new("word/part-with-a-wrong-checksum", "a.docx", () => Lying(crc: 1), "corrupt"),
        new("word/parts-locked", "a.docx", () => Lying(flags: 0x801), "encrypted"),
        new("word/parts-ten-thousand-and-one", "a.docx", () => Office.Package([("[Content_Types].xml", Office.Types), ("_rels/.rels", "<a/>"), .. Enumerable.Range(0, 10_000).Select(i => ($"word/{i}.xml", "a"))]), "limit-exceeded"),
        Reads("references-a-hundred-thousand", () => Office.Word(Text, ("word/_rels/document.xml.rels", Office.Relations(Office.Relationship("a", "image", "a.png").Times(100_000))))),
        new("word/cut-in-the-middle", "a.docx", () => Office.Word(Text) is var file ? file[..(file.Length / 2)] : [], "corrupt"),
        new("word/locked-with-a-password", "a.docx", () => CompoundFiles.Of(("EncryptionInfo", new byte[248]), ("EncryptedPackage", new byte[5_000])), "encrypted"),
        new("word/called-a-pdf", "a.pdf", () => Office.Word(Text), "type-mismatch") { Reads = Read },
        new("word/called-a-zip", "a.zip", () => Office.Word(Text), "type-mismatch") { Reads = Read },

        Reads("template-from-the-network", () => WithSettings("attachedTemplate", "http://127.0.0.1/a.dotm"), "active-content"),
        Reads("template-from-a-share", () => WithSettings("attachedTemplate", @"\\127.0.0.1\a\a.dotm"), "active-content"),
        Reads("template-of-the-author", () => WithSettings("attachedTemplate", "file:///C:/Users/a/Normal.dotm")),
        Reads("macros", () => Office.WithPart(Office.Word(Text), "word/vbaProject.bin", CompoundFiles.Of(("dir", new byte[10]))), "active-content"),
        Reads("control-that-runs", () => Office.WithPart(Office.Word(Text), "word/activeX/activeX1.bin", new byte[10]), "active-content"),
        Reads("command-in-a-field", () => Office.Word($"<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DDEAUTO c:\\\\windows\\\\cmd.exe \"/k calc\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>{Text}")),
        Reads("chunk-from-the-network", () => Office.Word($"<w:altChunk r:id=\"rId1\"/>{Text}", ("word/_rels/document.xml.rels", Office.Related("rId1", "aFChunk", "http://127.0.0.1/a.html", external: true))), "active-content"),
        Reads("object-from-the-network", () => Office.Word(Text, ("word/_rels/document.xml.rels", Office.Related("rId1", "oleObject", "http://127.0.0.1/a.hta!x", external: true))), "active-content"),
        Reads("document-within-from-the-network", () => Office.Word($"<w:subDoc r:id=\"rId1\"/>{Text}", ("word/_rels/document.xml.rels", Office.Related("rId1", "subDocument", "http://127.0.0.1/a.docx", external: true))), "active-content"),
        Reads("frame-from-the-network", () => Office.Word(Text, ("word/_rels/webSettings.xml.rels", Office.Related("rId1", "frame", "http://127.0.0.1/a.html", external: true)), ("word/webSettings.xml", Office.Part("webSettings", ""))), "active-content"),
        Reads("link-to-a-page", () => Office.Word(Text, ("word/_rels/document.xml.rels", Office.Related("rId1", "hyperlink", "http://127.0.0.1/", external: true)))),
    ];

    private static byte[] WithSettings(string kind, string target) => Office.Word(Text, ("word/settings.xml", Office.Part("settings", "")), ("word/_rels/settings.xml.rels", Office.Related("rId1", kind, target, external: true)));

    private static byte[] Huge(string part, int megabytes)
    {
        var document = Encoding.UTF8.GetBytes(Office.Part("document", $"<w:body>{Text}</w:body>"));
        return Office.WithPart(Office.Word(Text), part, [.. document[..^("</w:document>".Length)], .. Spaces(megabytes), .. "</w:document>"u8]);
    }

    private static byte[] Spaces(int megabytes)
    {
        var spaces = new byte[megabytes << 20];
        Array.Fill(spaces, (byte)' ');
        return spaces;
    }

    private static byte[] Lying(long? claimed = null, uint? crc = null, int flags = 0x800)
    {
        using var zip = new RawZip();
        zip.Add("[Content_Types].xml", Encoding.UTF8.GetBytes(Office.Types));
        zip.Add("_rels/.rels", Encoding.UTF8.GetBytes(Office.Related("rId1", "officeDocument", "word/document.xml")));
        zip.Add("word/document.xml", Encoding.UTF8.GetBytes(Office.Part("document", $"<w:body>{Text}</w:body>")), flags, claimedBytes: claimed, claimedCrc: crc);
        return zip.ToArray();
    }

    private static byte[] Encoded(Encoding encoding) =>
        Office.WithPart(Office.Word(Text), "word/document.xml", [.. encoding.GetPreamble(), .. encoding.GetBytes($"<?xml version=\"1.0\" encoding=\"utf-16\"?>{Office.Part("document", $"<w:body>{Text}</w:body>")}")]);
}
