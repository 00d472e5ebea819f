using Azure.Storage.Blobs;
using Materials.Worker.Bus;
using Materials.Worker.Channels;
using Materials.Worker.Tests.Fixtures;
using RabbitMQ.Client;

namespace Materials.Worker.Tests.Delivery;

/// <summary>A broker, a container and a portal for one test, and the workers that it starts.</summary>
internal sealed class WorkerScene : IAsyncDisposable
{
    private readonly RabbitMqBroker _broker;
    private readonly Dictionary<string, string?> _environment;
    private readonly List<MaterialsService> _workers = [];
    private Portal? _portal;

    private WorkerScene(RabbitMqBroker broker, BlobContainerClient container, Dictionary<string, string?> environment) =>
        (_broker, Container, _environment) = (broker, container, environment);

    public BlobContainerClient Container { get; }

    public IReadOnlyDictionary<string, string?> Environment => _environment;

    public RabbitMqBroker Broker => _broker;

    public static async Task<WorkerScene> SetAsync(RabbitMqBroker broker, AzuriteServer blobs, CancellationToken cancellationToken)
    {
        var uri = await broker.UriAsync();
        var user = uri.UserInfo.Split(':');
        var container = await blobs.CreateContainerAsync(cancellationToken);
        await ForgetAsync(broker, cancellationToken);
        return new(broker, container, new()
        {
            ["MATERIALS__BROKER__HOST"] = uri.Host,
            ["MATERIALS__BROKER__PORT"] = $"{uri.Port}",
            ["MATERIALS__BROKER__USERNAME"] = Uri.UnescapeDataString(user[0]),
            ["MATERIALS__BROKER__PASSWORD"] = Uri.UnescapeDataString(user[1]),
            ["MATERIALS__STORAGE__CONNECTIONSTRING"] = await blobs.ConnectionStringAsync(),
            ["MATERIALS__STORAGE__CONTAINER"] = container.Name,
        });
    }

    /// <param name="settings">What it is told otherwise than the scene's other programs.</param>
    public MaterialsService StartWorker(params (string Name, string Value)[] settings)
    {
        var environment = new Dictionary<string, string?>(_environment);
        foreach (var (name, value) in settings)
            environment[name] = value;
        var worker = MaterialsService.Start(environment, "worker");
        _workers.Add(worker);
        return worker;
    }

    /// <summary>A portal that listens, once a worker consumes.</summary>
    public async Task<Portal> OpenPortalAsync(CancellationToken cancellationToken) =>
        _portal ??= await Portal.OpenAsync(_broker, Container, cancellationToken);

    /// <summary>A worker that dies whenever it fetches a certain blob, and is started again each time, as an orchestrator does.</summary>
    public Task StartVictim(string poison, CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                var worker = StartWorker(
                    ("DOTNET_STARTUP_HOOKS", Path.Combine(AppContext.BaseDirectory, "Materials.Chaos.Hook.dll")), ("MATERIALS_CHAOS_POISON", poison));
                await worker.ExitAsync(cancellationToken);
            }
        },
        CancellationToken.None);

    /// <summary>A worker that dies the first time it comes to a step, such as <c>CompletenessReported send begins</c>.</summary>
    public MaterialsService StartMortal(string step)
    {
        var control = Path.GetTempFileName();
        File.WriteAllText(control, $"{step}|0");
        return StartWorker(
            ("DOTNET_STARTUP_HOOKS", Path.Combine(AppContext.BaseDirectory, "Materials.Chaos.Hook.dll")), ("MATERIALS_CHAOS_CONTROL", control));
    }

    /// <summary>The names of blobs that begin so.</summary>
    public async Task<string[]> BlobsAsync(string prefix, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await foreach (var blob in Container.GetBlobsAsync(Azure.Storage.Blobs.Models.BlobTraits.None, Azure.Storage.Blobs.Models.BlobStates.None, prefix, cancellationToken))
            names.Add(blob.Name);
        return [.. names];
    }

    /// <summary>Runs another command of the program against the same broker and container.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        await using var command = MaterialsService.Start(_environment, arguments);
        var exitCode = await command.ExitAsync(cancellationToken);
        return (exitCode, command.Output, command.Errors);
    }

    /// <summary>Waits until the program lists so many parked messages; a line each.</summary>
    public async Task<string[]> UntilListedAsync(int count, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (_, output, _) = await RunAsync(cancellationToken, "dead-letters", "list");
            var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            if (lines.Length == count)
                return lines;
        }
    }

    /// <summary>Waits for a parked message.</summary>
    public async Task<BasicGetResult> UntilParkedAsync(CancellationToken cancellationToken)
    {
        var channel = (await OpenPortalAsync(cancellationToken)).Channel;
        while (true)
        {
            if (await channel.BasicGetAsync("materials-dead-letters", autoAck: true, cancellationToken) is { } parked)
                return parked;
            await Task.Delay(100, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Shown when the test fails.
        foreach (var worker in _workers)
            TestContext.Current.TestOutputHelper?.WriteLine($"--- worker\n{worker.Errors}");
        if (_portal is not null)
            await _portal.DisposeAsync();
        foreach (var worker in _workers.ToArray())
            await worker.DisposeAsync();
        await Container.DeleteIfExistsAsync();
    }

    /// <summary>Nothing of an earlier test is left on the broker, nor comes back from a queue that it waits in.</summary>
    private static async Task ForgetAsync(RabbitMqBroker broker, CancellationToken cancellationToken)
    {
        await using var connection = await broker.ConnectAsync();
        foreach (var queue in (string[])[.. Topology.Waits.Select(Topology.WaitQueue), .. Topology.Lanes, Topology.DeadLetters,
            .. ConfiguredChannels.Names.SelectMany(ChannelTopology.Queues).Select(q => q.Name)])
        {
            await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
            await channel.QueueDeleteAsync(queue, ifUnused: false, ifEmpty: false, cancellationToken: cancellationToken);
        }
    }
}
