using Azure.Storage.Blobs;
using Materials.Worker.Tests.Fixtures;

[assembly: AssemblyFixture(typeof(AzuriteServer))]

namespace Materials.Worker.Tests.Fixtures;

/// <summary>A real blob server: the one that <c>MATERIALS_TEST_BLOBS</c> names by its connection string, else Azurite, started when it is first asked for.</summary>
public sealed class AzuriteServer : IAsyncDisposable
{
    // The account that every Azurite has; it is published in its documentation.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly Lazy<Task<string>> _connectionString;
    private readonly string _folder = Directory.CreateTempSubdirectory("materials-blobs-").FullName;
    private Companion? _server;
    private int _containers;

    public AzuriteServer() => _connectionString = new(StartAsync);

    public Task<string> ConnectionStringAsync() => _connectionString.Value;

    /// <summary>A container of its own for one test.</summary>
    public async Task<BlobContainerClient> CreateContainerAsync(CancellationToken cancellationToken)
    {
        var name = $"test-{Environment.ProcessId}-{Interlocked.Increment(ref _containers)}-{DateTime.UtcNow:HHmmssfff}";
        var container = new BlobContainerClient(await ConnectionStringAsync(), name);
        await container.CreateAsync(cancellationToken: cancellationToken);
        return container;
    }

    /// <summary>The port that a connection string's blob endpoint names.</summary>
    public static int PortOf(string connectionString) => EndpointOf(connectionString).Port;

    /// <summary>The same server by another port of this machine.</summary>
    public static string At(int port, string connectionString)
    {
        var endpoint = EndpointOf(connectionString);
        return connectionString.Replace(endpoint.GetLeftPart(UriPartial.Authority), $"http://127.0.0.1:{port}", StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<string> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("MATERIALS_TEST_BLOBS") is { Length: > 0 } given)
            return given;

        var port = Companion.FreePort();
        _server = Companion.Start(
            Path.Combine(_folder, "azurite.log"),
            new Dictionary<string, string> { ["HOME"] = _folder },
            "node", Program(), "--blobHost", "127.0.0.1", "--blobPort", $"{port}", "--location", _folder,
            // The SDK is newer than the emulator knows.
            "--skipApiVersionCheck", "--disableTelemetry", "--silent");
        var connectionString = $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint=http://127.0.0.1:{port}/{Account};";
        var options = new BlobClientOptions { Retry = { MaxRetries = 0 } };
        await _server.UntilAsync(token => new BlobServiceClient(connectionString, options).GetPropertiesAsync(token));
        return connectionString;
    }

    private static Uri EndpointOf(string connectionString) =>
        new(connectionString.Split(';').Single(part => part.StartsWith("BlobEndpoint=", StringComparison.Ordinal))["BlobEndpoint=".Length..]);

    private static string Program()
    {
        var program = Path.Combine(Repository.Root, "tests", "node_modules", "azurite", "dist", "src", "blob", "main.js");
        return File.Exists(program)
            ? program
            : throw new InvalidOperationException("Azurite is not installed. tests/run installs it; MATERIALS_TEST_BLOBS names a server elsewhere.");
    }
}
