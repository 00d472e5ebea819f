using System.Collections.Immutable;
using System.Text;
using Materials.Hostile.Making;
using Materials.Reading.Tests.Pdf;

namespace Materials.Hostile.Cases;

/// <summary>PDF files whose skeleton is broken: cross-reference tables, trailers, the tree of pages.</summary>
internal static class PdfStructureCases
{
    internal const string Text = "BT /F 12 Tf 50 700 Td (service manual) Tj ET";
    internal const string Read = "service manual";

    internal static byte[] Sound => PdfFile.OnePage(Text).ToBytes();

    public static ImmutableArray<HostileCase> All { get; } =
    [
        Reads("xref-offset-wrong", () => WithStart("startxref\n9999")),
        Reads("xref-offset-negative", () => WithStart("startxref\n-5")),
        Reads("xref-offset-huge", () => WithStart("startxref\n99999999999999999999")),
        Reads("xref-missing", () => Sound.With("xref\n0 6", "xxxx\n0 6")),
        Reads("xref-entries-wrong", () => Sound.With("00000 n", "00000 f")),
        Reads("xref-count-huge", () => Sound.With("xref\n0 6", "xref\n0 999999999")),
        Reads("xref-prev-itself", () => WithPrev(file => file.Last("xref\n0 "u8))),
        Reads("xref-prev-beyond-the-end", () => WithPrev(_ => 99_999_999)),
        Reads("xref-prev-into-a-stream", () => WithPrev(file => file.AsSpan().IndexOf("stream"u8))),
        Reads("xref-stream-sound", PdfSamples.WithObjectStream) with { Reads = "After-sales service" },
        new("pdf/xref-stream-widths-huge", "a.pdf", () => PdfSamples.WithObjectStream().With("/W[1 2 2]", "/W[1 999999999 2]"), "limit-exceeded"),
        new("pdf/xref-stream-widths-negative", "a.pdf", () => PdfSamples.WithObjectStream().With("/W[1 2 2]", "/W[1 -2 2]"), "corrupt"),
        new("pdf/xref-stream-is-its-own-object-stream", "a.pdf", () => PdfSamples.WithObjectStream().With("020006", "020007"), "corrupt"),
        new("pdf/object-stream-in-itself", "a.pdf", () => PdfSamples.WithObjectStream().With("/Type/ObjStm/N 3", "/Type/ObjStm/N 6 0 R"), "corrupt"),
        Reads("object-stream-extends-itself", () => PdfSamples.WithObjectStream().With("/Type/ObjStm/N 3", "/Type/ObjStm/Extends 6 0 R/N 3")) with { Reads = "After-sales service" },
        new("pdf/object-stream-claims-a-billion", "a.pdf", () => PdfSamples.WithObjectStream().With("/N 3/First", "/N 999999999/First"), "corrupt"),
        new("pdf/object-stream-bomb", "a.pdf", () => WithPackedObjects(1 << 30), "limit-exceeded"),
        Reads("trailer-missing", () => Sound.With("trailer<<", "tra<<")),
        new("pdf/root-missing", "a.pdf", () => Sound.With("/Root 1 0 R", "").With("/Type/Catalog", "/Type/Cat"), "corrupt"),
        Reads("root-is-a-page", () => Sound.With("/Root 1 0 R", "/Root 3 0 R")),
        new("pdf/header-alone", "a.pdf", () => Raw.Bytes("%PDF-1.7\n"), "corrupt"),
        new("pdf/cut-in-the-middle", "a.pdf", () => Sound[..150], "corrupt"),
        Reads("cut-before-the-table", () => Sound[..Sound.Last("xref\n0 "u8)]),
        Reads("header-after-a-kilobyte", () => [.. new byte[1000].Select(_ => (byte)'x'), .. Sound]),
        Reads("garbage-behind", () => [.. Sound, .. Encoding.ASCII.GetBytes("garbage ".Times(10_000))]),
        Reads("a-thousand-updates", () => Updated(1_000)),
        Reads("line-ends-of-old-macintoshes", () => Sound.With("\n", "\r")),

        new("pdf/pages-loop", "a.pdf", () => Pages("<</Type/Pages/Kids[2 0 R]/Count 1>>"), "corrupt"),
        new("pdf/pages-loop-of-two", "a.pdf", () => new PdfFile().Add("<</Type/Catalog/Pages 2 0 R>>").Add("<</Type/Pages/Kids[3 0 R]/Count 1>>").Add("<</Type/Pages/Kids[2 0 R]/Count 1/Parent 2 0 R>>").ToBytes(), "corrupt"),
        Reads("pages-nested-20000", () => NestedPages(20_000)),
        Reads("pages-nested-30", () => NestedPages(30)),
        Reads("pages-claim-a-million", () => Sound.With("/Count 1", "/Count 1000000")),
        Reads("pages-claim-none", () => Sound.With("/Count 1", "/Count -1")),
        new("pdf/pages-a-million", "a.pdf", () => Pages($"<</Type/Pages/Kids[{"3 0 R ".Times(1_000_000)}]/Count 1000000>>"), "limit-exceeded"),
        new("pdf/pages-none", "a.pdf", () => Pages("<</Type/Pages/Kids[]/Count 0>>"), "corrupt"),
        new("pdf/pages-null", "a.pdf", () => Pages("<</Type/Pages/Kids[null 99 0 R]/Count 2>>"), "corrupt"),
        new("pdf/pages-not-a-list", "a.pdf", () => Pages("<</Type/Pages/Kids 2 0 R/Count 1>>"), "corrupt"),
        Reads("page-parent-itself", () => Sound.With("/Type/Page/Parent 2 0 R", "/Type/Page/Parent 3 0 R")),
        Reads("page-resources-of-a-parent-that-loops", () => Sound.With("/Type/Pages/Kids", "/Type/Pages/Parent 2 0 R/Kids")),
        Reads("page-as-large-as-a-planet", () => Sound.With("[0 0 600 800]", "[0 0 1e38 1e38]")),
        Reads("page-of-a-billion-points", () => Sound.With("[0 0 600 800]", "[0 0 999999999 999999999]")),
        Reads("page-without-area", () => Sound.With("[0 0 600 800]", "[0 0 0 0]")),
        new("pdf/page-box-of-text", "a.pdf", () => Sound.With("[0 0 600 800]", "[/A(b)null[1]]"), "corrupt"),
        Reads("page-box-itself", () => Sound.With("/MediaBox[0 0 600 800]", "/MediaBox 3 0 R")),
        Reads("page-box-backwards", () => Sound.With("[0 0 600 800]", "[600 800 0 0]")),
        Reads("page-unit-huge", () => Sound.With("/Type/Page/", "/Type/Page/UserUnit 1e30/")),
        Reads("page-turned-by-a-few-degrees", () => Sound.With("/Type/Page/", "/Type/Page/Rotate 45/")),
        Reads("page-crop-box-elsewhere", () => Sound.With("/Type/Page/", "/Type/Page/CropBox[5000 5000 6000 6000]/")),
    ];

