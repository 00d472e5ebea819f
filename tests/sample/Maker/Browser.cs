using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Materials.Sample;

/// <summary>Prints pages and draws pictures with Chromium (<c>CHROMIUM</c> names another program).</summary>
internal sealed partial class Browser(ContentFolder content) : IDisposable
{
    private const string Style = """
        @page { size: A4; margin: 22mm 20mm } body { font: 11.5pt/1.8 "Noto Serif CJK SC", serif; color: #111 }
        h1 { text-align: center; font-size: 20pt; margin: 8mm 0 6mm } h2 { font-size: 13.5pt; margin: 6mm 0 2mm } p { margin: 0 0 2mm; text-indent: 2em }
        table { border-collapse: collapse; width: 100%; margin: 3mm 0 } td { border: 1px solid #444; padding: 1mm 2mm } .break { break-before: page }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("materials-sample-").FullName;

    /// <summary>The text as a PDF with the text in it.</summary>
    public byte[] PrintText(IReadOnlyList<Block> blocks)
    {
        var html = new StringBuilder($"<!DOCTYPE html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>{blocks[0].Text}</title><style>{Style}</style>");
        for (var i = 0; i < blocks.Count; i++)
        {
            var text = WebUtility.HtmlEncode(blocks[i].Text);
            html.Append(blocks[i].Kind switch
            {
                BlockKind.Title => $"<h1>{text}</h1>",
                BlockKind.Heading => $"<h2>{text}</h2>",
                BlockKind.PageBreak => "<div class=\"break\"></div>",
                BlockKind.Row => Row(blocks, i),
                _ => $"<p>{text}</p>",
            });
        }

        return PrintHtml(html.ToString());
    }

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

    private static string Row(IReadOnlyList<Block> blocks, int at)
    {
        var cells = string.Concat(blocks[at].Cells.Select(c => $"<td>{WebUtility.HtmlEncode(c)}</td>"));
        var first = at == 0 || blocks[at - 1].Kind != BlockKind.Row;
        var last = at + 1 == blocks.Count || blocks[at + 1].Kind != BlockKind.Row;
        return $"{(first ? "<table>" : "")}<tr>{cells}</tr>{(last ? "</table>" : "")}";
    }

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
