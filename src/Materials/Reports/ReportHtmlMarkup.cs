using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using Materials.Fields;

namespace Materials.Reports;

/// <summary>Markup that is safe to send to a browser.</summary>
/// <remarks>Made by interpolation only: literals are markup, every hole is masked (personal numbers), encoded and made visible unless it is markup itself.</remarks>
internal readonly record struct Html(string Markup)
{
    public static Html Empty { get; } = new("");

    public static Html Of(HtmlInterpolation markup) => new(markup.ToString());

    public static Html Each<T>(IEnumerable<T> things, Func<T, Html> markup) => new(string.Concat(things.Select(t => markup(t).Markup)));

    public override string ToString() => Markup;
}

/// <summary>Encodes what is put into markup.</summary>
[InterpolatedStringHandler]
internal readonly struct HtmlInterpolation(int literalLength, int formattedCount)
{
    private readonly StringBuilder markup = new(literalLength + (formattedCount * 32));

    public void AppendLiteral(string literal) => markup.Append(literal);

    public void AppendFormatted(Html html) => markup.Append(html.Markup);

    public void AppendFormatted(string? text) => markup.Append(WebUtility.HtmlEncode(VisibleText.OneLine(PrivateNumbers.Mask(text ?? ""))));

    public void AppendFormatted(int number) => markup.Append(number);

    public override string ToString() => markup.ToString();
}
