using System.Diagnostics;
using Materials.Worker.Tests.Fixtures;

namespace Materials.Chaos.Figures;

/// <summary>How long no package is settled after each kind of kill, while more than enough of them wait.</summary>
internal static class Recovery
{
    /// <summary>Always waiting: more than is settled between a kill and the flow after it.</summary>
    private const int Waiting = 60;

    /// <summary>After this a round has failed: it is told, with what was settled till then, rather than waited for.</summary>
    private static readonly TimeSpan s_longestRound = TimeSpan.FromMinutes(2);

    private static readonly (string Name, Func<Stage, int, Task<bool>> Measure)[] s_faultsOfOneNode =
        [("worker", WorkerAsync), ("broker", BrokerAsync), ("store", StoreAsync)];

    public static async Task<int> RunAsync(Options options)
    {
        var flows = true;
        if (options.Fault is not "leader")
        {
            await using var stage = await Stage.SetAsync(options, nodes: 1, workers: 1);
            foreach (var (name, measure) in s_faultsOfOneNode)
                if (options.Fault is null || options.Fault == name)
                    flows &= await measure(stage, options.Rounds);
        }

        if (options.Fault is null or "leader")
        {
            await using var stage = await Stage.SetAsync(options, nodes: 3, workers: 1);
            flows &= await LeaderAsync(stage, options.Rounds);
        }

        return flows ? 0 : 1;
    }

    private static Task<bool> WorkerAsync(Stage stage, int rounds) => MeasureAsync(stage, "worker killed, until its successor has settled a package", rounds, async () =>
    {
        var at = Stopwatch.GetTimestamp();
        await stage.Scene.Workers[0].KillAsync();
        return at;
    });

    private static Task<bool> BrokerAsync(Stage stage, int rounds) => MeasureAsync(stage, "broker (one node) back, until a package is settled", rounds, async () =>
    {
        await stage.Scene.Cluster.KillAsync(0);
        await Task.Delay(TimeSpan.FromSeconds(2));
        await stage.Scene.Cluster.StartAsync(0);
        return Stopwatch.GetTimestamp();
    });

    private static Task<bool> StoreAsync(Stage stage, int rounds) => MeasureAsync(stage, "blob store back, until a package is settled", rounds, async () =>
    {
        stage.Scene.Line.Turn(LineState.Cut);
        // The emulator writes its index every five seconds; a real store has what it says it has.
        await stage.Scene.Blobs.UntilSavedAsync();
        await stage.Scene.Blobs.KillAsync();
        await stage.Scene.Blobs.StartAsync();
        stage.Scene.Line.Turn(LineState.Sound);
        return Stopwatch.GetTimestamp();
    });

    private static Task<bool> LeaderAsync(Stage stage, int rounds)
    {
        var killed = 0;
        return MeasureAsync(
            stage, "leader of three killed, until a package is settled", rounds,
            async () =>
            {
                killed = await stage.Scene.Cluster.LeaderOfAsync("materials-packages") ?? 0;
                var at = Stopwatch.GetTimestamp();
                await stage.Scene.Cluster.KillAsync(killed);
                return at;
            },
            () => stage.Scene.Cluster.StartAsync(killed));
    }

    /// <returns>Whether packages flowed again in every round.</returns>
    private static async Task<bool> MeasureAsync(Stage stage, string what, int rounds, Func<Task<long>> kill, Func<Task>? mend = null)
    {
        var times = new List<double>();
        for (var round = 1; round <= rounds; round++)
        {
            var settled = stage.Ledger.Settled;
            try
            {
                times.Add(await RoundAsync(stage, kill, mend).WaitAsync(s_longestRound));
            }
            catch (TimeoutException)
            {
                Console.WriteLine(FormattableString.Invariant(
                    $"{what}: round {round} did not end; {stage.Ledger.Settled - settled} settled in it, {stage.Ledger.Sent - stage.Ledger.Settled} of {stage.Ledger.Sent} wait"));
                return false;
            }
        }

        Console.WriteLine(FormattableString.Invariant(
            $"{what}: median {Stage.Quantile(times, 0.5):F1} s, worst {times.Max():F1} s ({string.Join(", ", times.Select(t => t.ToString("F1", System.Globalization.CultureInfo.InvariantCulture)))})"));
        return true;
    }

    private static async Task<double> RoundAsync(Stage stage, Func<Task<long>> kill, Func<Task>? mend)
    {
        while (stage.Ledger.Sent - stage.Ledger.Settled < Waiting)
            await stage.SendAsync();
        var at = await kill();
        // What is settled but not heard yet when the kill comes is not the flow after it: the longest pause after the kill is what is measured.
        while (stage.Ledger.Times.Count(t => t > at) < 3)
            await Task.Delay(10);
        long[] after = [at, .. stage.Ledger.Times.Where(t => t > at).Take(5)];
        var longest = after.Zip(after.Skip(1), (a, b) => Stopwatch.GetElapsedTime(a, b).TotalSeconds).Max();
        if (mend is not null)
            await mend();
        await stage.UntilSettledAsync(stage.Ledger.Sent);
        return longest;
    }
}
