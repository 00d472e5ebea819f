using System.Text.RegularExpressions;
using Materials.Pages;

namespace Materials.Reading.Pdf.Layout;

/// <summary>Tells headings by what sets them apart in the whole file: size, weight, and numbering.</summary>
internal static partial class Headings
{
    /// <summary>A heading is no longer than this; longer lines are text, however they look.</summary>
    private const int MaxLength = 45;

    public static void Mark(List<List<TextLine>> pages)
    {
        var body = BodySize(pages);
        if (body <= 0)
            return;

        var bodyIsBold = IsMostlyBold(pages);
        var sizes = new SortedSet<double>(Comparer<double>.Create((a, b) => b.CompareTo(a)));
        foreach (var line in pages.SelectMany(p => p))
        {
            if (line.Role == LineRole.Paragraph && IsHeading(line, body, bodyIsBold))
            {
                line.Role = LineRole.Heading;
                sizes.Add(Math.Round(line.Size));
            }
        }

        var levels = sizes.Select((size, index) => (size, index)).ToDictionary(s => s.size, s => Math.Min(9, s.index + 1));
        foreach (var line in pages.SelectMany(p => p))
        {
            if (line.Role == LineRole.Heading)
                line.Level = levels[Math.Round(line.Size)];
        }
    }

    private static bool IsHeading(TextLine line, double body, bool bodyIsBold)
    {
        var text = line.Text;
        if (text.Length is 0 or > MaxLength || text[^1] is '。' or '；' or '，' or '、' or ';' or ',' || LeaderOfContents().IsMatch(text))
            return false;

        if (line.Size >= body * 1.15)
            return true;

        // At the size of the text, weight or a chapter's number must speak for it.
        return line.Size >= body * 0.95 && ((line.Bold && !bodyIsBold) || Chapter().IsMatch(text));
    }

    /// <summary>The size of most of the letters, to the half point; 0 when there are none.</summary>
    public static double BodySize(List<List<TextLine>> pages)
    {
        var letters = new Dictionary<double, int>();
        foreach (var line in pages.SelectMany(p => p))
        {
            var size = Math.Round(line.Size * 2) / 2;
            letters[size] = letters.GetValueOrDefault(size) + line.Text.Length;
        }

        return letters.Count == 0 ? 0 : letters.OrderByDescending(l => l.Value).ThenBy(l => l.Key).First().Key;
    }

    private static bool IsMostlyBold(List<List<TextLine>> pages)
    {
        int bold = 0, all = 0;
        foreach (var line in pages.SelectMany(p => p))
        {
            all += line.Text.Length;
            bold += line.Bold ? line.Text.Length : 0;
        }

        return bold * 2 > all;
    }

    [GeneratedRegex(@"^第[一二三四五六七八九十百零〇\d]+[章节篇部]\s*\S")]
    private static partial Regex Chapter();

    /// <summary>A line of a table of contents: dots that lead to a page number.</summary>
    [GeneratedRegex(@"(\.{4,}|…{2,}|·{4,})\s*\d*$")]
    private static partial Regex LeaderOfContents();
}
