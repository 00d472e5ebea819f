using System.Security.Cryptography;
using System.Text;

namespace Materials.Reports;

/// <summary>The frame of every HTML page: one file that asks nobody for anything and runs nothing.</summary>
internal static class ReportHtmlPage
{
    private static readonly string Style = ReadStyle();

    // The style is named by its hash, so that no other style, script or request gets through even if markup slipped in.
    private static readonly string StyleHash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));

    public static string Write(string title, Language language, Html body) => Html.Of($"""
        <!DOCTYPE html>
        <html lang="{(language == Language.Zh ? "zh-CN" : "en")}">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{new Html(StyleHash)}'; base-uri 'none'; form-action 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <meta name="robots" content="noindex">
        <title>{title}</title>
        <style>{new Html(Style)}</style>
        </head>
        <body>
        {body}
        </body>
        </html>

        """).Markup;

    private static string ReadStyle()
    {
        using var stream = typeof(ReportHtmlPage).Assembly.GetManifestResourceStream("ReportHtml.css")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
