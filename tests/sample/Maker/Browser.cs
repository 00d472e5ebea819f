using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Materials.Sample;

/// <summary>Prints pages and draws pictures with Chromium (<c>CHROMIUM</c> names another program).</summary>
internal sealed partial class Browser(ContentFolder content) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("materials-sample-").FullName;

    /// <summary>A page as a PDF. It may show <c>seal.png</c>.</summary>
    public byte[] PrintHtml(string html)
    {
        Draw("seal");
        var page = Path.Combine(folder, "page.html");
        var pdf = Path.Combine(folder, "page.pdf");
        File.WriteAllText(page, html);
        Run("--no-pdf-header-footer", $"--print-to-pdf={pdf}", new Uri(page).AbsoluteUri);
        // Made again it must be the same: the dates are those of the sample, not of the day it is made.
        var bytes = Encoding.Latin1.GetString(File.ReadAllBytes(pdf));
        return Encoding.Latin1.GetBytes(PdfDate().Replace(bytes, "$1(D:20261109080000+00'00')"));
    }

    /// <summary>A drawing of the content folder as a PNG.</summary>
    public byte[] Draw(string name)
    {
        var png = Path.Combine(folder, $"{name}.png");
        if (!File.Exists(png))
        {
            var drawing = File.ReadAllText(content.PathOf($"{name}.svg"));
            var size = DrawingSize().Match(drawing);
            var page = Path.Combine(folder, $"{name}.html");
            File.WriteAllText(page, $"<!DOCTYPE html><style>*{{margin:0}}svg{{display:block}}</style>{drawing}");
            Run($"--screenshot={png}", $"--window-size={size.Groups[1].Value},{size.Groups[2].Value}", "--default-background-color=00000000", new Uri(page).AbsoluteUri);
        }

        return File.ReadAllBytes(png);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Run(params string[] arguments)
    {
        string[] all = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", $"--user-data-dir={folder}/profile", .. arguments];
        using var chromium = Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("CHROMIUM") ?? "chromium", all) { RedirectStandardError = true })!;
        var complaints = chromium.StandardError.ReadToEnd();
        chromium.WaitForExit();
        if (chromium.ExitCode != 0) throw new InvalidOperationException(complaints);
    }

    [GeneratedRegex(@"(/(?:CreationDate|ModDate) )\(D:\d{14}\+00'00'\)")]
    private static partial Regex PdfDate();

    [GeneratedRegex("""<svg[^>]* width="(\d+)" height="(\d+)" """)]
    private static partial Regex DrawingSize();
}
