using Materials.Pages;
using Materials.Reading.Containment;
using Materials.Reports;

namespace Materials.Benchmarks;

/// <summary>False alarms of <c>illegible</c> and <c>blank</c>: folders of files that people can read are read as the program does, and whatever it says of them otherwise is printed.</summary>
internal static class LegibilityCount
{
    /// <param name="program">The built or published <c>materials</c>.</param>
    /// <param name="folders">Looked through with all that is in them.</param>
    public static async Task<int> CountAsync(string program, string[] folders)
    {
        using var pool = new ReadingPool(new() { Program = program, Arguments = ["read-contained"] });
        var (files, pictures, alarms) = (0, 0, 0);
        var paths = folders.SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories)).Order(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            await using var content = File.OpenRead(path);
            foreach (var read in await pool.ReadAsync(path, content, CancellationToken.None))
            {
                var seen = read.Pages.Count(IsPicture);
                if (seen == 0)
                    continue;
                (files, pictures) = (files + 1, pictures + seen);
                foreach (var defect in read.Defects.Where(d => d.Code is FindingCode.Illegible or FindingCode.Blank))
                {
                    alarms++;
                    Console.WriteLine($"{read.Path}: {defect.Code}{(defect.Page is { } page ? $", page {page}" : "")}");
                }
            }
        }

        Console.WriteLine($"{alarms} false alarms among {pictures} pages with pictures in {files} files");
        return alarms == 0 ? 0 : 1;
    }

    private static bool IsPicture(Page page) => page.Source is TextSource.Ocr or TextSource.Mixed || (page.Lines.IsEmpty && !page.Pictures.IsEmpty);
}
