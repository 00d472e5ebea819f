using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Materials.Reading;
using Materials.Reading.Containment;

namespace Materials.Benchmarks;

/// <summary>What reading in a process of its own costs, and whether it changes anything.</summary>
internal static class ContainmentMeasure
{
    private const int Requests = 1000;

    /// <param name="program">The published <c>materials</c>.</param>
    public static async Task<int> MeasureAsync(string program, int rounds)
    {
        var starts = new List<double>();
        var replacements = new List<double>();
        await using var file = TextFile();
        for (var i = 0; i < rounds; i++)
        {
            using var pool = Pool(program);
            starts.Add(await TimeAsync(() => pool.ReadAsync("a.txt", file, CancellationToken.None)));
            await pool.WarmAsync();
            using var process = Process.GetProcessById(pool.ProcessIds.Single());
            process.Kill();
            await process.WaitForExitAsync();
            replacements.Add(await TimeAsync(() => pool.ReadAsync("a.txt", file, CancellationToken.None)));
        }

        Print("start of a process, and its first file", starts);
        Print("a lost one replaced, and its first file", replacements);

        using var warm = Pool(program);
        await warm.WarmAsync();
        var reader = new FileReader();
        var inside = new List<double>();
        var outside = new List<double>();
        for (var i = 0; i < Requests + 100; i++)
        {
            outside.Add(await TimeAsync(() => Task.Run(() => reader.Read("a.txt", file, CancellationToken.None))));
            inside.Add(await TimeAsync(() => warm.ReadAsync("a.txt", file, CancellationToken.None)));
        }

        Print("a small text, in the own process", outside[100..]);
        Print("the same, in a warm one", inside[100..]);
        var median = outside[100..].Order().ElementAt(Requests / 2);
        Print("beyond the work itself", [.. inside[100..].Select(t => t - median)]);
        Print("the first file of another package", await FirstFilesAsync(warm, file, rounds));
        Console.WriteLine($"level: {warm.Level}");
        return 0;
    }

    /// <summary>Reads every file of a folder both ways.</summary>
    /// <returns>1 when a result differs.</returns>
    public static async Task<int> CompareAsync(string program, string folder)
    {
        using var pool = Pool(program);
        var reader = new FileReader();
        var differing = 0;
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        foreach (var file in files)
        {
            await using var content = File.OpenRead(file);
            var inside = JsonSerializer.Serialize((await pool.ReadAsync(Path.GetFileName(file), content, CancellationToken.None)).AsEnumerable());
            content.Position = 0;
            if (inside == JsonSerializer.Serialize(reader.Read(Path.GetFileName(file), content, CancellationToken.None).AsEnumerable()))
                continue;
            differing++;
            Console.WriteLine($"differs: {file}");
        }

        Console.WriteLine($"{files.Length} files, {differing} differ");
        return differing == 0 ? 0 : 1;
    }

    /// <summary>Packages one after the other, each with time enough between them for a spare process to start.</summary>
    private static async Task<List<double>> FirstFilesAsync(ReadingPool pool, FileStream file, int packages)
    {
        var times = new List<double>();
        for (var i = 0; i < packages; i++)
        {
            await pool.WarmAsync();
            times.Add(await TimeAsync(() => pool.ForOnePackage().ReadAsync("a.txt", file, CancellationToken.None)));
        }

        return times;
    }

    private static ReadingPool Pool(string program) => new(new()
    {
        Program = program,
        Arguments = ["read-contained"],
        Processes = 1,
        FilesPerProcess = int.MaxValue,
    });

    private static FileStream TextFile()
    {
        var name = Path.GetTempFileName();
        File.WriteAllText(name, "客户满意度调查方案", Encoding.UTF8);
        return new(name, FileMode.Open, FileAccess.Read, FileShare.Read, 4096, FileOptions.DeleteOnClose);
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var since = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(since).TotalMilliseconds;
    }

    private static void Print(string what, List<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToArray();
        Console.WriteLine($"{what,-40} p50 {sorted[sorted.Length / 2],8:0.00} ms   p99 {sorted[Math.Min(sorted.Length - 1, sorted.Length * 99 / 100)],8:0.00} ms   of {sorted.Length}");
    }
}
