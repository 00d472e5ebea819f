using System.Diagnostics;
using Materials.Worker.Tests.Fixtures;

namespace Materials.Chaos.Figures;

/// <summary>What becomes of a package that takes a minute when its worker is told to stop at the beginning of it.</summary>
internal static class Drain
{
    /// <summary>The worker has taken the package by then and waits for its first file.</summary>
    private static readonly TimeSpan s_taken = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(Options options)
    {
        await using var stage = await Stage.SetAsync(options, nodes: 1, workers: 1);
        var worker = stage.Scene.Workers[0];
        var clock = Stopwatch.StartNew();
        // Nothing that the worker asks of the store is answered for so long that the package takes as many seconds as it is told.
        stage.Scene.Line.Turn(LineState.Hold);
        var package = await stage.SendAsync();
        await Task.Delay(s_taken);
        var stopping = worker.StopAsync();
        await Task.Delay(TimeSpan.FromSeconds(options.Seconds) - s_taken);
        var wasAtWork = !stopping.IsCompleted && stage.Ledger.Settled == 0;
        stage.Scene.Line.Turn(LineState.Sound);
        await stopping;
        await stage.UntilSettledAsync(1);
        var left = await stage.Portal.CountAsync(["materials-packages", "materials-dead-letters"], CancellationToken.None);
        var balance = await stage.Ledger.SettleAsync(stage.Scene.Container, parked: 0, waiting: left);
        Console.WriteLine(FormattableString.Invariant(
            $"told to stop after {s_taken.TotalSeconds:F0} s, held {options.Seconds:F0} s, ended after {clock.Elapsed.TotalSeconds:F1} s; at work till then: {(wasAtWork ? "yes" : "no")}"));
        Console.WriteLine($"{package.Id}: reports {balance.Reports}, doubles {balance.Doubles}, problems {balance.Problems.Length}, left in the queues {left}");
        return wasAtWork && balance.Problems.IsEmpty && balance.Doubles == 0 ? 0 : 1;
    }
}
