using System.Text.RegularExpressions;
using Materials.Pages;

namespace Materials.Reading.Pdf.Layout;

/// <summary>Tells headers and footers: what stands at the same place of many pages, and page numbers.</summary>
internal static partial class RunningText
{
    /// <summary>Headers and footers stand in this part of the page at its edges.</summary>
    private const double Margin = 0.12;

    public static void Mark(List<(double Height, List<TextLine> Lines)> pages)
    {
        var repeated = Repeated(pages);
        var body = Headings.BodySize(pages.ConvertAll(p => p.Lines));
        foreach (var (height, lines) in pages)
        {
            for (var i = 0; i < lines.Count; i++)
            {
                var line = lines[i];
                if (line.Role is LineRole.TableRow or LineRole.Shape || line.Size > body * 1.25 || Edge(line, height) is not { } edge)
                    continue;

                var alone = IsPageNumber().IsMatch(line.Text) && (i == 0 || i == lines.Count - 1);
                if (alone || repeated.Contains(Key(line, edge)))
                    line.Role = edge;
            }
        }
    }

    private static HashSet<(LineRole, string, int)> Repeated(List<(double Height, List<TextLine> Lines)> pages)
    {
        var seen = new Dictionary<(LineRole, string, int), int>();
        if (pages.Count < 3)
            return [];

        foreach (var (height, lines) in pages)
        {
            var onPage = new HashSet<(LineRole, string, int)>();
            foreach (var line in lines)
            {
                if (line.Role is not (LineRole.TableRow or LineRole.Shape) && Edge(line, height) is { } edge && onPage.Add(Key(line, edge)))
                    seen[Key(line, edge)] = seen.GetValueOrDefault(Key(line, edge)) + 1;
            }
        }

        // On most pages, or, in a volume bound of several documents, on a good many.
        var enough = pages.Count < 6 ? Math.Max(3, pages.Count - 1) : Math.Max(4, pages.Count / 5);
        return [.. seen.Where(s => s.Value >= enough).Select(s => s.Key)];
    }

    private static LineRole? Edge(TextLine line, double height) =>
        line.Area.Bottom < height * Margin ? LineRole.Header : line.Area.Top > height * (1 - Margin) ? LineRole.Footer : null;

    /// <summary>Digits change from page to page, the rest and the height do not.</summary>
    private static (LineRole, string, int) Key(TextLine line, LineRole edge) =>
        (edge, Digits().Replace(line.Text, "#"), (int)Math.Round(line.Area.CentreY / 4));

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^[-–—\s·.]*(第\s*)?(\d{1,4}|[ivxlIVXL]{1,7})(\s*页)?([\s,，/、共|of]*\d{1,4}(\s*页)?)?[-–—\s·.]*$")]
    internal static partial Regex IsPageNumber();
}
