using System.Globalization;
using System.Text;
using NetVips;

namespace Materials.Specimens.Printing;

/// <summary>The PDF files that no office program makes: pages of pictures as scanners write them, locked ones, ones with a script.</summary>
internal static class PdfFile
{
    private const double ScannerDpi = 130;

    /// <summary>Each JPEG fills one page; there is no text in the file.</summary>
    public static byte[] OfImages(IReadOnlyList<byte[]> jpegs)
    {
        using var stream = new MemoryStream();
        var offsets = new List<long>();
        void Write(string text) => stream.Write(Encoding.Latin1.GetBytes(text));
        void Begin(int number)
        {
            offsets.Add(stream.Position);
            Write($"{number} 0 obj\n");
        }
        Write("%PDF-1.4\n%âãÏÓ\n");
        Begin(1);
        Write("<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
        Begin(2);
        Write($"<< /Type /Pages /Count {jpegs.Count} /Kids [{string.Join(' ', jpegs.Select((_, i) => $"{3 + i * 3} 0 R"))}] >>\nendobj\n");
        for (var i = 0; i < jpegs.Count; i++)
        {
            using var image = Image.NewFromBuffer(jpegs[i]);
            var (width, height) = (Points(image.Width), Points(image.Height));
            var colours = image.Bands == 1 ? "/DeviceGray" : "/DeviceRGB";
            Begin(3 + i * 3);
            Write($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Resources << /XObject << /Im0 {4 + i * 3} 0 R >> >> /Contents {5 + i * 3} 0 R >>\nendobj\n");
            Begin(4 + i * 3);
            Write($"<< /Type /XObject /Subtype /Image /Width {image.Width} /Height {image.Height} /ColorSpace {colours} /BitsPerComponent 8 /Filter /DCTDecode /Length {jpegs[i].Length} >>\nstream\n");
            stream.Write(jpegs[i]);
            Write("\nendstream\nendobj\n");
            var draw = $"q {width} 0 0 {height} 0 0 cm /Im0 Do Q";
            Begin(5 + i * 3);
            Write($"<< /Length {draw.Length} >>\nstream\n{draw}\nendstream\nendobj\n");
        }
        var start = stream.Position;
        Write($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n{string.Concat(offsets.Select(o => $"{o:0000000000} 00000 n \n"))}");
        Write($"trailer\n<< /Size {offsets.Count + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return stream.ToArray();
    }

    /// <summary>A page on which nothing is.</summary>
    public static byte[] Blank()
    {
        using var page = Image.Gaussnoise(1075, 1520, sigma: 2, mean: 249, seed: 7).Cast(Enums.BandFormat.Uchar);
        return OfImages([page.JpegsaveBuffer(q: 70)]);
    }

    /// <summary>Asks for a password before it opens.</summary>
    public static Task<byte[]> LockAsync(byte[] pdf, CancellationToken cancellationToken) =>
        QpdfAsync(pdf, ["--encrypt", "specimen", "specimen-owner", "256", "--"], cancellationToken);

    /// <summary>Runs a script when it is opened.</summary>
    public static async Task<byte[]> WithScriptAsync(byte[] pdf, CancellationToken cancellationToken)
    {
        var plain = Encoding.Latin1.GetString(await QpdfAsync(pdf, ["--qdf", "--object-streams=disable"], cancellationToken));
        var catalog = plain.IndexOf("/Type /Catalog", StringComparison.Ordinal);
        var scripted = plain.Insert(catalog, "/OpenAction << /Type /Action /S /JavaScript /JS (app.alert\\('specimen'\\);) >>\n  ");
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("in.pdf"), Encoding.Latin1.GetBytes(scripted), cancellationToken);
        await Tool.RunAsync("sh", ["-c", "fix-qdf \"$1\" > \"$2\"", "sh", folder.File("in.pdf"), folder.File("fixed.pdf")], cancellationToken);
        return await File.ReadAllBytesAsync(folder.File("fixed.pdf"), cancellationToken);
    }

    private static async Task<byte[]> QpdfAsync(byte[] pdf, IReadOnlyList<string> options, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("in.pdf"), pdf, cancellationToken);
        await Tool.RunAsync("qpdf", [.. options, folder.File("in.pdf"), folder.File("out.pdf")], cancellationToken);
        return await File.ReadAllBytesAsync(folder.File("out.pdf"), cancellationToken);
    }

    private static string Points(int pixels) => (pixels * 72 / ScannerDpi).ToString("0.##", CultureInfo.InvariantCulture);
}
