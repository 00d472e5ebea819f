using Azure.Storage.Blobs;
using Materials.Worker.Tests.Fixtures;

namespace Materials.Chaos.Machinery;

/// <summary>Everything that a run needs: a broker, a blob store behind a line, a container, workers; ended and cleared away together.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private readonly string _folder;
    private readonly string _program;
    private readonly bool _workersDieAtSteps;
    private readonly Dictionary<string, string> _settings;
    private readonly List<WorkerProcess> _workers = [];

    private Scene(string folder, string program, bool workersDieAtSteps, Cluster cluster, BlobServer blobs, FaultyLine line)
    {
        (_folder, _program, _workersDieAtSteps, Cluster, Blobs, Line) = (folder, program, workersDieAtSteps, cluster, blobs, line);
        Container = new(blobs.ConnectionString, "chaos");
        _settings = new()
        {
            ["MATERIALS__BROKER__HOST"] = cluster.Hosts,
            ["MATERIALS__STORAGE__CONNECTIONSTRING"] = BlobServer.At(line.Port),
            ["MATERIALS__STORAGE__CONTAINER"] = Container.Name,
            // Everybody here is a test: nobody is to wait for a share.
            ["MATERIALS__BROKER__PACKAGESPERAPPLICANTPERMINUTE"] = "1000000",
        };
    }

    public Cluster Cluster { get; }

    public BlobServer Blobs { get; }

    public FaultyLine Line { get; }

    public BlobContainerClient Container { get; }

    public string Folder => _folder;

    public IReadOnlyList<WorkerProcess> Workers => _workers;

    /// <param name="program">The program's executable or assembly; null for the one that was built beside this.</param>
    /// <param name="workersDieAtSteps">See <see cref="WorkerProcess"/>.</param>
    public static async Task<Scene> SetAsync(int nodes, string? program, bool workersDieAtSteps = false)
    {
        var folder = Directory.CreateTempSubdirectory("materials-chaos-").FullName;
        var blobs = new BlobServer(Path.Combine(folder, "blobs"));
        var cluster = new Cluster(Path.Combine(folder, "broker"), nodes);
        await Task.WhenAll(blobs.StartAsync(), cluster.StartAsync());
        var scene = new Scene(folder, program ?? Path.Combine(AppContext.BaseDirectory, "materials.dll"), workersDieAtSteps, cluster, blobs, new(blobs.Port));
        await scene.Container.CreateIfNotExistsAsync();
        return scene;
    }

    /// <param name="more">Settings beyond the scene's own.</param>
    public WorkerProcess StartWorker(params (string Name, string Value)[] more) => StartWorker(processor: null, more);

    /// <param name="processor">See <see cref="WorkerProcess.Processor"/>.</param>
    /// <param name="more">Settings beyond the scene's own.</param>
    public WorkerProcess StartWorker(int? processor, params (string Name, string Value)[] more)
    {
        var settings = new Dictionary<string, string>(_settings);
        foreach (var (name, value) in more)
            settings[name] = value;
        var worker = new WorkerProcess(_workers.Count, _program, _folder, settings, _workersDieAtSteps) { Processor = processor };
        _workers.Add(worker);
        worker.Start();
        return worker;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers)
            await worker.DisposeAsync();
        await Line.DisposeAsync();
        await Cluster.DisposeAsync();
        await Blobs.DisposeAsync();
        if (Environment.GetEnvironmentVariable("MATERIALS_CHAOS_KEEP") is { Length: > 0 })
            Console.WriteLine($"kept: {_folder}");
        else
            Directory.Delete(_folder, recursive: true);
    }
}
