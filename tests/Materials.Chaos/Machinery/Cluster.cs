using System.Diagnostics;
using Materials.Worker.Tests.Fixtures;
using RabbitMQ.Client;

namespace Materials.Chaos.Machinery;

/// <summary>A cluster of RabbitMQ nodes on this machine, each of which can be killed and started again.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private const int MostStarts = 4;

    private readonly string _folder;
    private readonly int _names = Companion.FreePort();
    private readonly Node[] _nodes;
    private Companion? _nameServer;

    public Cluster(string folder, int nodes)
    {
        _folder = folder;
        _nodes = [.. Enumerable.Range(1, nodes).Select(i => new Node(i, Companion.FreePort(), Companion.FreePort(), Path.Combine(folder, $"n{i}")))];
    }

    public int Count => _nodes.Length;

    /// <summary>Every node, as the program's setting names hosts.</summary>
    public string Hosts => string.Join(',', _nodes.Select(n => $"127.0.0.1:{n.Port}"));

    public bool IsUp(int node) => _nodes[node].Server is not null;

    public async Task StartAsync()
    {
        Directory.CreateDirectory(_folder);
        _nameServer = Companion.Start(
            Path.Combine(_folder, "names.log"), new Dictionary<string, string> { ["HOME"] = _folder },
            "epmd", "-address", "127.0.0.1", "-port", $"{_names}");
        // The first forms the cluster, the others join it.
        await StartAsync(0);
        await Task.WhenAll(Enumerable.Range(1, _nodes.Length - 1).Select(StartAsync));
    }

    public async Task StartAsync(int index)
    {
        var node = _nodes[index];
        Directory.CreateDirectory(node.Folder);
        var environment = Surroundings(node);
        await File.WriteAllTextAsync(environment["RABBITMQ_ENABLED_PLUGINS_FILE"], "[].");
        await File.WriteAllTextAsync(environment["RABBITMQ_CONFIG_FILE"], $"""
            disk_free_limit.absolute = 50MB
            log.console = true
            log.console.level = warning
            log.file = false
            cluster_formation.peer_discovery_backend = classic_config
            {string.Join('\n', _nodes.Select(n => $"cluster_formation.classic_config.nodes.{n.Number} = {NameOf(n)}"))}

            """);
        for (var tries = 1; ; tries++)
        {
            node.Server = Companion.Start(Path.Combine(node.Folder, "broker.log"), environment, Path.Combine(Tools(), "rabbitmq-server"));
            try
            {
                await node.Server.UntilAsync(async token => await (await ConnectAsync(node, token)).CloseAsync(token));
                return;
            }
            catch (InvalidOperationException) when (tries < MostStarts)
            {
                // A node that waits for others too long, or has a busy machine, is started again, as an orchestrator does.
                await KillAsync(index);
            }
        }
    }

    public async Task KillAsync(int index)
    {
        var node = _nodes[index];
        if (Interlocked.Exchange(ref node.Server, null) is { } server)
            await server.DisposeAsync();
    }

    /// <summary>A connection to the first node that lives.</summary>
    public async Task<IConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            foreach (var node in _nodes.Where(n => n.Server is not null))
            {
                try
                {
                    return await ConnectAsync(node, cancellationToken);
                }
                catch (Exception fault) when (!cancellationToken.IsCancellationRequested && fault is not OutOfMemoryException)
                {
                    // The next one.
                }
            }

            await Task.Delay(100, cancellationToken);
        }
    }

    /// <summary>The node that leads a queue; null when nobody says so.</summary>
    public async Task<int?> LeaderOfAsync(string queue)
    {
        foreach (var node in _nodes.Where(n => n.Server is not null))
        {
            var start = new ProcessStartInfo(Path.Combine(Tools(), "rabbitmqctl"), ["-n", NameOf(node), "-q", "list_queues", "name", "leader"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            foreach (var (name, value) in Surroundings(node))
                start.Environment[name] = value;
            using var tool = Process.Start(start)!;
            var errors = tool.StandardError.ReadToEndAsync();
            var output = await tool.StandardOutput.ReadToEndAsync();
            await errors;
            await tool.WaitForExitAsync();
            var line = output.Split('\n').Select(l => l.Split('\t')).FirstOrDefault(l => l is [var name, _] && name == queue);
            if (line is [_, var leader] && Array.FindIndex(_nodes, n => NameOf(n) == leader.Trim()) is >= 0 and var index)
                return index;
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        for (var i = 0; i < _nodes.Length; i++)
            await KillAsync(i);
        if (_nameServer is not null)
            await _nameServer.DisposeAsync();
    }

    private static Task<IConnection> ConnectAsync(Node node, CancellationToken cancellationToken) => new ConnectionFactory
    {
        HostName = "127.0.0.1",
        Port = node.Port,
        AutomaticRecoveryEnabled = false,
        RequestedConnectionTimeout = TimeSpan.FromSeconds(5),
        ContinuationTimeout = TimeSpan.FromSeconds(5),
    }.CreateConnectionAsync(cancellationToken);

    private string NameOf(Node node) => $"chaos{node.Number}-{_names}@localhost";

    private Dictionary<string, string> Surroundings(Node node) => new()
    {
        // One home for all: it holds the secret by which they know each other.
        ["HOME"] = _folder,
        ["RUNNING_UNDER_SYSTEMD"] = "true",
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["ERL_EPMD_PORT"] = $"{_names}",
        ["RABBITMQ_NODENAME"] = NameOf(node),
        ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_NODE_PORT"] = $"{node.Port}",
        ["RABBITMQ_DIST_PORT"] = $"{node.Distribution}",
        ["RABBITMQ_MNESIA_BASE"] = Path.Combine(node.Folder, "mnesia"),
        ["RABBITMQ_LOG_BASE"] = Path.Combine(node.Folder, "log"),
        ["RABBITMQ_PID_FILE"] = Path.Combine(node.Folder, "pid"),
        ["RABBITMQ_CONFIG_FILE"] = Path.Combine(node.Folder, "rabbitmq.conf"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(node.Folder, "plugins"),
        // Idle schedulers that spin would take the processor from what is measured.
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "+sbwt none +sbwtdcpu none +sbwtdio none",
    };

    /// <summary>Debian's wrappers in <c>/usr/sbin</c> change the user; the programs themselves do not.</summary>
    private static string Tools() =>
        Directory.Exists("/usr/lib/rabbitmq/lib") && Directory.GetDirectories("/usr/lib/rabbitmq/lib", "rabbitmq_server-*") is [var server, ..]
            ? Path.Combine(server, "sbin")
            : throw new InvalidOperationException("There is no RabbitMQ on this machine; tests/run installs it.");

    private sealed class Node(int number, int port, int distribution, string folder)
    {
        public Companion? Server;

        public int Number => number;

        public int Port => port;

        public int Distribution => distribution;

        public string Folder => folder;
    }
}
