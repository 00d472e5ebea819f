using Materials.Pages;

namespace Materials.Reports;

/// <summary>Says in words where in a file something stands, without inventing page numbers.</summary>
internal static class Place
{
    /// <summary>The file and the page, slide, sheet or part; the file alone where a format has none or there is but one.</summary>
    public static Bilingual Of(FileContent file, int? page)
    {
        var name = Shown(file.Path);
        if (page is not { } number || (file.Unit is PageUnit.Section or PageUnit.Page && file.Pages.Length <= 1))
            return new($"“{name}”", $"“{name}”");
        var sheet = file.Pages.FirstOrDefault(p => p.Number == number)?.Name;
        return file.Unit switch
        {
            PageUnit.Page => new($"“{name}”第 {number} 页", $"“{name}”, page {number}"),
            PageUnit.Slide => new($"“{name}”第 {number} 张幻灯片", $"“{name}”, slide {number}"),
            PageUnit.Sheet when sheet is not null => new($"“{name}”的工作表“{sheet}”", $"“{name}”, sheet “{sheet}”"),
            PageUnit.Sheet => new($"“{name}”第 {number} 个工作表", $"“{name}”, sheet {number}"),
            _ => new($"“{name}”第 {number} 节", $"“{name}”, section {number}"),
        };
    }

    /// <summary>The file and several of its pages, slides, sheets or parts.</summary>
    public static Bilingual OfPages(FileContent file, IReadOnlyList<int> pages)
    {
        if (pages.Count == 1)
            return Of(file, pages[0]);
        var name = Shown(file.Path);
        var (zh, en) = (string.Join("、", pages), string.Join(", ", pages));
        return file.Unit switch
        {
            PageUnit.Page => new($"“{name}”第 {zh} 页", $"“{name}”, pages {en}"),
            PageUnit.Slide => new($"“{name}”第 {zh} 张幻灯片", $"“{name}”, slides {en}"),
            PageUnit.Sheet => new($"“{name}”第 {zh} 个工作表", $"“{name}”, sheets {en}"),
            _ => new($"“{name}”第 {zh} 节", $"“{name}”, sections {en}"),
        };
    }

    /// <summary>A name as it can be shown in a sentence: control characters and direction overrides are made visible.</summary>
    public static string Shown(string path) => string.Concat(path.Select(c =>
        char.IsControl(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format ? $"\\u{(int)c:x4}" : c.ToString()));
}
