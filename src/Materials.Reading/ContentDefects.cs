using System.Collections.Immutable;
using Materials.Pages;
using Materials.Reports;

namespace Materials.Reading;

/// <summary>What is wrong with a file as its pages show it, whatever its format: nothing on them, or what no person can see.</summary>
internal static class ContentDefects
{
    public static IEnumerable<Defect> Of(FormatContent content, ReadingLimits limits)
    {
        // Decided from what the headers say: such a picture is not decoded, so what is written on it is not known.
        foreach (var page in content.Pages)
            if (page.Pictures.FirstOrDefault(p => (long)p.PixelWidth * p.PixelHeight > limits.MaxPixels) is { } picture)
                yield return new(FindingCode.LimitExceeded, page.Number, Limit: $"{limits.MaxPixels / 1_000_000} Mpx", Met: $"{picture.PixelWidth} × {picture.PixelHeight} px");

        foreach (var page in content.Pages.Where(p => !p.Hidden.IsEmpty))
            yield return new(FindingCode.HiddenText, page.Number);

        var known = content.Defects.Any(d => d.Code is FindingCode.Blank && d.Page is null);
        if (!known && content.Attachments.IsEmpty && content.Pages.All(IsBlank) && content.Pages.All(p => p.Hidden.IsEmpty))
            yield return new(FindingCode.Blank);
    }

    /// <summary>A file with nothing on it is blank; that nothing can be read on it says the same again, as if of a poor scan.</summary>
    public static IEnumerable<Defect> WithoutBlankSheets(ImmutableArray<Defect> defects) =>
        defects.Any(d => d is { Code: FindingCode.Blank, Page: null }) ? defects.Where(d => d.Code != FindingCode.Illegible) : defects;

    /// <summary>The limit on text that a file meets as a whole; null when it meets none.</summary>
    public static Defect? LimitMet(FormatContent content, ReadingLimits limits)
    {
        var lines = content.Pages.Sum(p => (long)p.Lines.Length + p.Hidden.Length);
        var characters = content.Pages.Sum(p => p.Lines.Sum(l => (long)l.Text.Length) + p.Hidden.Sum(h => (long)h.Text.Length));
        if (lines > limits.MaxLines)
            return new(FindingCode.LimitExceeded, Limit: $"{limits.MaxLines} lines", Met: $"{lines}");
        return characters > limits.MaxCharacters ? new(FindingCode.LimitExceeded, Limit: $"{limits.MaxCharacters} characters", Met: $"{characters}") : null;
    }

    /// <summary>Letterhead and page numbers make no content.</summary>
    private static bool IsBlank(Page page) =>
        page.Pictures.IsEmpty && page.Lines.All(l => l.Role is LineRole.Header or LineRole.Footer || string.IsNullOrWhiteSpace(l.Text));
}
