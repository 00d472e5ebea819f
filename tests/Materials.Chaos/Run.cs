using System.Collections.Concurrent;
using System.Diagnostics;
using Materials.Chaos.Books;
using Materials.Chaos.Machinery;
using Materials.Chaos.Packages;
using Materials.Worker.Tests.Fixtures;

namespace Materials.Chaos;

/// <summary>Sends packages while workers, broker nodes and the blob store die, and settles the books when all is quiet.</summary>
internal sealed class Run(Options options) : IDisposable
{
    /// <summary>Packages on their way at once: enough that every worker always has some, few enough that kills meet all of them in turn.</summary>
    private const int OnTheWay = 48;

    /// <summary>A worker that did not come to its step by then is killed where it is.</summary>
    private static readonly TimeSpan s_stepWithin = TimeSpan.FromSeconds(25);

    private static readonly string[] s_packageQueues =
    [
        "materials-packages", "materials-packages-large", "materials-packages-bulk",
        "materials-packages-wait-1s", "materials-packages-wait-5s", "materials-packages-wait-15s", "materials-packages-wait-30s",
    ];

    private readonly ConcurrentDictionary<string, int> _done = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _steps = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _oneNode = new(1, 1);
    private readonly SemaphoreSlim _oneStore = new(1, 1);
    private readonly TextWriter? _log = options.Log is { } file ? TextWriter.Synchronized(new StreamWriter(file) { AutoFlush = true }) : null;
    private int _kills;

    public async Task<int> RunAsync()
    {
        var seed = options.Seed ?? Random.Shared.Next(1, 1_000_000);
        Console.WriteLine($"seed {seed}: {options.Packages} packages, {options.Kills} kills, {options.Workers} workers, {options.Nodes} broker nodes");
        var clock = Stopwatch.StartNew();
        await using var scene = await Scene.SetAsync(options.Nodes, options.Program, workersDieAtSteps: true);
        foreach (var (blob, content) in KnownPackages.Blobs)
            await scene.Container.GetBlobClient(blob).UploadAsync(new BinaryData(content));
        var checklist = KnownPackages.WriteChecklist(scene.Folder);
        for (var i = 0; i < options.Workers; i++)
            scene.StartWorker(
                ("MATERIALS__SCREENING__CHECKLIST", checklist), ("MATERIALS__READING__PROCESSES", "1"), ("MATERIALS__READING__KEEPTEXTS", "false"));
        while (!scene.Workers.Any(w => w.Flows))
            await Task.Delay(100);
        Console.WriteLine($"{clock.Elapsed.TotalSeconds,6:F0} s  packages flow");

        var ledger = new Ledger(Log);
        await using var portal = new Portal(scene.Cluster, ledger);
        portal.Listen();
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(options.Minutes));
        var killing = KillAsync(scene, ledger, Kill.Plan(options.Kills, new Random(seed)), late.Token);
        await SendAsync(portal, ledger, new Random(seed), clock, late.Token);
        await killing;
        Console.WriteLine($"{clock.Elapsed.TotalSeconds,6:F0} s  {ledger.Sent} sent, {_kills} kills; now it is left alone");

