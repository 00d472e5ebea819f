using System.Collections.Immutable;
using System.Net;
using Materials.Reports;

namespace Materials.Notices;

/// <summary>Writes a letter as one HTML file for screen and paper.</summary>
internal static class LetterHtml
{
    private static readonly HtmlStyle Style = HtmlStyle.Embedded("Letter.css");

    public static string Write(Letter letter)
    {
        var colon = new LetterWords(letter.Language).Colon;
        return ReportHtmlPage.Write($"{letter.Title} {letter.Number}", letter.Language, Style, Html.Of($"""
            <main>
            {Head(letter)}
            <h1>{Text(letter.Title)}</h1>
            <dl class="facts">
            {Html.Each(letter.Facts, f => Html.Of($"<div><dt>{Text(f.Name)}</dt><dd><bdi>{Text(f.Text)}</bdi></dd></div>\n"))}</dl>
            {(letter.Salutation is { } salutation ? Html.Of($"<p>{Text(salutation)}</p>\n") : Html.Empty)}<p>{Text(letter.Opening)}</p>
            {Html.Each(letter.Parts, p => Part(p, colon))}
            {Html.Each(letter.Remarks, r => Html.Of($"<p>{Text(r)}</p>\n"))}
            {Terms(letter.Terms)}
            <footer>
            <p>{Text(letter.Issuer)}</p>
            <p class="seal">{Text(letter.Seal)}</p>
            <p>{Text(letter.Date)}</p>
            </footer>
            </main>
            """));
    }

    private static Html Head(Letter letter) => letter.Issuer.Length == 0 && letter.Letterhead.IsEmpty ? Html.Empty : Html.Of($"""
        <header>
        <p class="issuer">{Text(letter.Issuer)}</p>
        {Html.Each(letter.Letterhead, l => Html.Of($"<p>{Text(l)}</p>\n"))}</header>
        """);

    private static Html Part(LetterPart part, string colon) => Html.Of($"""
        <section>
        <h2>{Text(part.Heading)}</h2>
        <table>
        <thead><tr><th scope="col">{Text(part.Columns.Number)}</th><th scope="col">{Text(part.Columns.Subject)}</th><th scope="col">{Text(part.Columns.Left)}</th><th scope="col">{Text(part.Columns.Right)}</th></tr></thead>
        <tbody>
        {Html.Each(part.Rows, r => Html.Of($"""
            <tr><td>{r.Number}</td><th scope="row"><bdi>{Text(r.Subject)}</bdi></th><td>{Lines(r.Left, colon)}</td><td>{Lines(r.Right, colon)}</td></tr>

            """))}</tbody>
        </table>
        </section>

        """);

    private static Html Lines(ImmutableArray<LetterLine> lines, string colon) =>
        Html.Each(lines, l => Html.Of($"<p><b>{Text(l.Name + colon)}</b><bdi>{Text(l.Text)}</bdi></p>"));

    private static Html Terms(ImmutableArray<LetterLine> terms) => terms.IsEmpty ? Html.Empty : Html.Of($"""
        <dl class="terms">
        {Html.Each(terms, t => Html.Of($"<div><dt>{Text(t.Name)}</dt><dd>{Text(t.Text)}</dd></div>\n"))}</dl>
        """);

    // A letter's texts are masked where they come from; the body's own telephone number is not to be.
    private static Html Text(string text) => new(WebUtility.HtmlEncode(text));
}
