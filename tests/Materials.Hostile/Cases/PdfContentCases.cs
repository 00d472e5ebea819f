using System.Collections.Immutable;
using Materials.Hostile.Making;
using Materials.Reading.Tests.Pdf;
using static Materials.Hostile.Cases.PdfStructureCases;

namespace Materials.Hostile.Cases;

/// <summary>PDF files whose pages draw too much, or what cannot be drawn.</summary>
internal static class PdfContentCases
{
    public static ImmutableArray<HostileCase> All { get; } =
    [
        new("pdf/operators-30-million", "a.pdf", () => Packed("0 g ".Times(65_000_000 / 2) + "0 g ".Times(65_000_000 / 2)), "limit-exceeded"),
        new("pdf/letters-10-million", "a.pdf", () => Packed($"BT /F 12 Tf ({"A".Times(10_000_000)}) Tj ET"), "limit-exceeded"),
        new("pdf/letters-on-many-pages", "a.pdf", () => ManyPages(60, $"BT /F 12 Tf 50 700 Td {$"({"A".Times(80)}) Tj T* ".Times(5_000)} ET"), "limit-exceeded"),
        new("pdf/states-saved-a-million-times", "a.pdf", () => Packed("q ".Times(1_000_000) + Text), "limit-exceeded"),
        Reads("states-restored-a-million-times", () => Packed("Q ".Times(1_000_000) + Text)),
        Reads("lines-a-million", () => Packed("0 0 m 9 9 l S 5 0 m 5 9 l S ".Times(500_000) + Text)),
        Reads("rectangles-a-million", () => Packed("1 0 0 rg 0 0 1 1 re f ".Times(500_000) + "0 g " + Text)),
        Reads("path-without-an-end", () => Packed("0 0 m " + "1 1 l 2 0 l ".Times(500_000) + Text)),
        Reads("curves-of-huge-numbers", () => PdfFile.OnePage("1e38 -1e38 m 1e308 1e308 1e309 -1e309 9e99 9e99 c S " + Text).ToBytes()),
        Reads("matrix-without-inverse", () => PdfFile.OnePage($"q 0 0 0 0 0 0 cm (a) Tj Q {Text}").ToBytes()),
        Reads("matrix-of-huge-numbers", () => PdfFile.OnePage($"q 1e300 0 0 1e300 1e300 1e300 cm 1e300 0 0 1e300 0 0 cm BT /F 12 Tf (a) Tj ET Q {Text}").ToBytes(), "hidden-text"),
        Reads("font-size-huge", () => PdfFile.OnePage($"BT /F 1e30 Tf () Tj ET {Text}").ToBytes()),
        Reads("marked-content-nested-100000", () => Packed("/A BMC ".Times(100_000) + Text + " EMC".Times(100_000))),
        Reads("text-objects-nested", () => PdfFile.OnePage("BT ".Times(50_000) + Text).ToBytes()),
        Reads("operands-a-million", () => Packed("1 ".Times(1_000_000) + "g 0 g " + Text)),
        Reads("list-in-content-without-an-end", () => PdfFile.OnePage($"{Text} [ (a) 1 2 3").ToBytes()),
        Reads("lists-in-content-nested-100000", () => Packed("[".Times(100_000) + " " + Text)),
        Reads("dictionaries-in-content-nested-100000", () => Packed($"{Text} /A {"<</B ".Times(100_000)}{">>".Times(100_000)} BDC EMC")),
        Reads("inline-image-claims-a-million-rows", () => PdfFile.OnePage($"{Text} BI /W 1000000 /H 1000000 /BPC 8 /CS /G ID abc EI").ToBytes(), "limit-exceeded"),
        Reads("inline-image-without-an-end", () => PdfFile.OnePage($"{Text} BI /W 9 /H 9 /BPC 8 /CS /G /F /Fl ID abc").ToBytes()),
        Reads("inline-image-without-data", () => PdfFile.OnePage($"{Text} BI /W 9 /H 9").ToBytes()),
        Reads("inline-image-of-negative-size", () => PdfFile.OnePage($"BI /W -9 /H -9 /BPC 8 /CS /G ID abc EI {Text}").ToBytes()),
        Reads("inline-images-a-hundred-thousand", () => Packed("BI /W 1 /H 1 /BPC 8 /CS /G ID a EI ".Times(100_000) + Text)),
        Reads("image-draws-itself-as-its-mask", () => WithImage("/Width 9/Height 9/BitsPerComponent 8/ColorSpace/DeviceGray/SMask 6 0 R", new byte[81])),
        Reads("image-of-a-million-rows", () => WithImage("/Width 1000000/Height 1000000/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/FlateDecode", Raw.Packed(1 << 20)), "limit-exceeded"),
        Reads("image-of-negative-size", () => WithImage("/Width -5/Height -5/BitsPerComponent 8/ColorSpace/DeviceGray", new byte[81])),
        Reads("image-shorter-than-it-says", () => WithImage("/Width 2000/Height 2000/BitsPerComponent 8/ColorSpace/DeviceGray", new byte[81])),
        Reads("image-of-33-bits", () => WithImage("/Width 99/Height 99/BitsPerComponent 33/ColorSpace/DeviceGray", new byte[99 * 99])),
        Reads("image-of-a-palette-that-lies", () => WithImage("/Width 99/Height 99/BitsPerComponent 8/ColorSpace[/Indexed/DeviceRGB 999999999(a)]", new byte[99 * 99])),
        Reads("image-jbig2-of-absurd-size", () => WithImage("/Width 999999/Height 999999/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/JBIG2Decode", new byte[99]), "limit-exceeded"),
        Reads("image-fax-of-absurd-size", () => WithImage("/Width 999999/Height 999999/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 999999/Rows 999999>>", new byte[99]), "limit-exceeded"),
        Reads("image-fax-whose-columns-lie", () => WithImage("/Width 99/Height 99/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 999999999/Rows 999999999>>", new byte[99])),
        Reads("image-jpx-of-absurd-size", () => WithImage("/Width 999999/Height 999999/Filter/JPXDecode", new byte[99]), "limit-exceeded"),
        Reads("image-jpeg-of-absurd-size", () => WithImage("/Width 65500/Height 65500/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/DCTDecode", new byte[99]), "limit-exceeded"),
        Reads("image-drawn-ten-thousand-times", () => PdfFile.OnePage("q 99 0 0 99 0 0 cm /I Do Q ".Times(10_000) + Text, page: "/Resources<</XObject<</I 6 0 R>>/Font<</F 5 0 R>>>>")
            .AddStream(new byte[81 * 81], "/Subtype/Image/Width 81/Height 81/BitsPerComponent 8/ColorSpace/DeviceGray").ToBytes()),
    ];

