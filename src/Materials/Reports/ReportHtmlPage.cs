using System.Security.Cryptography;
using System.Text;

namespace Materials.Reports;

/// <summary>The frame of every HTML page: one file that asks nobody for anything and runs nothing.</summary>
internal static class ReportHtmlPage
{
    private static readonly HtmlStyle ReportStyle = HtmlStyle.Embedded("ReportHtml.css");

    public static string Write(string title, Language language, Html body) => Write(title, language, ReportStyle, body);

    public static string Write(string title, Language language, HtmlStyle style, Html body) => Html.Of($"""
        <!DOCTYPE html>
        <html lang="{(language == Language.Zh ? "zh-CN" : "en")}">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{new Html(style.Hash)}'; base-uri 'none'; form-action 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <meta name="robots" content="noindex">
        <title>{title}</title>
        <style>{new Html(style.Text)}</style>
        </head>
        <body>
        {body}
        </body>
        </html>

        """).Markup;
}

/// <summary>The style of a page, which its content security policy names by its hash: no other style, script or request gets through even if markup slipped in.</summary>
internal sealed record HtmlStyle(string Text)
{
    public string Hash { get; } = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <param name="name">The resource's name in this assembly.</param>
    public static HtmlStyle Embedded(string name)
    {
        using var stream = typeof(HtmlStyle).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new(reader.ReadToEnd());
    }
}
