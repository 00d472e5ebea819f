using System.Diagnostics;
using System.Globalization;
using Materials.Pages;
using Materials.Reading.Containment;
using Materials.Reading.Tests.Pdf;
using NetVips;

namespace Materials.Benchmarks;

/// <summary>The most memory that one reading process takes, for each kind of page that asks for much: each file by a process of its own.</summary>
internal static class PeakMeasure
{
    /// <summary>A page of A3 at 600 dpi.</summary>
    private const int Width = 7016, Height = 9921;

    /// <summary>Memory is measured here and not time, which a busy machine has little of.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(2);

    /// <param name="program">The built or published <c>materials</c>.</param>
    /// <param name="page">A picture of a written page, which the cases are made of.</param>
    /// <param name="part">Only the cases whose names hold it.</param>
    public static async Task<int> MeasureAsync(string program, string page, string part)
    {
        using var text = Image.NewFromFile(page).Colourspace(Enums.Interpretation.Bw).CopyMemory();
        foreach (var (name, make) in Cases(text).Where(c => c.Name.Contains(part, StringComparison.Ordinal)))
        {
            var file = Path.GetTempFileName();
            try
            {
                await File.WriteAllBytesAsync(file, make());
                using var pool = new ReadingPool(new() { Program = program, Arguments = ["read-contained"], Processes = 1, FilesPerProcess = int.MaxValue, MaxTimePerFile = Patience, MaxTimePerUpload = Patience });
                await using var content = File.OpenRead(file);
                var time = Stopwatch.StartNew();
                var read = (await pool.ReadAsync(name, content, CancellationToken.None))[0];
                var peak = pool.ProcessIds.Select(Peak).DefaultIfEmpty().Max();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{name,-34} {content.Length / 1e6,7:F1} MB  peak {peak,4} MB  {time.Elapsed.TotalSeconds,6:F1} s  {Said(read)}"));
            }
            finally
            {
                File.Delete(file);
            }
        }

        return 0;
    }

    private static string Said(FileContent file) =>
        $"{file.Status}, {file.Pages.Length} pages, {file.Pages.Sum(p => p.Lines.Length)} lines, unread {file.Pages.Count(p => p.Unread is not null)} {string.Join(' ', file.Defects.Select(d => $"{d.Code} {d.Limit}"))}";