        var inTime = await QuietAsync(portal, ledger, TimeSpan.FromMinutes(5));
        var parked = await portal.CountAsync(["materials-dead-letters"], CancellationToken.None);
        var waiting = inTime ? await portal.CountAsync(s_packageQueues, CancellationToken.None) : 0;
        var balance = await ledger.SettleAsync(scene.Container, parked, waiting);
        return Tell(balance, portal, clock, seed);
    }

    public void Dispose()
    {
        _oneNode.Dispose();
        _oneStore.Dispose();
        _log?.Dispose();
    }

    private void Log(string what) => _log?.WriteLine(FormattableString.Invariant($"{DateTime.Now:HH:mm:ss.fff} {what}"));

    private async Task SendAsync(Portal portal, Ledger ledger, Random dice, Stopwatch clock, CancellationToken late)
    {
        var packages = new KnownPackages();
        var told = 0;
        try
        {
            for (var i = 0; i < options.Packages && !late.IsCancellationRequested; i++)
            {
                await portal.SubmitAsync(await packages.MakeAsync($"C{i:000000}", dice), late);
                while (ledger.Sent - ledger.Settled >= OnTheWay)
                    await Task.Delay(10, late);
                if (ledger.Settled / 500 > told)
                {
                    told = ledger.Settled / 500;
                    Console.WriteLine($"{clock.Elapsed.TotalSeconds,6:F0} s  {ledger.Settled} settled, {_kills} kills");
                }
            }
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine($"{clock.Elapsed.TotalSeconds,6:F0} s  the time is over; what was sent is settled");
        }
    }

    /// <summary>Spreads the kills over the packages, and waits for the last of them to be over.</summary>
    private async Task KillAsync(Scene scene, Ledger ledger, IReadOnlyList<Kill> plan, CancellationToken late)
    {
        var underWay = new List<Task>();
        for (var i = 0; i < plan.Count && !late.IsCancellationRequested; i++)
        {
            // After its share of packages, or when nothing is sent any more.
            while (ledger.Settled < (long)options.Packages * i / plan.Count && !late.IsCancellationRequested)
                await Task.Delay(20, CancellationToken.None);
            var worker = scene.Workers[i % scene.Workers.Count];
            // A worker that has not begun to work again cannot die of anything but boredom.
            for (var waited = 0; !worker.Flows && waited < 600 && !late.IsCancellationRequested; waited++)
                await Task.Delay(50, CancellationToken.None);
            underWay.RemoveAll(t => t.IsCompletedSuccessfully);
            underWay.Add(DoAsync(scene, worker, plan[i]));
            if (underWay.Count >= scene.Workers.Count)
                await Task.WhenAny(underWay);
        }

        await Task.WhenAll(underWay);
    }

    private async Task DoAsync(Scene scene, WorkerProcess worker, Kill kill)
    {
        var what = kill.Kind.ToString();
        Log($"{what} {kill.Step} begins");
        switch (kill.Kind)
        {
            case KillKind.WorkerAtStep:
                if (await worker.DieAtAsync(kill.Step!, kill.Number, s_stepWithin) is { } step)
                    _steps.AddOrUpdate(step, 1, (_, n) => n + 1);
                else
                    what = nameof(KillKind.Worker);
                break;
            case KillKind.Worker:
                await Task.Delay(50 * kill.Number);
                await worker.KillAsync();
                break;
            case KillKind.WorkerTerminated:
                await worker.TerminateAsync();
                break;
            case KillKind.Node:
            case KillKind.Leader:
                await OneAtATimeAsync(_oneNode, async () =>
                {
                    var node = kill.Number % scene.Cluster.Count;
                    if (kill.Kind == KillKind.Leader)
                        node = await scene.Cluster.LeaderOfAsync("materials-packages") ?? node;
                    await scene.Cluster.KillAsync(node);
                    await Task.Delay(TimeSpan.FromSeconds(1 + kill.Number));
                    await scene.Cluster.StartAsync(node);
                });
                break;
            case KillKind.BlobServer:
                await OneAtATimeAsync(_oneStore, async () =>
                {
                    scene.Line.Turn(LineState.Cut);
                    await scene.Blobs.UntilSavedAsync();
                    await scene.Blobs.KillAsync();
                    await Task.Delay(TimeSpan.FromSeconds(kill.Number));
                    await scene.Blobs.StartAsync();
                    scene.Line.Turn(LineState.Sound);
                });
                break;
            default:
                await OneAtATimeAsync(_oneStore, async () =>
                {
                    scene.Line.Turn(kill.Kind switch
                    {
                        KillKind.LineCut => LineState.Cut,
                        KillKind.LineBusy => LineState.Busy,
                        KillKind.LineLost => LineState.Lost,
                        _ => LineState.Drip,
                    });
                    await Task.Delay(TimeSpan.FromSeconds(1 + kill.Number));
                    scene.Line.Turn(LineState.Sound);
                });
                break;
        }

        Log($"{what} {kill.Step} is over");
        Interlocked.Increment(ref _kills);
        _done.AddOrUpdate(what, 1, (_, n) => n + 1);
    }

    private static async Task OneAtATimeAsync(SemaphoreSlim turn, Func<Task> act)
    {
        await turn.WaitAsync();
        try
        {
            await act();
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Waits until every event is there and every queue empty.</summary>
    private static async Task<bool> QuietAsync(Portal portal, Ledger ledger, TimeSpan patience)
    {
        var since = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(since) < patience)
        {
            if (ledger.IsComplete && await portal.CountAsync(s_packageQueues, CancellationToken.None) == 0)
            {
                // What was delivered and comes back, or goes out twice, does so now.
                await Task.Delay(TimeSpan.FromSeconds(3));
                return true;
            }

            await Task.Delay(500);
        }

        return false;
    }

    private int Tell(Balance balance, Portal portal, Stopwatch clock, int seed)
    {
        Console.WriteLine($"{clock.Elapsed.TotalSeconds,6:F0} s  the books are settled");
        Console.WriteLine();
        foreach (var (kind, count) in _done.OrderByDescending(d => d.Value))
            Console.WriteLine($"  {count,6}  {kind}");
        Console.WriteLine($"  {_steps.Count} steps, each {(_steps.IsEmpty ? 0 : _steps.Values.Min())} to {(_steps.IsEmpty ? 0 : _steps.Values.Max())} times");
        Console.WriteLine($"  packages {balance.Packages}, reports {balance.Reports}, kills {_kills}, submissions sent again {portal.Resent}");
        Console.WriteLine(FormattableString.Invariant($"  events {balance.Events}, doubles on the wire {balance.Doubles} ({balance.DoubleShare:P2})"));
        foreach (var kind in (string[])["lost", "wrong", "extra", "parked", "left"])
            Console.WriteLine($"  {kind,-7} {balance.Problems.Count(p => p.StartsWith(kind, StringComparison.Ordinal))}");
        foreach (var problem in balance.Problems.Take(30))
            Console.WriteLine($"    {problem}");
        Console.WriteLine(balance.Problems.IsEmpty ? "The books agree." : $"The books do not agree. Again: --seed {seed}");
        return balance.Problems.IsEmpty ? 0 : 1;
    }
}
