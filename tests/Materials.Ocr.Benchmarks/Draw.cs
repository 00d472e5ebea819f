using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using NetVips;

namespace Materials.Ocr.Benchmarks;

/// <summary>Draws the project's own pages with Chromium, wears them as scanners and phones do, and keeps what they say beside them.</summary>
internal static partial class Draw
{
    /// <summary>What the drawings are taken at: 300 dpi, from Chromium's 96.</summary>
    public const double Dpi = 300;

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void All(string folder)
    {
        var (images, truth) = (Path.Combine(folder, "images"), Path.Combine(folder, "truth"));
        Directory.CreateDirectory(images);
        Directory.CreateDirectory(truth);
        var fields = new SortedDictionary<string, SortedDictionary<string, string>>(StringComparer.Ordinal);
        foreach (var source in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Pages"), "*.html").Order(StringComparer.Ordinal))
        {
            var page = Path.GetFileNameWithoutExtension(source);
            var html = File.ReadAllText(source);
            var lines = Line().Matches(html);
            File.WriteAllLines(Path.Combine(truth, page + ".txt"), lines.Select(TextOf));
            fields[page] = new(lines.Where(l => l.Groups["field"].Success).ToDictionary(l => l.Groups["field"].Value, TextOf), StringComparer.Ordinal);

            using var drawn = Photograph(html, folder);
            foreach (var (name, wear) in Wear.For(page))
            {
                using var worn = wear(drawn);
                worn.WriteToFile(Path.Combine(images, $"{page}__{name}.jpg"), new VOption { { "Q", name.Contains("q40", StringComparison.Ordinal) ? 40 : 85 } });
            }
        }
        File.WriteAllText(Path.Combine(folder, "fields.json"), JsonSerializer.Serialize(fields, Json));
    }

    /// <summary>One of the pages as drawn, its lines, and the values of its key fields.</summary>
    /// <param name="folder">Where Chromium may write meanwhile.</param>
    /// <param name="over">HTML laid over the page, such as a stamp or other fonts; no part of the truth.</param>
    public static (Image Drawn, string[] Truth, string[] Fields) One(string page, string folder, string over = "")
    {
        var source = Source(page);
        return (Photograph(source.Html + over, folder), source.Truth, [.. source.Fields.Values]);
    }

    /// <summary>A page's HTML, its lines, and its key fields by their names.</summary>
    public static (string Html, string[] Truth, IReadOnlyDictionary<string, string> Fields) Source(string page)
    {
        var html = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Pages", page + ".html"));
        var lines = Line().Matches(html);
        return (html, [.. lines.Select(TextOf)], lines.Where(l => l.Groups["field"].Success).ToDictionary(l => l.Groups["field"].Value, TextOf));
    }

    /// <summary>What Chromium shows of an HTML page.</summary>
    /// <param name="folder">Where it may write meanwhile.</param>
    public static Image Photograph(string html, string folder)
    {
        var size = Size().Match(html);
        var (source, png) = (Path.Combine(folder, "drawn.html"), Path.Combine(folder, "drawn.png"));
        File.WriteAllText(source, html);
        var profile = Path.Combine(folder, "chromium-profile");
        string[] arguments =
        [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", $"--user-data-dir={profile}",
            string.Create(CultureInfo.InvariantCulture, $"--force-device-scale-factor={Dpi / 96}"),
            $"--window-size={size.Groups[1].Value},{size.Groups[2].Value}", $"--screenshot={png}", new Uri(source).AbsoluteUri,
        ];
        using var chromium = Process.Start(new ProcessStartInfo("chromium", arguments) { RedirectStandardError = true })!;
        chromium.StandardError.ReadToEnd();
        chromium.WaitForExit();
        using var image = Image.NewFromBuffer(File.ReadAllBytes(png));
        using var opaque = image.HasAlpha() ? image.Flatten([255]) : image.Copy();
        var page = opaque.Colourspace(Enums.Interpretation.Srgb).CopyMemory();
        File.Delete(source);
        File.Delete(png);
        Directory.Delete(profile, recursive: true);
        return page;
    }

    private static string TextOf(Match line) => WebUtility.HtmlDecode(line.Groups["text"].Value).Trim();

    /// <summary>A line of truth is one element of class <c>l</c>; <c>data-field</c> makes it a key field.</summary>
    [GeneratedRegex("""<(?:div|td) class="(?:a )?l(?: \w)?"[^>]*?(?: data-field="(?<field>[^"]+)")?>(?<text>[^<]+)<""")]
    private static partial Regex Line();

    [GeneratedRegex("""width:(\d+)px;height:(\d+)px""")]
    private static partial Regex Size();
}
