using System.Diagnostics;
using Materials.Chaos.Packages;
using Materials.Messages;
using Materials.Worker.Tests.Fixtures;

namespace Materials.Chaos.Figures;

/// <summary>How many packages one worker settles in a time, and how many two do, where the work is bound by the processor: each package is a scanned licence.</summary>
/// <remarks>Each worker has a processor of its own and no other: one that may use both prepares its next reading process on the second while it reads on the first.</remarks>
internal static class Scale
{
    private const string Scan = "packages/scans/licence.pdf";

    /// <summary>Each reading process has recognised a page by then.</summary>
    private const int Warm = 4;

    private static int s_sent;

    public static async Task<int> RunAsync(Options options)
    {
        // One package at a time in one reading process: a worker is then about one processor's work.
        (string, string)[] single =
        [
            ("MATERIALS__BROKER__CONCURRENCY", "1"), ("MATERIALS__BROKER__PREFETCH", "1"), ("MATERIALS__READING__PROCESSES", "1"),
            // Every package is the same file: it is to be read each time.
            ("MATERIALS__READING__CACHEMIB", "0"),
        ];
        await using var stage = await Stage.SetAsync(options, nodes: 1, workers: 0);
        var first = stage.StartWorker(processor: 0, single);
        while (!first.Flows)
            await Task.Delay(50);
        await stage.Scene.Container.GetBlobClient(Scan).UploadAsync(SampleScan);
        var ratios = new List<double>();
        for (var round = 0; round < options.Rounds; round++)
        {
            var one = await RateAsync(stage, options.Packages);
            var second = stage.StartWorker(processor: 1, single);
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
        await SendAsync(stage, Warm);
        await stage.UntilSettledAsync(stage.Ledger.Sent);
        var from = stage.Ledger.Settled;
        // All there before the clock runs: what is measured is the workers, not the portal.
        var sending = SendAsync(stage, packages);
        await stage.UntilSettledAsync(from + (packages / 10));
        var (start, done) = (Stopwatch.GetTimestamp(), stage.Ledger.Settled);
        await sending;
        await stage.UntilSettledAsync(from + packages);
        return (from + packages - done) / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static string SampleScan => Directory.GetFiles(Path.Combine(Repository.Root, "tests", "sample", "packages", "complete"), "1、*.pdf").Single();

    private static async Task SendAsync(Stage stage, int packages)
    {
        var bytes = new FileInfo(SampleScan).Length;
        for (var i = 0; i < packages; i++)
        {
            var message = new PackageSubmitted
            {
                Schema = PackageSubmitted.SchemaName,
                PackageId = $"S{s_sent++:000000}",
                Revision = 1,
                Applicant = new("合肥岚沐冷链设备有限公司"),
                Files = [new("licence.pdf", Scan, bytes)],
            };
            // What the report says is measured elsewhere; here it counts that there is one.
            await stage.Portal.SubmitAsync(
                new KnownPackage(message.PackageId, MessageJson.Write(message), "", [], [nameof(CompletenessReported)]), CancellationToken.None);
        }
    }
}
