using System.Net;
using System.Net.Sockets;

[assembly: AssemblyFixture(typeof(Materials.Worker.Tests.Fixtures.ClamdServer))]

namespace Materials.Worker.Tests.Fixtures;

/// <summary>A clamd of its own on a free port and on a socket, with one signature, the test file of EICAR's. Started with the first test that asks for it.</summary>
public sealed class ClamdServer : IAsyncDisposable
{
    /// <summary>Of what clamd takes over a connection.</summary>
    public const int MaxStreamBytes = 1 << 20;

    /// <summary>The signature that the test file is known by.</summary>
    public const string Eicar = "Eicar-Test-Signature.UNOFFICIAL";

    private const string Program = "/usr/sbin/clamd";

    private readonly string _folder = Directory.CreateTempSubdirectory("materials-clamd-").FullName;
    private readonly Lazy<Task<int>> _port;
    private Companion? _server;

    public ClamdServer() => _port = new(StartAsync);

    /// <summary>EICAR's test file, put together here so that no scanner takes this source for it.</summary>
    public static byte[] TestFile => [.. "X5O!P%@AP[4\\PZX54(P^)7CC)7}$"u8, .. "EICAR-STANDARD-ANTIVIRUS-"u8, .. "TEST-FILE!$H+H*"u8];

    public string SocketPath => Path.Combine(_folder, "clamd.socket");

    public Task<int> PortAsync() => _port.Value;

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<int> StartAsync()
    {
        if (!File.Exists(Program))
            throw new InvalidOperationException("clamd is not installed; tests/run installs it (Debian's clamav-daemon).");
        var port = Companion.FreePort();
        var signatures = Directory.CreateDirectory(Path.Combine(_folder, "signatures")).FullName;
        await File.WriteAllTextAsync(Path.Combine(signatures, "eicar.ndb"), $"Eicar-Test-Signature:0:0:{Convert.ToHexStringLower(TestFile)}\n");
        var configuration = Path.Combine(_folder, "clamd.conf");
        await File.WriteAllTextAsync(configuration, $"""
            Foreground yes
            TCPSocket {port}
            TCPAddr 127.0.0.1
            LocalSocket {SocketPath}
            DatabaseDirectory {signatures}
            TemporaryDirectory {_folder}
            StreamMaxLength {MaxStreamBytes}
            AlertExceedsMax yes
            MaxThreads 2

            """);
        _server = Companion.Start(Path.Combine(_folder, "clamd.log"), new Dictionary<string, string>(), Program, $"--config-file={configuration}");
        await _server.UntilAsync(async cancellationToken =>
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
        });
        return port;
    }
}
