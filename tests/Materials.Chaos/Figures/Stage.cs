using Materials.Chaos.Books;
using Materials.Chaos.Machinery;
using Materials.Chaos.Packages;

namespace Materials.Chaos.Figures;

/// <summary>A scene with workers and a portal, for measuring.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly KnownPackages _packages = new();
    private readonly Random _dice = new(1);
    private int _sent;

    private Stage(Scene scene)
    {
        Scene = scene;
        Portal = new(scene.Cluster, Ledger);
    }

    public Scene Scene { get; }

    public Ledger Ledger { get; } = new();

    public Portal Portal { get; }

    public static async Task<Stage> SetAsync(Options options, int nodes, int workers, params (string, string)[] settings)
    {
        var stage = new Stage(await Scene.SetAsync(nodes, options.Program));
        foreach (var (blob, content) in KnownPackages.Blobs)
            await stage.Scene.Container.GetBlobClient(blob).UploadAsync(new BinaryData(content));
        for (var i = 0; i < workers; i++)
            stage.StartWorker(settings);
        while (!stage.Scene.Workers.All(w => w.Flows))
            await Task.Delay(50);
        stage.Portal.Listen();
        return stage;
    }

    public WorkerProcess StartWorker(params (string, string)[] settings) => StartWorker(processor: null, settings);

    /// <param name="processor">See <see cref="WorkerProcess.Processor"/>.</param>
    /// <param name="settings">Settings beyond the stage's own.</param>
    public WorkerProcess StartWorker(int? processor, params (string, string)[] settings) => Scene.StartWorker(
        processor,
        [("MATERIALS__SCREENING__CHECKLIST", KnownPackages.WriteChecklist(Scene.Folder)), ("MATERIALS__READING__KEEPTEXTS", "false"), .. settings]);

    /// <summary>Sends the next package.</summary>
    public async Task<KnownPackage> SendAsync()
    {
        var package = await _packages.MakeAsync($"F{_sent++:000000}", _dice);
        await Portal.SubmitAsync(package, CancellationToken.None);
        return package;
    }

    public async Task SendAsync(int count)
    {
        for (var i = 0; i < count; i++)
            await SendAsync();
    }

    /// <summary>Waits until so many are settled in all.</summary>
    public async Task UntilSettledAsync(int count)
    {
        while (Ledger.Settled < count)
            await Task.Delay(20);
    }

    public async Task<TimeSpan> LatencyOfNextAsync()
    {
        var package = await SendAsync();
        while (Ledger.LatencyOf(package.Id) is null)
            await Task.Delay(2);
        return Ledger.LatencyOf(package.Id)!.Value;
    }

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        await Scene.DisposeAsync();
    }

    /// <summary>The value that a share of all does not exceed.</summary>
    public static double Quantile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(share * sorted.Length) - 1 is var i and >= 0 ? i : 0)];
    }
}
