using System.IO.Compression;
using System.Text;

namespace Materials.Reading.Tests.Pdf;

/// <summary>Writes small PDF files object by object, sound ones and broken ones.</summary>
internal sealed class PdfFile
{
    public const string Helvetica = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";

    private readonly List<byte[]> objects = [];

    /// <summary>A file of one page: objects 1 to 3 are catalogue, page tree and page; 4 its content; 5 the font F, further ones follow.</summary>
    public static PdfFile OnePage(string content, string page = "", string catalogue = "", string font = Helvetica) => new PdfFile()
        .Add($"<</Type/Catalog/Pages 2 0 R{catalogue}>>")
        .Add("<</Type/Pages/Kids[3 0 R]/Count 1>>")
        .Add($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R{(page.Contains("/Resources", StringComparison.Ordinal) ? "" : "/Resources<</Font<</F 5 0 R>>>>")}{page}>>")
        .AddStream(content)
        .Add(font);

    /// <summary>A composite font for Chinese that is not embedded, as many report generators write it.</summary>
    public static string ChineseFont(string encoding) =>
        $"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/{encoding}/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light" +
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000/W[1[500]]>>]>>";

    /// <summary>A show operator for Chinese text in UCS-2.</summary>
    public static string Chinese(string text) => $"<{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}> Tj";

    public PdfFile Add(string content)
    {
        objects.Add(Encoding.Latin1.GetBytes(content));
        return this;
    }

    public PdfFile AddStream(string content, string dictionary = "") => AddStream(Encoding.Latin1.GetBytes(content), dictionary);

    public PdfFile AddStream(byte[] content, string dictionary = "")
    {
        objects.Add([.. Encoding.Latin1.GetBytes($"<</Length {content.Length}{dictionary}>>stream\n"), .. content, .. "\nendstream"u8]);
        return this;
    }

    public PdfFile AddPacked(byte[] content, string dictionary = "") => AddStream(Pack(content), "/Filter/FlateDecode" + dictionary);

    public static byte[] Pack(byte[] content)
    {
        var packed = new MemoryStream();
        using (var deflater = new ZLibStream(packed, CompressionLevel.Optimal))
            deflater.Write(content);
        return packed.ToArray();
    }

    public byte[] ToBytes()
    {
        var file = new MemoryStream();
        file.Write("%PDF-1.7\n"u8);
        var offsets = new List<long>();
        for (var i = 0; i < objects.Count; i++)
        {
            offsets.Add(file.Position);
            file.Write(Encoding.Latin1.GetBytes($"{i + 1} 0 obj\n"));
            file.Write(objects[i]);
            file.Write("\nendobj\n"u8);
        }

        var start = file.Position;
        file.Write(Encoding.Latin1.GetBytes($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n"));
        foreach (var offset in offsets)
            file.Write(Encoding.Latin1.GetBytes($"{offset:0000000000} 00000 n \n"));
        file.Write(Encoding.Latin1.GetBytes($"trailer<</Size {objects.Count + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF"));
        return file.ToArray();
    }
}
