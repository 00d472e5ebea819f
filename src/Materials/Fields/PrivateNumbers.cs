using System.Text.RegularExpressions;

namespace Materials.Fields;

/// <summary>Numbers that belong to a person: identity card and phone. They are never printed.</summary>
public static partial class PrivateNumbers
{
    private const int IdentityCardLength = 18;
    private const int Tail = 4;

    /// <summary>The text with the middle of every such number starred: 138****5678.</summary>
    public static string Mask(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var masked = text.ToCharArray();
        foreach (Match match in Number.Matches(Widths.Narrow(text)))
        {
            // Of an identity card the district, of a phone the network or area code; and the last four. Blanks between them stay.
            int[] digits = [.. Enumerable.Range(match.Index, match.Length).Where(i => char.IsLetterOrDigit(text[i]))];
            foreach (var i in digits[(digits.Length >= IdentityCardLength ? 6 : 3)..^Tail])
                masked[i] = '*';
        }

        return new(masked);
    }

    /// <summary>
    /// The longest stretch of a quote that holds no such number: what is left is still word for word as on the page.
    /// </summary>
    public static string Leave(string quote)
    {
        ArgumentNullException.ThrowIfNull(quote);
        var matches = Number.Matches(Widths.Narrow(quote));
        if (matches.Count == 0)
            return quote;
        var from = 0;
        var parts = new List<string>();
        foreach (Match match in matches)
        {
            parts.Add(quote[from..match.Index].Trim());
            from = match.Index + match.Length;
        }

        return parts.Append(quote[from..].Trim()).MaxBy(p => p.Length)!;
    }

    // Identity cards of 18 characters with a date of birth in them; mobile numbers; fixed lines with their area code.
    [GeneratedRegex("""
        (?<![0-9A-Za-z])[1-9]\d{5}[ ]?(?:19|20)\d{2}[ ]?(?:0[1-9]|1[0-2])[ ]?(?:0[1-9]|[12]\d|3[01])[ ]?\d{3}[ ]?[0-9Xx](?![0-9A-Za-z])
        | (?<![0-9A-Za-z])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![0-9A-Za-z])
        | (?<![0-9A-Za-z-])\(?0\d{2,3}\)?[ -]?\d{7,8}(?![0-9A-Za-z])
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Number { get; }
}
