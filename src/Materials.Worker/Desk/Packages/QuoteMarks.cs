using System.Collections.Immutable;
using System.Text;
using Materials.Pages;

namespace Materials.Worker.Desk.Packages;

/// <summary>Finds the lines of a page that a quote is taken from.</summary>
internal static class QuoteMarks
{
    /// <returns>Their places in <see cref="Page.Lines"/>; none where the page does not say it.</returns>
    public static ImmutableHashSet<int> On(Page page, string? quote)
    {
        // A quote leaves line feeds out, and masking may have cut it: what counts is the letters in their order.
        var sought = Letters(quote ?? "");
        if (sought.Length == 0)
            return [];
        var text = new StringBuilder();
        var ends = new List<int>(page.Lines.Length);
        foreach (var line in page.Lines)
            ends.Add(text.Append(Letters(line.Text)).Length);
        var at = text.ToString().IndexOf(sought, StringComparison.Ordinal);
        if (at < 0)
            return [];
        return [.. Enumerable.Range(0, ends.Count).Where(i => ends[i] > at && (i == 0 ? 0 : ends[i - 1]) < at + sought.Length)];
    }

    private static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
