using System.Diagnostics;
using Materials.Reading.Containment;

namespace Materials.Hostile.Cases;

/// <summary>Reads PDF files that nobody has looked at, by the program's reading processes, and holds them against what pdftotext finds.</summary>
internal static class PdfFolder
{
    /// <summary>Fewer letters are page numbers and stray marks.</summary>
    private const int LeastLetters = 20;

    /// <summary>A file that pdftotext needs longer for is not compared.</summary>
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(20);

    /// <param name="list">A file with a path a line, or a folder.</param>
    /// <returns>0 when no process died and no file has less text than pdftotext finds by half.</returns>
    public static async Task<int> CompareAsync(string list)
    {
        var files = Directory.Exists(list) ? Directory.GetFiles(list, "*.pdf", SearchOption.AllDirectories) : await File.ReadAllLinesAsync(list);
        using var pool = new ReadingPool(new() { Program = Path.Combine(AppContext.BaseDirectory, "materials"), Arguments = ["read-contained"], Processes = 1, FilesPerProcess = int.MaxValue });
        int read = 0, ours = 0, theirs = 0, less = 0, deaths = 0;
        foreach (var file in files)
        {
            await pool.WarmAsync();
            var process = pool.ProcessIds.Single();
            await using var content = File.OpenRead(file);
            var answer = await pool.ReadAsync("a.pdf", content, CancellationToken.None);
            await pool.WarmAsync();
            deaths += pool.ProcessIds.Single() == process ? 0 : 1;
            var own = answer.SelectMany(f => f.Pages).SelectMany(p => p.Lines.Select(l => l.Text).Concat(p.Hidden.Select(h => h.Text))).Sum(Letters);
            var other = await OfPopplerAsync(file);
            read++;
            ours += own >= LeastLetters ? 1 : 0;
            theirs += other >= LeastLetters ? 1 : 0;
            if (other < LeastLetters || own >= other / 2)
                continue;
            less++;
            Console.WriteLine($"{own,8} of {other,8} letters  [{string.Join(' ', answer[0].Defects.Select(d => $"{d.Code} {d.Limit}").Distinct())}]  {file}");
        }

        Console.WriteLine($"{read} files, {deaths} deaths; with text: {ours} here, {theirs} by pdftotext; {less} with less than half of its letters");
        return deaths == 0 && less == 0 ? 0 : 1;
    }

    private static int Letters(string text) => text.Count(char.IsLetterOrDigit);

    private static async Task<int> OfPopplerAsync(string file)
    {
        using var process = Process.Start(new ProcessStartInfo("pdftotext", [file, "-"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var end = new CancellationTokenSource(MaxTime);
        await using var kill = end.Token.Register(process.Kill);
        _ = process.StandardError.ReadToEndAsync();
        return Letters(await process.StandardOutput.ReadToEndAsync());
    }
}
