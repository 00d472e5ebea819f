using System.Diagnostics;
using Materials.Chaos.Packages;

namespace Materials.Chaos.Figures;

/// <summary>What bus and store cost on a package: the processor time of the worker, without that of its reading process and without that of judging.</summary>
internal static class Overhead
{
    private const int Warm = 200;

    public static async Task<int> RunAsync(Options options)
    {
        await using var stage = await Stage.SetAsync(options, nodes: 1, workers: 1, ("MATERIALS__READING__PROCESSES", "1"));
        await stage.SendAsync(Warm);
        await stage.UntilSettledAsync(Warm);

        var worker = stage.Scene.Workers[0];
        var count = options.Packages;
        var before = worker.ProcessorTime;
        await stage.SendAsync(count);
        await stage.UntilSettledAsync(Warm + count);
        var whole = (worker.ProcessorTime - before).TotalMilliseconds / count;

        // The same packages once more in this process, as screening alone.
        using var self = Process.GetCurrentProcess();
        var packages = new KnownPackages();
        var dice = new Random(1);
        await ScreenAsync(Warm);
        self.Refresh();
        var start = self.TotalProcessorTime;
        await ScreenAsync(count);
        self.Refresh();
        var work = (self.TotalProcessorTime - start).TotalMilliseconds / count;

        Console.WriteLine(FormattableString.Invariant(
            $"{count} packages: the worker's own process {whole:F1} ms of processor each, of which reading and judging {work:F1} ms; bus and store {whole - work:F1} ms"));
        return 0;

        async Task ScreenAsync(int many)
        {
            for (var i = 0; i < many; i++)
                await packages.MakeAsync($"F{i:000000}", dice);
        }
    }
}
