using System.Collections.Immutable;
using Materials.Fields;
using Materials.Pages;

namespace Materials.Reports;

/// <summary>Says where in a report's files something stands, never calling a page what is none.</summary>
public sealed class ReportPlaces
{
    private readonly Dictionary<string, FileVerdict> files;

    public ReportPlaces(Report report)
    {
        // A hostile archive may hold one name twice; the first is as good as the second for saying what its pages are.
        files = new(StringComparer.Ordinal);
        foreach (var file in report.Files) files.TryAdd(file.Path, file);
    }

    /// <summary>A file's name as people are shown it: people name scans after identity cards and phones. The path itself stays in the JSON, which it identifies the file in.</summary>
    public static string Named(string path) => PrivateNumbers.Mask(path);

    /// <summary>The place inside the file; null where naming it says nothing: the whole file, or its only page.</summary>
    public string? Within(string file, ImmutableArray<int> pages, Language language)
    {
        if (pages.IsDefaultOrEmpty || pages[0] < 1) return null;
        var (count, unit) = files.TryGetValue(file, out var verdict) ? (verdict.Pages, verdict.PageUnit) : (0, PageUnit.Page);
        return pages[0] == 1 && pages[^1] == count ? null : ReportWords.Place(pages[0], pages[^1], unit).In(language);
    }

    /// <summary>As <see cref="Within(string, ImmutableArray{int}, Language)"/>, of one page; null when none is named.</summary>
    public string? Within(string file, int? page, Language language) => page is { } number ? Within(file, [number], language) : null;
}
