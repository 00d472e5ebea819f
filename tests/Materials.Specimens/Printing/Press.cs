using System.Security.Cryptography;
using System.Text;
using Microsoft.Playwright;

namespace Materials.Specimens.Printing;

/// <summary>
/// Prints many files with few starts of the real producers (LibreOffice once per target format, one browser for all pages) and remembers
/// every result in a folder under the hash of its source, so that a second run prints only what changed.
/// </summary>
internal sealed class Press(string cache, TextWriter log)
{
    /// <summary>Raise when a printing step changes its output for the same source.</summary>
    private const string Version = "2";

    private const int FilesPerOfficeStart = 40;

    public async Task<IReadOnlyDictionary<Print, Printed>> RunAsync(IReadOnlyCollection<Print> prints, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(cache);
        var sources = prints.Distinct().ToDictionary(print => print, print => print.Source());
        await BrowseAsync(sources.Where(s => s.Key.Make is Make.BrowserPdf or Make.Scan or Make.Photo).Select(s => s.Value), cancellationToken);
        foreach (var (extension, target) in sources.Keys.Select(Office).OfType<(string, string)>().Distinct())
        {
            var chosen = sources.Where(s => Office(s.Key) == (extension, target)).Select(s => s.Value);
            await ConvertAsync(chosen, extension, target, cancellationToken);
        }
        var printed = new Dictionary<Print, Printed>();
        foreach (var (print, source) in sources)
            printed[print] = await CollectAsync(print, source, cancellationToken);
        return printed;
    }

    private static (string From, string To)? Office(Print print) => print.Make switch
    {
        Make.Doc or Make.Wps => ("docx", "doc"),
        Make.OfficePdf => ("docx", "pdf"),
        Make.Xls => ("xlsx", "xls"),
        Make.Pptx => ("fodp", "pptx"),
        _ => null,
    };

    private async Task<Printed> CollectAsync(Print print, byte[] source, CancellationToken cancellationToken)
    {
        switch (print.Make)
        {
            case Make.Docx or Make.Xlsx:
                return new Printed(source, print.Make == Make.Docx ? ".docx" : ".xlsx");
            case Make.Scan or Make.Photo:
                return await PhotographAsync(print, source, cancellationToken);
            case Make.BrowserPdf:
                return new Printed(await File.ReadAllBytesAsync(Place(source, "browser.pdf"), cancellationToken), ".pdf");
            default:
                var (from, to) = Office(print)!.Value;
                var bytes = await File.ReadAllBytesAsync(Place(source, $"{from}.{to}"), cancellationToken);
                return new Printed(bytes, print.Make == Make.Wps ? ".wps" : "." + to);
        }
    }

    private async Task BrowseAsync(IEnumerable<byte[]> pages, CancellationToken cancellationToken)
    {
        var missing = pages.Where(page => !File.Exists(Place(page, "browser.pdf"))).DistinctBy(page => Place(page, "")).ToList();
        if (missing.Count == 0)
            return;
        await log.WriteLineAsync($"browser: {missing.Count} files");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox"] });
        var tab = await browser.NewPageAsync();
        foreach (var page in missing)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await tab.SetContentAsync(Encoding.UTF8.GetString(page));
            await File.WriteAllBytesAsync(Place(page, "browser.pdf"), await tab.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true }), cancellationToken);
        }
    }

    private async Task ConvertAsync(IEnumerable<byte[]> sources, string extension, string target, CancellationToken cancellationToken)
    {
        var missing = sources.Where(source => !File.Exists(Place(source, $"{extension}.{target}"))).DistinctBy(source => Place(source, "")).ToList();
        if (missing.Count > 0)
            await log.WriteLineAsync($"office: {missing.Count} files to {target}");
        foreach (var batch in missing.Chunk(FilesPerOfficeStart))
        {
            using var folder = new TemporaryFolder();
            for (var i = 0; i < batch.Length; i++)
                await File.WriteAllBytesAsync(folder.File($"{i}.{extension}"), batch[i], cancellationToken);
            await Tool.RunAsync("soffice", ["--headless", $"-env:UserInstallation=file://{folder.File("profile")}", "--convert-to", target, "--outdir",
                folder.File("out"), .. Enumerable.Range(0, batch.Length).Select(i => folder.File($"{i}.{extension}"))], cancellationToken);
            for (var i = 0; i < batch.Length; i++)
                File.Copy(folder.File($"out/{i}.{target}"), Place(batch[i], $"{extension}.{target}"), overwrite: true);
        }
    }

    private async Task<Printed> PhotographAsync(Print print, byte[] source, CancellationToken cancellationToken)
    {
        var stem = Place([.. source, .. Encoding.UTF8.GetBytes($"{print.Make}{print.PaperSeed}{print.Illegible}")], "");
        foreach (var extension in new[] { ".jpg", ".pdf" })
        {
            if (File.Exists(stem + extension))
                return new Printed(await File.ReadAllBytesAsync(stem + extension, cancellationToken), extension);
        }
        using var folder = new TemporaryFolder();
        await Tool.RunAsync("pdftoppm", ["-r", "130", "-png", Place(source, "browser.pdf"), folder.File("page")], cancellationToken);
        var pages = Directory.GetFiles(folder.Path, "page*.png").Order(StringComparer.Ordinal).ToList();
        var printed = print.Make == Make.Photo && pages.Count == 1
            ? new Printed(Paper.Photograph(pages[0], print.PaperSeed, print.Illegible), ".jpg")
            : new Printed(PdfFile.OfImages([.. pages.Select((page, i) => Paper.Scan(page, $"{print.PaperSeed}/{i}", print.Illegible))]), ".pdf");
        await File.WriteAllBytesAsync(stem + printed.Extension, printed.Bytes, cancellationToken);
        return printed;
    }

    private string Place(byte[] source, string suffix) =>
        Path.Combine(cache, Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(Version), .. source]))[..32] + (suffix.Length == 0 ? "" : "." + suffix));
}
