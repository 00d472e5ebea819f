using System.Diagnostics;
using Materials.Worker.Tests.Fixtures;
using RabbitMQ.Client;

[assembly: AssemblyFixture(typeof(RabbitMqBroker))]

namespace Materials.Worker.Tests.Fixtures;

/// <summary>A real RabbitMQ: the one that <c>MATERIALS_TEST_BROKER</c> names by its URI, else Debian's, started when it is first asked for.</summary>
public sealed class RabbitMqBroker : IAsyncDisposable
{
    private readonly Lazy<Task<Uri>> _uri;
    private readonly string _folder = Directory.CreateTempSubdirectory("materials-broker-").FullName;
    private readonly List<Companion> _companions = [];
    private Dictionary<string, string> _surroundings = [];

    public RabbitMqBroker() => _uri = new(StartAsync);

    /// <summary>Where it listens, with user and password.</summary>
    public Task<Uri> UriAsync() => _uri.Value;

    /// <summary>Whether it is ours to trouble.</summary>
    public bool IsOurs => _surroundings.Count > 0;

    /// <summary>The port that it listens on with TLS; 0 for a broker elsewhere.</summary>
    public int TlsPort { get; private set; }

    /// <summary>Who signed its certificate.</summary>
    public string CaFile => Path.Combine(_folder, "ca.pem");

    public async Task<IConnection> ConnectAsync() =>
        await new ConnectionFactory { Uri = await UriAsync() }.CreateConnectionAsync();

    /// <summary>Has the broker think that its memory is used up, or not any more: as long as it does, it takes nothing from those who publish.</summary>
    public async Task AlarmAsync(bool on, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(
            Path.Combine(Path.GetDirectoryName(Server())!, "rabbitmqctl"), ["set_vm_memory_high_watermark", on ? "0.00001" : "0.4"]);
        foreach (var (name, value) in _surroundings)
            start.Environment[name] = value;
        start.RedirectStandardOutput = true;
        using var control = Process.Start(start)!;
        await control.WaitForExitAsync(cancellationToken);
        Assert.Equal(0, control.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        // The broker first, then the name server that it is registered with.
        foreach (var companion in Enumerable.Reverse(_companions))
            await companion.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<Uri> StartAsync()
    {
        if (System.Environment.GetEnvironmentVariable("MATERIALS_TEST_BROKER") is { Length: > 0 } given)
            return new(given);

        var port = Companion.FreePort();
        var names = Companion.FreePort();
        var environment = Surroundings(port, distribution: Companion.FreePort(), names);
        await File.WriteAllTextAsync(environment["RABBITMQ_ENABLED_PLUGINS_FILE"], "[].");
        await File.WriteAllTextAsync(environment["RABBITMQ_CONFIG_FILE"], $"""
            disk_free_limit.absolute = 50MB
            log.console = true
            log.console.level = warning
            log.file = false
            listeners.ssl.default = 127.0.0.1:{TlsPort = Companion.FreePort()}
            ssl_options.cacertfile = {CaFile}
            ssl_options.certfile = {Path.Combine(_folder, "broker.pem")}
            ssl_options.keyfile = {Path.Combine(_folder, "broker.key")}
            ssl_options.verify = verify_none
            ssl_options.fail_if_no_peer_cert = false

            """);
        _surroundings = environment;
        OwnAuthority.Sign(_folder);

        // Erlang's name server would outlive the broker if the broker started it.
        _companions.Add(Companion.Start(Path.Combine(_folder, "names.log"), environment, "epmd", "-address", "127.0.0.1", "-port", $"{names}"));
        var broker = Companion.Start(Path.Combine(_folder, "broker.log"), environment, Server());
        _companions.Add(broker);

        var uri = new Uri($"amqp://guest:guest@127.0.0.1:{port}/");
        await broker.UntilAsync(async token => await (await new ConnectionFactory { Uri = uri }.CreateConnectionAsync(token)).CloseAsync(token));
        return uri;
    }

    private Dictionary<string, string> Surroundings(int port, int distribution, int names) => new()
    {
        ["HOME"] = _folder,
        // The server replaces its shell then, so that the process known is the broker itself.
        ["RUNNING_UNDER_SYSTEMD"] = "true",
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["ERL_EPMD_PORT"] = $"{names}",
        ["RABBITMQ_NODENAME"] = $"materials-{port}@localhost",
        ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_NODE_PORT"] = $"{port}",
        ["RABBITMQ_DIST_PORT"] = $"{distribution}",
        ["RABBITMQ_MNESIA_BASE"] = Path.Combine(_folder, "mnesia"),
        ["RABBITMQ_LOG_BASE"] = Path.Combine(_folder, "log"),
        ["RABBITMQ_PID_FILE"] = Path.Combine(_folder, "pid"),
        ["RABBITMQ_CONFIG_FILE"] = Path.Combine(_folder, "rabbitmq.conf"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(_folder, "plugins"),
    };

    /// <summary>Debian's wrapper in <c>/usr/sbin</c> changes the user; the server itself does not.</summary>
    private static string Server() =>
        Directory.Exists("/usr/lib/rabbitmq/lib")
            && Directory.GetDirectories("/usr/lib/rabbitmq/lib", "rabbitmq_server-*") is [var server, ..]
            ? Path.Combine(server, "sbin", "rabbitmq-server")
            : throw new InvalidOperationException("There is no RabbitMQ on this machine. tests/run installs it; MATERIALS_TEST_BROKER names one elsewhere.");
}
