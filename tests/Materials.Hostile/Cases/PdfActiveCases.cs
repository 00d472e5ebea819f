using System.Collections.Immutable;
using System.Text;
using Materials.Hostile.Making;
using Materials.Reading.Tests.Pdf;
using static Materials.Hostile.Cases.PdfStructureCases;

namespace Materials.Hostile.Cases;

/// <summary>PDF files that would run something, carry files, or are locked; and files that are a PDF and something else.</summary>
internal static class PdfActiveCases
{
    public static ImmutableArray<HostileCase> All { get; } =
    [
        Active("script-on-opening", "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"),
        Active("script-in-a-stream", "/OpenAction<</S/JavaScript/JS 6 0 R>>"),
        Active("script-by-name", "/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(1)>>]>>>>"),
        Active("script-on-closing", "/AA<</WC<</S/JavaScript/JS(1)>>>>"),
        Active("script-behind-a-jump", "/OpenAction<</S/GoTo/Next<</S/JavaScript/JS(1)>>>>"),
        Active("program-on-opening", "/OpenAction<</S/Launch/F(cmd.exe)>>"),
        Active("program-among-next-actions", "/OpenAction<</S/GoTo/Next[<</S/GoTo>><</S/Launch/F(cmd.exe)>>]>>"),
        Active("form-of-xml", "/AcroForm<</Fields[]/XFA(<x/>)>>"),
        Active("form-of-xml-with-entities", "/AcroForm<</Fields[]/XFA[(template)6 0 R]>>"),
        Active("script-of-a-field", "/AcroForm<</Fields[<</AA<</K<</S/JavaScript/JS(1)>>>>>>]>>"),
        Active("script-of-a-field-in-a-field", "/AcroForm<</Fields[<</Kids[<</AA<</K<</S/JavaScript/JS(1)>>>>>>]>>]>>"),
        Reads("script-of-a-page", () => Sound.With("/Type/Page/", "/Type/Page/AA<</O<</S/JavaScript/JS(1)>>>>/"), "active-content"),
        Reads("script-of-an-annotation", () => PdfFile.OnePage(Text, page: "/Annots[<</Subtype/Link/A<</S/JavaScript/JS(1)>>>>]").ToBytes(), "active-content"),
        Reads("actions-in-a-circle", () => PdfFile.OnePage(Text, catalogue: "/OpenAction 6 0 R").Add("<</S/GoTo/Next 6 0 R>>").ToBytes()),
        Reads("actions-ten-thousand", () => PdfFile.OnePage(Text, catalogue: $"/OpenAction<</S/GoTo/Next[{"<</S/GoTo>>".Times(10_000)}]>>").ToBytes()),
        Reads("link-to-a-page-outside", () => PdfFile.OnePage(Text, page: "/Annots[<</Subtype/Link/A<</S/URI/URI(http://127.0.0.1/x)>>>>]").ToBytes()),

        new("pdf/attachment-text", "a.pdf", () => Attached("list.txt", "one, two"u8.ToArray())) { Reads = Read },
        new("pdf/attachment-program", "a.pdf", () => Attached("run.exe", [.. "MZ"u8, .. new byte[500]]), "run.exe: unsupported-format") { Reads = Read },
        new("pdf/attachment-climbs-out", "a.pdf", () => Attached("../../etc/passwd", "one, two"u8.ToArray())) { Reads = Read },
        new("pdf/attachment-without-a-name", "a.pdf", () => Attached("", "one, two"u8.ToArray())) { Reads = Read },
        new("pdf/attachment-name-with-nul-and-half-characters", "a.pdf", () => Attached("\u00fe\u00ff\u00d8\u0000\u0000a\\000\u0000b", "one, two"u8.ToArray())) { Reads = Read },
        new("pdf/attachment-zip-bomb", "a.pdf", () => Attached("b.zip", Samples.Zip(("zeros.txt", new byte[64 << 20]))), "limit-exceeded") { Reads = Read },
        new("pdf/attachment-flate-bomb", "a.pdf", () => PdfFile.OnePage(Text, catalogue: Names).AddStream(Raw.Packed(1 << 30), "/Filter/FlateDecode").ToBytes(), "limit-exceeded"),
        new("pdf/attachments-nested-eight-deep", "a.pdf", () => NestedAttachments(8), "limit-exceeded") { Reads = Read },
        new("pdf/attachments-a-thousand", "a.pdf", () => PdfFile.OnePage(Text, catalogue: $"/Names<</EmbeddedFiles<</Names[{string.Concat(Enumerable.Range(0, 3000).Select(i => $"(a)<</F({i}.txt)/EF<</F 6 0 R>>>>"))}]>>>>")
            .AddStream("one, two").ToBytes(), "limit-exceeded") { Reads = Read },
        Reads("attachments-in-a-circle", () => PdfFile.OnePage(Text, catalogue: "/Names<</EmbeddedFiles 6 0 R>>").Add("<</Kids[6 0 R 6 0 R 6 0 R]>>").ToBytes()),
        new("pdf/attachment-is-the-file-itself-by-name", "a.pdf", () => Attached("a.pdf", Sound)) { Reads = Read },

        new("pdf/locked-for-reading", "a.pdf", () => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Files", "user-password.pdf")), "encrypted"),
        new("pdf/locked-against-changes-only", "a.pdf", () => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Files", "owner-password.pdf"))) { Reads = "" },
        new("pdf/locked-by-an-unknown-lock", "a.pdf", () => Locked("<</Filter/Unknown/V 9/R 9>>"), "encrypted"),
        new("pdf/locked-by-certificate", "a.pdf", () => Locked("<</Filter/Adobe.PubSec/SubFilter/adbe.pkcs7.s5/V 4/Recipients[(a)]>>"), "encrypted"),
        new("pdf/locked-with-short-keys", "a.pdf", () => Locked("<</Filter/Standard/V 2/R 3/Length 128/O(a)/U(b)/P -4>>"), "encrypted"),
        new("pdf/locked-with-a-key-of-a-billion-bits", "a.pdf", () => Locked($"<</Filter/Standard/V 2/R 3/Length 999999992/O({"a".Times(32)})/U({"b".Times(32)})/P -4>>"), "encrypted"),
        new("pdf/locked-by-itself", "a.pdf", () => Sound.With("/Root 1 0 R>>", "/Root 1 0 R/Encrypt 6 0 R/ID[(a)(b)]>>"), "encrypted"),

        new("pdf/also-a-zip", "a.pdf", () => [.. Sound, .. Samples.Zip(("x.txt", "one, two"u8.ToArray()))]) { Reads = Read },
        new("pdf/also-a-page", "a.pdf", () => [.. "<html><script>alert(1)</script></html>\n"u8, .. Sound]) { Reads = Read },
        new("pdf/also-a-picture", "a.pdf", () => [.. "GIF89a\u0001\0\u0001\0\0\0\0;"u8, .. Sound], "type-mismatch", "corrupt"),
        new("pdf/called-a-word-file", "a.docx", () => Sound, "type-mismatch") { Reads = Read },
        new("pdf/called-nothing", "a", () => Sound) { Reads = Read },
        new("pdf/called-a-program", "a.pdf.exe", () => Sound) { Reads = Read },
        new("pdf/empty", "a.pdf", () => [], "blank"),
        new("pdf/of-one-byte", "a.pdf", () => "%"u8.ToArray(), "type-mismatch"),
    ];

    private const string Names = "/Names<</EmbeddedFiles<</Names[(a)<</F(x.bin)/EF<</F 6 0 R>>>>]>>>>";

    private static HostileCase Active(string name, string catalogue) =>
        Reads(name, () => PdfFile.OnePage(Text, catalogue: catalogue).AddStream("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>").ToBytes(), "active-content");

    private static byte[] Attached(string name, byte[] content) =>
        PdfFile.OnePage(Text, catalogue: Names.Replace("x.bin", name, StringComparison.Ordinal)).AddStream(content).ToBytes();

    private static byte[] NestedAttachments(int depth)
    {
        var file = Sound;
        for (var i = 0; i < depth; i++)
            file = Attached("a.pdf", file);
        return file;
    }

    private static byte[] Locked(string encryption) => Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(Sound).Replace("/Root 1 0 R>>", $"/Root 1 0 R/Encrypt {encryption}/ID[(abcdefghijklmnop)(abcdefghijklmnop)]>>", StringComparison.Ordinal));
}