    private static IEnumerable<(string Name, Func<byte[]> Make)> Cases(Image text)
    {
        yield return ("a4 300 dpi.jpg", () => Colour(Sized(text, 2480, 3508)).JpegsaveBuffer());
        yield return ("a4 300 dpi, 12 pages side by side.jpg", () => Colour(Sized(text.Replicate(4, 3).CopyMemory(), 3508, 2480)).JpegsaveBuffer());
        yield return ("a3 600 dpi, eight pages side by side.jpg", () => Colour(Sized(text.Replicate(2, 4).CopyMemory(), Width, Height)).JpegsaveBuffer());
        yield return ("a3 600 dpi.jpg", () => Colour(Sized(text, Width, Height)).JpegsaveBuffer());
        yield return ("a3 600 dpi grey.png", () => Sized(text, Width, Height).PngsaveBuffer(compression: 1));
        yield return ("a3 600 dpi.tif", () => Colour(Sized(text, Width, Height)).TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Lzw));
        yield return ("a3 600 dpi fax.tif", () => (Sized(text, Width, Height) > 140).TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Ccittfax4, bitdepth: 1));
        yield return ("a3 600 dpi.bmp", () => Bitmap(Sized(text, Width, Height)));
        yield return ("a3 600 dpi colours, flate.pdf", () => Pdf(Colour(Sized(text, Width, Height)).WriteToMemory<byte>(), "/ColorSpace/DeviceRGB/BitsPerComponent 8"));
        yield return ("a3 600 dpi black and white, flate.pdf", () => Pdf(Bits(Sized(text, Width, Height)), "/ColorSpace/DeviceGray/BitsPerComponent 1"));
        yield return ("100 megapixels.jpg", () => Colour(Sized(text, 12_000, 8_400)).JpegsaveBuffer());
        yield return ("100 megapixels, progressive.jpg", () => Colour(Sized(text, 12_000, 8_400)).JpegsaveBuffer(interlace: true));
        yield return ("24 megapixels, progressive.jpg", () => Colour(Sized(text, 6_000, 4_000)).JpegsaveBuffer(interlace: true));
        yield return ("200 pages.tif", () => Pages(text, 200));
        yield return ("200 pages.pdf", () => ScanOf(text, 200));
    }

    private static Image Sized(Image image, int width, int height) =>
        image.Resize(width / (double)image.Width, vscale: height / (double)image.Height).Cast(Enums.BandFormat.Uchar).CopyMemory();

    private static Image Colour(Image grey) => grey.Bandjoin(grey, grey).Copy(interpretation: Enums.Interpretation.Srgb).CopyMemory();

    private static byte[] Bits(Image grey)
    {
        var pixels = grey.WriteToMemory<byte>();
        var width = grey.Width;
        var row = (width + 7) / 8;
        var bits = new byte[row * grey.Height];
        for (var i = 0; i < pixels.Length; i++)
        {
            if (pixels[i] > 140)
                bits[i / width * row + i % width / 8] |= (byte)(0x80 >> (i % width % 8));
        }

        return bits;
    }

    private static byte[] Pdf(byte[] samples, string kind) => PdfFile.OnePage("q 842 0 0 1191 0 0 cm /I Do Q", page: "/MediaBox[0 0 842 1191]/Resources<</XObject<</I 6 0 R>>>>")
        .AddPacked(samples, $"/Type/XObject/Subtype/Image/Width {Width}/Height {Height}{kind}").ToBytes();

    /// <summary>24 bits, from the top row down.</summary>
    private static byte[] Bitmap(Image grey)
    {
        const int header = 54;
        var stride = (grey.Width * 3 + 3) / 4 * 4;
        var file = new byte[header + stride * grey.Height];
        "BM"u8.CopyTo(file);
        BitConverter.TryWriteBytes(file.AsSpan(10), header);
        BitConverter.TryWriteBytes(file.AsSpan(14), 40);
        BitConverter.TryWriteBytes(file.AsSpan(18), grey.Width);
        BitConverter.TryWriteBytes(file.AsSpan(22), -grey.Height);
        BitConverter.TryWriteBytes(file.AsSpan(26), (short)1);
        BitConverter.TryWriteBytes(file.AsSpan(28), (short)24);
        var (row, height) = (grey.Width * 3, grey.Height);
        var pixels = Colour(grey).WriteToMemory<byte>();
        for (var y = 0; y < height; y++)
            pixels.AsSpan(y * row, row).CopyTo(file.AsSpan(header + y * stride));
        return file;
    }

    /// <summary>A4 at 200 dpi, written on to a quarter: what a page holds adds nothing to what is kept of the pages before it.</summary>
    private static Image Page(Image text)
    {
        using var written = Sized(text.Crop(0, 0, text.Width, text.Height / 4), 1654, 585);
        return written.Embed(0, 0, 1654, 2339, extend: Enums.Extend.White).CopyMemory();
    }

    /// <summary>As an office scanner writes it: each page one JPEG, no two of them the same bytes, or they would be read once.</summary>
    private static byte[] ScanOf(Image text, int pages)
    {
        using var page = Page(text);
        var jpeg = Colour(page).JpegsaveBuffer();
        var numbers = Enumerable.Range(0, pages).ToArray();
        var file = new PdfFile().Add("<</Type/Catalog/Pages 2 0 R>>").Add($"<</Type/Pages/Count {pages}/Kids[{string.Join(' ', numbers.Select(i => $"{3 * i + 3} 0 R"))}]>>");
        foreach (var i in numbers)
        {
            file.Add($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {3 * i + 4} 0 R/Resources<</XObject<</I {3 * i + 5} 0 R>>>>>>")
                .AddStream("q 595 0 0 842 0 0 cm /I Do Q")
                .AddStream([.. jpeg, .. BitConverter.GetBytes(i)], $"/Type/XObject/Subtype/Image/Width {page.Width}/Height {page.Height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode");
        }

        return file.ToBytes();
    }

    private static byte[] Pages(Image text, int count)
    {
        using var page = Page(text);
        using var all = Image.Arrayjoin([.. Enumerable.Repeat(page, count)], across: 1);
        using var paged = all.Mutate(m => m.Set(GValue.GIntType, "page-height", page.Height));
        return paged.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Jpeg);
    }

    /// <summary>In megabytes, as the kernel counted.</summary>
    private static long Peak(int process)
    {
        const string peak = "VmHWM:";
        var line = File.ReadLines($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/status").First(l => l.StartsWith(peak, StringComparison.Ordinal));
        return long.Parse(line[peak.Length..^2].Trim(), CultureInfo.InvariantCulture) / 1024;
    }
}
