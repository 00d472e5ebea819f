using System.Collections.Immutable;
using System.Text;
using Materials.Reading.Tests.Pdf;

namespace Materials.Hostile.Making;

/// <summary>PDF files that use what producers of applicants' documents use, uncompressed so that mutations find it.</summary>
internal static class PdfSamples
{
    private const string Text = "BT /F 12 Tf 50 700 Td (After-sales service) Tj 0 -20 Td [(ser) -50 (vice)] TJ ET";

    private const string Table =
        """
        q 0.5 w 50 500 200 100 re S 50 550 m 250 550 l S 150 500 m 150 600 l S Q 0.9 g 50 550 200 50 re f 0 g
        BT /F 10 Tf 60 570 Td (Item) Tj 100 0 Td (Result) Tj -100 -50 Td (rate) Tj 100 0 Td (98) Tj ET
        BI /W 4 /H 4 /BPC 8 /CS /G ID 0123456789abcdef EI
        """;

    public static ImmutableArray<byte[]> All { get; } =
    [
        PdfFile.OnePage(Text).ToBytes(),
        PdfFile.OnePage(Text + Table).ToBytes(),
        Chinese("/UniGB-UCS2-H"), Chinese("/UniGB-UTF16-H"), WithToUnicode(), WithForm(), WithAnnotations(), WithPicture(), WithType3(), WithLayers(), WithAttachment(), WithObjectStream(), WithFilters(),
    ];

    private static byte[] Chinese(string encoding) =>
        PdfFile.OnePage($"BT /F 12 Tf 50 700 Td {PdfFile.Chinese("售后服务")} ET", font: PdfFile.ChineseFont(encoding[1..])).ToBytes();

    private static byte[] WithToUnicode() =>
        PdfFile.OnePage("BT /F 12 Tf 50 700 Td <00010002> Tj ET",
                font: "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/A/DW 1000/W[1[500 600] 3 9 700]/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor<</Type/FontDescriptor/FontName/A/Flags 4>>>>]>>")
            .AddStream("/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <0001> <552E> endbfchar 1 beginbfrange <0002> <0009> <540E> endbfrange endcmap").ToBytes();

    private static byte[] WithForm() =>
        PdfFile.OnePage("q 1 0 0 1 10 10 cm /X Do Q", page: "/Resources<</XObject<</X 6 0 R>>/Font<</F 5 0 R>>>>")
            .AddStream(Text + " /Y Do", "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Matrix[1 0 0 1 0 0]/Resources<</Font<</F 5 0 R>>/XObject<</Y 7 0 R>>>>")
            .AddStream("0 0 1 rg 0 0 10 10 re f", "/Type/XObject/Subtype/Form/BBox[0 0 10 10]/Group<</S/Transparency>>").ToBytes();

    private static byte[] WithAnnotations() =>
        PdfFile.OnePage(Text, page: "/Annots[6 0 R 7 0 R]", catalogue: "/AcroForm<</Fields[6 0 R]/DA(/F 12 Tf)>>/OpenAction<</S/JavaScript/JS(1)>>")
            .Add("<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(value)/Rect[50 400 200 420]>>")
            .Add("<</Type/Annot/Subtype/FreeText/Rect[50 300 200 320]/AP<</N 8 0 R>>>>")
            .AddStream("BT /F 12 Tf 2 2 Td (note) Tj ET", "/Type/XObject/Subtype/Form/BBox[0 0 150 20]/Resources<</Font<</F 5 0 R>>>>").ToBytes();

    private static byte[] WithPicture() =>
        PdfFile.OnePage("q 500 0 0 700 50 50 cm /I Do Q BT 3 Tr /F 12 Tf 60 600 Td (layer) Tj ET", page: "/Resources<</XObject<</I 6 0 R>>/Font<</F 5 0 R>>/ColorSpace<</C [/Indexed /DeviceRGB 1 <000000ffffff>]>>>>")
            .AddStream([.. Enumerable.Range(0, 32 * 32).Select(i => (byte)(i * 5))], "/Type/XObject/Subtype/Image/Width 32/Height 32/BitsPerComponent 8/ColorSpace/DeviceGray/SMask 7 0 R")
            .AddPacked(new byte[33 * 32], "/Type/XObject/Subtype/Image/Width 32/Height 32/BitsPerComponent 8/ColorSpace/DeviceGray/DecodeParms<</Predictor 15/Columns 32>>").ToBytes();