    internal static byte[] Packed(string content) =>
        new PdfFile().Add("<</Type/Catalog/Pages 2 0 R>>").Add("<</Type/Pages/Kids[3 0 R]/Count 1>>")
            .Add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>").AddPacked(Raw.Bytes(content)).Add(PdfFile.Helvetica).ToBytes();

    /// <summary>A picture of any kind in the corner of a page with text.</summary>
    private static byte[] WithImage(string dictionary, byte[] data) =>
        PdfFile.OnePage($"q 99 0 0 99 0 0 cm /I Do Q {Text}", page: "/Resources<</XObject<</I 6 0 R>>/Font<</F 5 0 R>>>>").AddStream(data, $"/Type/XObject/Subtype/Image{dictionary}").ToBytes();

    private static byte[] ManyPages(int count, string content)
    {
        var file = new PdfFile().Add("<</Type/Catalog/Pages 2 0 R>>").Add($"<</Type/Pages/Kids[{string.Concat(Enumerable.Range(5, count).Select(i => $"{i} 0 R "))}]/Count {count}>>")
            .AddPacked(Raw.Bytes(content)).Add(PdfFile.Helvetica);
        for (var i = 0; i < count; i++)
            file.Add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 3 0 R/Resources<</Font<</F 4 0 R>>>>>>");
        return file.ToBytes();
    }
}
