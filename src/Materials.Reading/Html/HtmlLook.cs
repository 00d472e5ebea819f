using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Materials.Pages;
using Materials.Reading.Word;

namespace Materials.Reading.Html;

/// <summary>How the text in an element looks, as far as its own attributes and those around it tell.</summary>
/// <param name="IsHidden">Whether it or anything around it is not shown at all.</param>
/// <param name="Colour">Six hexadecimal digits; null where nothing is said.</param>
internal sealed record HtmlLook(bool IsHidden, string? Colour, string? Ground, double? Points)
{
    public static HtmlLook Page { get; } = new(false, null, null, null);

    public HiddenReason? WhyHidden => WordColour.WhyHidden(new(IsHidden, Colour, null, Points is { } p ? (int)(p * 2) : null), Ground);

    public static HtmlLook Of(IElement element, HtmlLook around, bool isHiddenByRule)
    {
        var style = HtmlStyles.Declarations(element.GetAttribute("style"));
        var isHidden = around.IsHidden || isHiddenByRule || element.HasAttribute("hidden") || HtmlStyles.Hides(style);
        var ground = style.GetValueOrDefault("background-color") ?? style.GetValueOrDefault("background") ?? element.GetAttribute("bgcolor");
        return new(isHidden, HtmlStyles.Colour(style.GetValueOrDefault("color") ?? (element is IHtmlElement { LocalName: "font" } ? element.GetAttribute("color") : null)) ?? around.Colour,
            ground is null ? around.Ground : HtmlStyles.Colour(ground) ?? WordColour.Unknown,
            HtmlStyles.Points(style.GetValueOrDefault("font-size")) ?? around.Points);
    }
}

/// <summary>The little of CSS that tells what is not seen. Layout is not worked out.</summary>
internal static class HtmlStyles
{
    /// <summary>Rules that are looked up in a page; its selectors could be made to cost.</summary>
    private const int MaxRules = 500;

    /// <summary>Pixels of a screen per point.</summary>
    private const double PixelsPerPoint = 96 / 72.0;

    /// <summary>The elements that a rule of the page's own style sheets hides.</summary>
    public static HashSet<IElement> HiddenBy(IDocument document)
    {
        var hidden = new HashSet<IElement>();
        var rules = 0;
        foreach (var sheet in document.QuerySelectorAll("style"))
            foreach (var rule in sheet.TextContent.Split('}'))
            {
                var brace = rule.IndexOf('{');
                if (brace < 0 || !Hides(Declarations(rule[(brace + 1)..])) || ++rules > MaxRules)
                    continue;
                try
                {
                    hidden.UnionWith(document.QuerySelectorAll(rule[..brace].Trim()));
                }
                catch (DomException)
                {
                    // A selector that the library does not know: the rule is passed over.
                }
            }
        return hidden;
    }

    public static Dictionary<string, string> Declarations(string? style)
    {
        var declarations = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var declaration in style?.Split(';') ?? [])
            if (declaration.IndexOf(':') is > 0 and var colon)
                declarations[declaration[..colon].Trim()] = declaration[(colon + 1)..].Replace("!important", "", StringComparison.OrdinalIgnoreCase).Trim().ToLowerInvariant();
        return declarations;
    }

    public static bool Hides(Dictionary<string, string> style) =>
        style.GetValueOrDefault("display") == "none" || style.GetValueOrDefault("visibility") is "hidden" or "collapse"
        || style.GetValueOrDefault("mso-hide") == "all"
        || (double.TryParse(style.GetValueOrDefault("opacity"), NumberStyles.Float, CultureInfo.InvariantCulture, out var opacity) && opacity < 0.02);

    /// <summary>Six hexadecimal digits; null for a colour that is not worked out.</summary>
    public static string? Colour(string? value)
    {
        value = value?.Trim().ToLowerInvariant();
        switch (value)
        {
            case "white":
                return WordColour.White;
            case "black":
                return "000000";
            case ['#', var r, var g, var b]:
                return $"{r}{r}{g}{g}{b}{b}".ToUpperInvariant();
            case { Length: 7 } when value[0] == '#':
                return value[1..].ToUpperInvariant();
        }
        if (value is null || !value.StartsWith("rgb", StringComparison.Ordinal))
            return null;
        var parts = value[(value.IndexOf('(') + 1)..].TrimEnd(')').Split([',', ' ', '/'], StringSplitOptions.RemoveEmptyEntries);
        return parts.Length >= 3 && byte.TryParse(parts[0], out var red) && byte.TryParse(parts[1], out var green) && byte.TryParse(parts[2], out var blue)
            ? $"{red:X2}{green:X2}{blue:X2}" : null;
    }

    public static double? Points(string? size)
    {
        var unit = size?.TrimStart("0123456789.".ToCharArray());
        if (size is null || !double.TryParse(size[..^unit!.Length], NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return null;
        return unit.Trim() switch
        {
            "px" or "" => number / PixelsPerPoint,
            "pt" => number,
            _ => null,
        };
    }
}
