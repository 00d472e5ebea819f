using System.Diagnostics;
using Materials.Worker.Tests.Fixtures;

namespace Materials.Chaos.Figures;

/// <summary>How long no package is settled after each kind of kill, while more than enough of them wait.</summary>
internal static class Recovery
{
    /// <summary>Always waiting: more than is settled between a kill and the flow after it.</summary>
    private const int Waiting = 60;

    public static async Task<int> RunAsync(Options options)
    {
        await using (var stage = await Stage.SetAsync(options, nodes: 1, workers: 1))
        {
            await MeasureAsync(stage, "worker killed, until its successor has settled a package", options.Rounds, async () =>
            {
                var at = Stopwatch.GetTimestamp();
                await stage.Scene.Workers[0].KillAsync();
                return at;
            });
            await MeasureAsync(stage, "broker (one node) back, until a package is settled", options.Rounds, async () =>
            {
                await stage.Scene.Cluster.KillAsync(0);
                await Task.Delay(TimeSpan.FromSeconds(2));
                await stage.Scene.Cluster.StartAsync(0);
                return Stopwatch.GetTimestamp();
            });
            await MeasureAsync(stage, "blob store back, until a package is settled", options.Rounds, async () =>
            {
                stage.Scene.Line.Turn(LineState.Cut);
                // The emulator writes its index every five seconds; a real store has what it says it has.
                await stage.Scene.Blobs.UntilSavedAsync();
                await stage.Scene.Blobs.KillAsync();
                await stage.Scene.Blobs.StartAsync();
                stage.Scene.Line.Turn(LineState.Sound);
                return Stopwatch.GetTimestamp();
            });
        }

        await using (var stage = await Stage.SetAsync(options, nodes: 3, workers: 1))
        {
            var killed = 0;
            await MeasureAsync(stage, "leader of three killed, until a package is settled", options.Rounds, async () =>
            {
                killed = await stage.Scene.Cluster.LeaderOfAsync("materials-packages") ?? 0;
                var at = Stopwatch.GetTimestamp();
                await stage.Scene.Cluster.KillAsync(killed);
                return at;
            },
            () => stage.Scene.Cluster.StartAsync(killed));
        }

        return 0;
    }

    private static async Task MeasureAsync(Stage stage, string what, int rounds, Func<Task<long>> kill, Func<Task>? mend = null)
    {
        var times = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            while (stage.Ledger.Sent - stage.Ledger.Settled < Waiting)
                await stage.SendAsync();
            var at = await kill();
            // What is settled but not heard yet when the kill comes is not the flow after it: the longest pause after the kill is what is measured.
            while (stage.Ledger.Times.Count(t => t > at) < 3)
                await Task.Delay(10);
            long[] after = [at, .. stage.Ledger.Times.Where(t => t > at).Take(5)];
            times.Add(after.Zip(after.Skip(1), (a, b) => Stopwatch.GetElapsedTime(a, b).TotalSeconds).Max());
            if (mend is not null)
                await mend();
            await stage.UntilSettledAsync(stage.Ledger.Sent);
        }

        Console.WriteLine(FormattableString.Invariant(
            $"{what}: median {Stage.Quantile(times, 0.5):F1} s, worst {times.Max():F1} s ({string.Join(", ", times.Select(t => t.ToString("F1", System.Globalization.CultureInfo.InvariantCulture)))})"));
    }
}