    internal static HostileCase Reads(string name, Func<byte[]> make, params string[] findings) => new($"pdf/{name}", "a.pdf", make, findings) { Reads = Read };

    private static byte[] Pages(string tree) =>
        new PdfFile().Add("<</Type/Catalog/Pages 2 0 R>>").Add(tree).Add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>").ToBytes();

    private static byte[] WithStart(string start) => [.. Sound[..Sound.Last("startxref"u8)], .. Raw.Bytes($"{start}\n%%EOF")];

    private static byte[] WithPrev(Func<byte[], int> prev) => Sound.With("/Root 1 0 R>>", $"/Root 1 0 R/Prev {prev(Sound)}>>");

    private static byte[] NestedPages(int depth)
    {
        var file = new PdfFile().Add("<</Type/Catalog/Pages 4 0 R>>").Add(PdfFile.Helvetica).AddStream(Text);
        for (var i = 0; i < depth; i++)
            file.Add($"<</Type/Pages/Kids[{5 + i} 0 R]/Count 1{(i > 0 ? $"/Parent {3 + i} 0 R" : "")}>>");
        return file.Add($"<</Type/Page/Parent {3 + depth} 0 R/MediaBox[0 0 600 800]/Contents 3 0 R/Resources<</Font<</F 2 0 R>>>>>>").ToBytes();
    }

    private static byte[] WithPackedObjects(int bytes)
    {
        var sample = Encoding.Latin1.GetString(PdfSamples.WithObjectStream());
        var packed = Encoding.Latin1.GetString(Raw.Packed(bytes));
        var start = sample.IndexOf("6 0 obj", StringComparison.Ordinal);
        var end = sample.IndexOf("endobj", start, StringComparison.Ordinal);
        var bomb = $"6 0 obj\n<</Type/ObjStm/N 3/First 100/Filter/FlateDecode/Length {packed.Length}>>stream\n{packed}\nendstream\n";
        // The table stands behind: what is longer now moves it, and the reader looks for it.
        return Raw.Bytes(sample[..start] + bomb + sample[end..]);
    }

    private static byte[] Updated(int times)
    {
        var file = new MemoryStream();
        file.Write(Sound);
        var previous = Sound.Last("xref\n0 "u8);
        for (var i = 0; i < times; i++)
        {
            var at = file.Position + 1;
            file.Write(Raw.Bytes($"\n5 0 obj\n{PdfFile.Helvetica}\nendobj\n"));
            var start = file.Position;
            file.Write(Raw.Bytes($"xref\n5 1\n{at:0000000000} 00000 n \ntrailer<</Size 6/Root 1 0 R/Prev {previous}>>\nstartxref\n{start}\n%%EOF"));
            previous = (int)start;
        }

        return file.ToArray();
    }
}