    private static byte[] WithType3() =>
        PdfFile.OnePage("BT /F 1 Tf 12 0 0 12 50 700 Tm (ab) Tj ET",
                font: "<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/CharProcs<</a 6 0 R/b 6 0 R>>/Encoding<</Type/Encoding/Differences[97/a/b]>>/FirstChar 97/LastChar 98/Widths[1 1]/Resources<<>>>>")
            .AddStream("1 0 0 0 1 1 d1 0 0 1 1 re f").ToBytes();

    private static byte[] WithLayers() =>
        PdfFile.OnePage("/OC /L BDC " + Text + " EMC", page: "/Resources<</Font<</F 5 0 R>>/Properties<</L 6 0 R>>/ExtGState<</G<</ca 0.5/CA 0.5>>>>>>/Rotate 90", catalogue: "/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>")
            .Add("<</Type/OCG/Name(Draft)>>").ToBytes();

    private static byte[] WithAttachment() =>
        PdfFile.OnePage(Text, catalogue: "/Names<</EmbeddedFiles<</Names[(a)<</F(list.txt)/UF(list.txt)/EF<</F 6 0 R>>>>]>>>>").AddStream("one, two").ToBytes();

    private static byte[] WithFilters() =>
        new PdfFile().Add("<</Type/Catalog/Pages 2 0 R>>").Add("<</Type/Pages/Kids[3 0 R]/Count 1>>")
            .Add($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents[4 0 R 5 0 R]/Resources<</Font<</F {PdfFile.Helvetica}>>>>>>")
            .AddStream(Convert.ToHexString(Encoding.ASCII.GetBytes(Text)) + ">", "/Filter/ASCIIHexDecode")
            .AddStream(Convert.ToHexString(PdfFile.Pack(Encoding.ASCII.GetBytes(Text))) + ">", "/Filter[/ASCIIHexDecode/FlateDecode]").ToBytes();

    /// <summary>As current producers write: most objects in a packed stream, and a stream for the table of objects.</summary>
    public static byte[] WithObjectStream()
    {
        string[] inner = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"];
        var head = new StringBuilder();
        var body = new StringBuilder();
        for (var i = 0; i < inner.Length; i++)
        {
            head.Append($"{i + 1} {body.Length} ");
            body.Append(inner[i]).Append(' ');
        }

        var file = new MemoryStream();
        file.Write("%PDF-1.7\n"u8);
        var offsets = new Dictionary<int, long>();
        Add(4, $"<</Length {Text.Length}>>stream\n{Text}\nendstream");
        Add(5, PdfFile.Helvetica);
        var packed = $"{head}{body}";
        Add(6, $"<</Type/ObjStm/N {inner.Length}/First {head.Length}/Length {packed.Length}>>stream\n{packed}\nendstream");
        var start = file.Position;
        var table = new StringBuilder("000000ffff");
        for (var i = 0; i < 3; i++)
            table.Append($"020006{i:x4}");
        for (var i = 4; i <= 6; i++)
            table.Append($"01{offsets[i]:x4}0000");
        table.Append($"01{start:x4}0000");
        Add(7, $"<</Type/XRef/Size 8/Root 1 0 R/W[1 2 2]/Filter/ASCIIHexDecode/Length {table.Length + 1}>>stream\n{table}>\nendstream");
        file.Write(Encoding.ASCII.GetBytes($"startxref\n{start}\n%%EOF"));
        return file.ToArray();

        void Add(int number, string content)
        {
            offsets[number] = file.Position;
            file.Write(Encoding.ASCII.GetBytes($"{number} 0 obj\n{content}\nendobj\n"));
        }
    }
}
