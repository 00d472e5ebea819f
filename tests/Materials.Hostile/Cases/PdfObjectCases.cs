using System.Collections.Immutable;
using Materials.Hostile.Making;
using Materials.Reading.Tests.Pdf;
using static Materials.Hostile.Cases.PdfStructureCases;

namespace Materials.Hostile.Cases;

/// <summary>PDF files whose objects lie, loop or nest.</summary>
internal static class PdfObjectCases
{
    private const string Form = "/Type/XObject/Subtype/Form/BBox[0 0 600 800]";

    public static ImmutableArray<HostileCase> All { get; } =
    [
        new("pdf/contents-itself", "a.pdf", () => Contents("4 0 R"), "corrupt"),
        new("pdf/contents-itself-in-a-list", "a.pdf", () => Contents("[4 0 R]"), "corrupt"),
        new("pdf/contents-itself-in-two-lists", "a.pdf", () => Contents("[[4 0 R]]"), "corrupt"),
        new("pdf/contents-in-a-circle", "a.pdf", () => new PdfFile().Add("<</Type/Catalog/Pages 2 0 R>>").Add("<</Type/Pages/Kids[3 0 R]/Count 1>>")
            .Add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>").Add("5 0 R").Add("4 0 R").ToBytes(), "corrupt"),
        new("pdf/contents-behind-a-hundred-thousand-references", "a.pdf", () => Chain(100_000), "corrupt"),
        new("pdf/contents-a-number", "a.pdf", () => Contents("42"), "corrupt"),
        new("pdf/contents-missing", "a.pdf", () => Sound.With("/Contents 4 0 R", "/Contents 99 0 R"), "corrupt"),
        Reads("length-itself", () => Sound.With($"/Length {Text.Length}", "/Length 4 0 R")),
        Reads("length-too-long", () => Sound.With($"/Length {Text.Length}", "/Length 99999")),
        Reads("length-too-short", () => Sound.With($"/Length {Text.Length}", "/Length 5")),
        Reads("length-negative", () => Sound.With($"/Length {Text.Length}", "/Length -7")),
        Reads("length-missing", () => Sound.With($"/Length {Text.Length}", "")),
        Reads("length-in-words", () => Sound.With($"/Length {Text.Length}", "/Length(many)")),
        Reads("endstream-missing", () => Sound.With("\nendstream", "\n")),
        Reads("endobj-missing", () => Sound.With("\nendobj", "\n")),
        new("pdf/lists-nested-100000", "a.pdf", () => WithKey($"{"[".Times(100_000)}{"]".Times(100_000)}"), "corrupt"),
        new("pdf/dictionaries-nested-100000", "a.pdf", () => WithKey($"{"<</A".Times(100_000)} 1{">>".Times(100_000)}"), "corrupt"),
        Reads("lists-nested-50", () => WithKey($"{"[".Times(50)}{"]".Times(50)}")),
        Reads("brackets-nested-a-million", () => WithKey($"({"(".Times(1_000_000)}{")".Times(1_000_000)})")),
        Reads("list-of-a-million", () => WithKey($"[{"0 ".Times(1_000_000)}]")),
        Reads("name-of-a-megabyte", () => WithKey($"/{"a".Times(1 << 20)}")),
        Reads("number-of-a-megabyte", () => WithKey("9".Times(1 << 20))),
        Reads("comment-of-a-megabyte", () => WithKey($"%{"a".Times(1 << 20)}\n1")),
        Reads("text-without-an-end", () => PdfFile.OnePage(Text + " (no end").ToBytes()),
        Reads("object-number-huge", () => WithKey("99999999999 0 R")),

        new("pdf/form-draws-itself", "a.pdf", () => WithForm("/X Do", 6), "corrupt"),
        new("pdf/forms-draw-each-other", "a.pdf", () => Draws().AddStream("/X Do", Resources(7)).AddStream("/X Do", Resources(6)).ToBytes(), "corrupt"),
        new("pdf/forms-nested-20000", "a.pdf", () => Nested(20_000), "corrupt"),
        new("pdf/forms-multiply", "a.pdf", () => FanOut(9, 10, "0 g"), "limit-exceeded"),
        new("pdf/forms-multiply-without-content", "a.pdf", () => FanOut(9, 10, ""), "limit-exceeded"),
        new("pdf/forms-multiply-and-write", "a.pdf", () => FanOut(5, 20, Text), "limit-exceeded"),
        Reads("pattern-paints-with-itself", () => PdfFile.OnePage($"/Pattern cs /P scn 0 0 100 100 re f 0 g {Text}", page: "/Resources<</Pattern<</P 6 0 R>>/Font<</F 5 0 R>>>>")
            .AddStream("/Pattern cs /P scn 0 0 9 9 re f", "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9/Resources<</Pattern<</P 6 0 R>>>>").ToBytes()),
        Reads("mask-is-its-own-mask", () => PdfFile.OnePage($"/G gs {Text}", page: "/Resources<</ExtGState<</G 6 0 R>>/Font<</F 5 0 R>>>>")
            .Add("<</SMask<</S/Luminosity/G 7 0 R>>>>").AddStream("/G gs", $"{Form}/Resources<</ExtGState<</G 6 0 R>>>>").ToBytes()),
        Reads("shading-in-a-circle", () => PdfFile.OnePage($"/S sh {Text}", page: "/Resources<</Shading<</S 6 0 R>>/Font<</F 5 0 R>>>>").Add("<</ShadingType 1/Function 6 0 R/ColorSpace 6 0 R>>").ToBytes()),
        Reads("colour-space-in-a-circle", () => PdfFile.OnePage($"/C cs 1 scn {Text}", page: "/Resources<</ColorSpace<</C 6 0 R>>/Font<</F 5 0 R>>>>").Add("[/Indexed 6 0 R 255 (abc)]").ToBytes()),
        new("pdf/colour-space-nested-900", "a.pdf", () => PdfFile.OnePage($"/C cs 1 scn {Text}", page: "/Resources<</ColorSpace<</C 6 0 R>>/Font<</F 5 0 R>>>>").Add($"{"[/Indexed ".Times(900)}/DeviceGray{" 1 (a)]".Times(900)}").ToBytes(), "corrupt"),
        Reads("colours-in-ten-thousand-inks", () => PdfFile.OnePage($"/C cs 1 scn {Text}", page: "/Resources<</ColorSpace<</C 6 0 R>>/Font<</F 5 0 R>>>>").Add($"[/DeviceN[{"/A ".Times(10_000)}]/DeviceRGB 6 0 R]").ToBytes()),
        Reads("annotation-parent-itself", () => Annotated("<</Subtype/Widget/FT/Tx/Parent 6 0 R/Rect[0 0 9 9]>>")),
        new("pdf/annotation-appearance-draws-itself", "a.pdf", () => PdfFile.OnePage(Text, page: "/Annots[6 0 R]").Add("<</Subtype/Stamp/Rect[0 0 9 9]/AP<</N 7 0 R>>>>")
            .AddStream("/X Do", $"{Form}/Resources<</XObject<</X 7 0 R>>>>").ToBytes(), "corrupt"),
        Reads("annotation-appearance-is-the-annotation", () => Annotated("<</Subtype/Stamp/Rect[0 0 9 9]/AP<</N 6 0 R>>>>")),
        Reads("annotations-a-hundred-thousand", () => PdfFile.OnePage(Text, page: $"/Annots[{"6 0 R ".Times(100_000)}]").Add("<</Subtype/Stamp/Rect[0 0 9 9]>>").ToBytes()),
        Reads("annotations-itself", () => Sound.With("/Type/Page/", "/Type/Page/Annots 3 0 R/")),
        Reads("fields-in-a-circle", () => PdfFile.OnePage(Text, catalogue: "/AcroForm 6 0 R").Add("<</Fields[6 0 R]/Kids[6 0 R]>>").ToBytes()),
        Reads("outline-in-a-circle", () => PdfFile.OnePage(Text, catalogue: "/Outlines 6 0 R").Add("<</First 6 0 R/Last 6 0 R/Next 6 0 R/Parent 6 0 R/Count 1/Title(a)>>").ToBytes()),
        Reads("structure-in-a-circle", () => PdfFile.OnePage(Text, catalogue: "/StructTreeRoot 6 0 R").Add("<</Type/StructTreeRoot/K 6 0 R/ParentTree 6 0 R/RoleMap 6 0 R>>").ToBytes()),
        Reads("layers-in-a-circle", () => PdfFile.OnePage($"/OC /L BDC {Text} EMC", page: "/Resources<</Properties<</L 6 0 R>>/Font<</F 5 0 R>>>>", catalogue: "/OCProperties 6 0 R").Add("<</D 6 0 R/OCGs 6 0 R/OFF 6 0 R>>").ToBytes()),
        Reads("destinations-in-a-circle", () => PdfFile.OnePage(Text, catalogue: "/Dests 6 0 R/Names<</Dests 6 0 R>>").Add("<</Kids[6 0 R]/Names[(a) 6 0 R]/A 6 0 R>>").ToBytes()),
    ];

    private static byte[] Contents(string contents) =>
        new PdfFile().Add("<</Type/Catalog/Pages 2 0 R>>").Add("<</Type/Pages/Kids[3 0 R]/Count 1>>").Add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>").Add(contents).ToBytes();

    private static byte[] Chain(int length)
    {
        var file = new PdfFile().Add("<</Type/Catalog/Pages 2 0 R>>").Add("<</Type/Pages/Kids[3 0 R]/Count 1>>").Add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>");
        for (var i = 0; i < length; i++)
            file.Add($"{5 + i} 0 R");
        return file.AddStream(Text).ToBytes();
    }

    private static byte[] WithKey(string value) => PdfFile.OnePage(Text, page: $"/Extra {value}").ToBytes();

    private static byte[] Annotated(string annotation) => PdfFile.OnePage(Text, page: "/Annots[6 0 R]").Add(annotation).ToBytes();

    private static PdfFile Draws() => PdfFile.OnePage("/X Do", page: "/Resources<</XObject<</X 6 0 R>>/Font<</F 5 0 R>>>>");

    private static string Resources(int form) => $"{Form}/Resources<</XObject<</X {form} 0 R>>/Font<</F 5 0 R>>>>";

    private static byte[] WithForm(string content, int draws) => Draws().AddStream(content, Resources(draws)).ToBytes();

    private static byte[] Nested(int depth)
    {
        var file = Draws();
        for (var i = 0; i < depth; i++)
            file.AddStream("/X Do", Resources(7 + i));
        return file.AddStream("", Form).ToBytes();
    }

    private static byte[] FanOut(int levels, int each, string last)
    {
        var file = Draws();
        for (var i = 0; i < levels; i++)
            file.AddStream("/X Do ".Times(each), Resources(7 + i));
        return file.AddStream(last, $"{Form}/Resources<</Font<</F 5 0 R>>>>").ToBytes();
    }
}
