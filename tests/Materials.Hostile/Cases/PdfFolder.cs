using System.Diagnostics;
using Materials.Pages;
using Materials.Reading.Containment;

namespace Materials.Hostile.Cases;

/// <summary>Reads PDF files that nobody has looked at, by the program's reading processes, and holds them against what pdftotext finds.</summary>
internal static class PdfFolder
{
    /// <summary>Fewer letters are page numbers and stray marks.</summary>
    private const int LeastLetters = 20;

    /// <summary>Files of which less of pdftotext's letters is found are listed.</summary>
    private const double LeastShare = 0.9;

    /// <summary>A file that pdftotext needs longer for is not compared.</summary>
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(60);

    /// <param name="list">A file with a path a line, or a folder.</param>
    /// <returns>0 when no process died and no file has less text than pdftotext finds by half.</returns>
    public static async Task<int> CompareAsync(string list)
    {
        var files = Directory.Exists(list) ? Directory.GetFiles(list, "*.pdf", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray() : await File.ReadAllLinesAsync(list);
        using var pool = new ReadingPool(new()
        {
            Program = Path.Combine(AppContext.BaseDirectory, "materials"),
            Arguments = ["read-contained"],
            Processes = 1,
            FilesPerProcess = int.MaxValue,
        });
        int read = 0, ours = 0, theirs = 0, none = 0, less = 0, deaths = 0;
        long found = 0, sought = 0;
        foreach (var file in files)
        {
            await pool.WarmAsync();
            var process = pool.ProcessIds.Single();
            var since = Stopwatch.GetTimestamp();
            await using var content = File.OpenRead(file);
            var answer = await pool.ReadAsync("a.pdf", content, CancellationToken.None);
            var time = Stopwatch.GetElapsedTime(since);
            await pool.WarmAsync();
            var died = pool.ProcessIds.Single() != process;
            deaths += died ? 1 : 0;
            var own = Letters(answer.SelectMany(f => f.Pages).SelectMany(TextOf));
            var other = Letters([await OfPopplerAsync(file)]);
            var (ownCount, otherCount) = (own.Values.Sum(), other.Values.Sum());
            var shared = other.Sum(l => Math.Min(l.Value, own.GetValueOrDefault(l.Key)));
            read++;
            ours += ownCount >= LeastLetters ? 1 : 0;
            theirs += otherCount >= LeastLetters ? 1 : 0;
            if (otherCount >= LeastLetters)
            {
                (found, sought) = (found + shared, sought + otherCount);
                none += ownCount < LeastLetters ? 1 : 0;
                less += shared < otherCount / 2 ? 1 : 0;
            }

            if (died || (otherCount >= LeastLetters && shared < otherCount * LeastShare))
                Console.WriteLine($"{shared,8} of {otherCount,8} letters, {ownCount,8} in all, {time.TotalSeconds,5:0.0} s{(died ? ", died" : "")}  [{string.Join(' ', answer[0].Defects.Select(d => $"{d.Code} {d.Limit}").Distinct())}]  {file}");
        }

        Console.WriteLine($"{read} files, {deaths} deaths; with text: {ours} here, {theirs} by pdftotext; of the latter {none} without text here, {less} with less than half of its letters; {(sought > 0 ? found / (double)sought : 1):P2} of all its letters are found");
        return deaths == 0 && less == 0 ? 0 : 1;
    }

    /// <summary>Hidden text too: pdftotext does not tell it apart.</summary>
    private static IEnumerable<string> TextOf(Page page) => page.Lines.Select(l => l.Text).Concat(page.Hidden.Select(h => h.Text));

    /// <summary>How often each letter or digit stands there. Both sides compose characters alike first, so that ligatures and full-width forms count as what they mean.</summary>
    private static Dictionary<char, int> Letters(IEnumerable<string> texts) =>
        texts.SelectMany(t => t.Normalize(System.Text.NormalizationForm.FormKC)).Where(char.IsLetterOrDigit).CountBy(c => c).ToDictionary();

    private static async Task<string> OfPopplerAsync(string file)
    {
        using var process = Process.Start(new ProcessStartInfo("pdftotext", [file, "-"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var end = new CancellationTokenSource(MaxTime);
        await using var kill = end.Token.Register(process.Kill);
        _ = process.StandardError.ReadToEndAsync();
        return await process.StandardOutput.ReadToEndAsync();
    }
}
