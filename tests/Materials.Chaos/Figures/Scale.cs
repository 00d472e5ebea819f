using System.Diagnostics;

namespace Materials.Chaos.Figures;

/// <summary>How many packages one worker settles in a time, and how many two do.</summary>
internal static class Scale
{
    private const int Warm = 60;

    public static async Task<int> RunAsync(Options options)
    {
        // One package at a time in one reading process: a worker is then about one processor's work.
        (string, string)[] single = [("MATERIALS__BROKER__CONCURRENCY", "1"), ("MATERIALS__BROKER__PREFETCH", "1"), ("MATERIALS__READING__PROCESSES", "1")];
        await using var stage = await Stage.SetAsync(options, nodes: 1, workers: 1, single);
        var ratios = new List<double>();
        for (var round = 0; round < options.Rounds; round++)
        {
            var one = await RateAsync(stage, options.Packages);
            var second = stage.StartWorker(single);
            while (!second.Flows)
                await Task.Delay(50);
            var two = await RateAsync(stage, options.Packages);
            await second.StopAsync();
            ratios.Add(two / one);
            Console.WriteLine(FormattableString.Invariant($"one worker {one:F1} packages a second, two {two:F1}: {two / one:F2} times"));
        }

        Console.WriteLine(FormattableString.Invariant($"median {Stage.Quantile(ratios, 0.5):F2} times, worst {ratios.Min():F2}, with {Environment.ProcessorCount} processors, others at work on them or not"));
        return 0;
    }

    private static async Task<double> RateAsync(Stage stage, int packages)
    {
        await stage.SendAsync(Warm);
        await stage.UntilSettledAsync(stage.Ledger.Sent);
        var from = stage.Ledger.Settled;
        // All there before the clock runs: what is measured is the workers, not the portal.
        var sending = stage.SendAsync(packages);
        await stage.UntilSettledAsync(from + (packages / 10));
        var (start, done) = (Stopwatch.GetTimestamp(), stage.Ledger.Settled);
        await sending;
        await stage.UntilSettledAsync(from + packages);
        return (from + packages - done) / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
