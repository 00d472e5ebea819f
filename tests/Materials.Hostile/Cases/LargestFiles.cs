using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using Materials.Reading.Tests.Pdf;

namespace Materials.Hostile.Cases;

/// <summary>The largest honest file of each kind, just within the limits: what reading holds at most in memory, without anybody meaning harm.</summary>
internal static class LargestFiles
{
    /// <summary>A line of a record: 25 characters of Chinese.</summary>
    private const string Line = "客户报修压缩机异响，已上门检查并更换，客户签字确认满意";

    /// <summary>By name, each with what writes it to a stream.</summary>
    public static ImmutableArray<(string Name, Action<Stream> Write)> All { get; } =
    [
        ("text of 9.9 million characters.txt", s => Lines(s, 9_900_000 / Line.Length)),
        ("table of 299,000 rows.csv", s => Write(s, Enumerable.Repeat("维修,合肥,满意\n", 299_000))),
        ("page of 250,000 paragraphs.html", s => Write(s, ["<html><body>", .. Enumerable.Repeat("<p>维修已完成</p>", 250_000), "</body></html>"])),
        ("workbook of 290,000 rows.xlsx", Workbook),
        ("document of 250,000 paragraphs.docx", Document),
        ("document of 400 pages.pdf", s => s.Write(Pdf(400, lines: 500))),
        ("document of 5,000 pages.pdf", s => s.Write(Pdf(5_000, lines: 40))),
        ("10,000 texts of 60 lines.zip", s => Texts(s, 10_000, lines: 60)),
        ("10,000 texts of a line.zip", s => Texts(s, 10_000, lines: 1)),
        ("20 texts of 4 million characters.zip", s => Texts(s, 20, lines: 4_000_000 / Line.Length)),
        ("a member of 500 MiB.zip", s => Member(s, 500 << 20)),
        ("a packed file of 500 MiB.gz", s => Packed(s, 500 << 20)),
        ("a mail with 300 MiB attached.eml", s => Mail(s, 300 << 20)),
        ("500 MiB of nothing known.bin", s => Noise(s, 500 << 20)),
        ("2 GiB.pdf", s => s.SetLength(2L << 30)),
    ];

    private static void Write(Stream stream, IEnumerable<string> parts)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
        foreach (var part in parts)
            writer.Write(part);
    }

    private static void Lines(Stream stream, int count) => Write(stream, Enumerable.Range(0, count).Select(i => $"{i % 10}{Line}\n"));

    private static void Part(ZipArchive zip, string name, IEnumerable<string> parts)
    {
        using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        Write(part, parts);
    }

    private static void Workbook(Stream stream)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        var small = Making.Office.Workbook("<sheetData/>");
        Copy(small, zip, except: "xl/worksheets/sheet1.xml");
        Part(zip, "xl/worksheets/sheet1.xml", ["<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>",
            .. Enumerable.Range(1, 290_000).Select(r => $"<row r=\"{r}\"><c r=\"A{r}\" t=\"inlineStr\"><is><t>压缩机</t></is></c><c r=\"B{r}\"><v>{r}</v></c></row>"), "</sheetData></worksheet>"]);
    }

    private static void Document(Stream stream)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        Copy(Making.Office.Word(""), zip, except: "word/document.xml");
        Part(zip, "word/document.xml", ["<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>",
            .. Enumerable.Repeat($"<w:p><w:r><w:t>{Line}</w:t></w:r></w:p>", 250_000), "</w:body></w:document>"]);
    }

    private static void Copy(byte[] package, ZipArchive to, string except)
    {
        using var from = new ZipArchive(new MemoryStream(package));
        foreach (var entry in from.Entries.Where(e => e.FullName != except))
        {
            using Stream part = entry.Open(), copy = to.CreateEntry(entry.FullName).Open();
            part.CopyTo(copy);
        }
    }

    private static byte[] Pdf(int pages, int lines)
    {
        var file = new PdfFile().Add("<</Type/Catalog/Pages 2 0 R>>").Add($"<</Type/Pages/Count {pages}/Kids[{string.Join(' ', Enumerable.Range(0, pages).Select(i => $"{5 + i} 0 R"))}]>>")
            .Add(PdfFile.ChineseFont("UniGB-UCS2-H"))
            .AddPacked(Encoding.Latin1.GetBytes(string.Concat(Enumerable.Range(0, lines).Select(i => $"BT /F 1.2 Tf 50 {790 - i * 780.0 / lines:0.0} Td {PdfFile.Chinese(Line)} ET\n")).Replace("/F 1.2", lines > 100 ? "/F 3" : "/F 10", StringComparison.Ordinal)));
        for (var i = 0; i < pages; i++)
            file.Add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 3 0 R>>>>>>");
        return file.ToBytes();
    }

    private static void Texts(Stream stream, int files, int lines)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        for (var i = 0; i < files; i++)
            Part(zip, $"{i:00000}.txt", Enumerable.Range(0, lines).Select(l => $"{i} {l} {Line}\n"));
    }

    private static void Member(Stream stream, int bytes)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        using var part = zip.CreateEntry("a.bin", CompressionLevel.NoCompression).Open();
        Noise(part, bytes);
    }

    private static void Packed(Stream stream, int bytes)
    {
        using var packed = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true);
        Noise(packed, bytes);
    }

    private static void Mail(Stream stream, int bytes)
    {
        Write(stream, ["From: a@example.com\r\nTo: b@example.com\r\nSubject: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\na\r\n--x\r\n" +
            "Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=a.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n"]);
        var random = new Random(27922);
        var line = new byte[57];
        for (var written = 0; written < bytes; written += line.Length)
        {
            random.NextBytes(line);
            stream.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(line) + "\r\n"));
        }

        Write(stream, ["--x--\r\n"]);
    }

    private static void Noise(Stream stream, int bytes)
    {
        var random = new Random(27922);
        var block = new byte[1 << 20];
        for (var written = 0; written < bytes; written += block.Length)
        {
            random.NextBytes(block);
            stream.Write(block);
        }
    }
}
