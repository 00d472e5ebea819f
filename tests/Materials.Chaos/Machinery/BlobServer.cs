using Azure.Storage.Blobs;
using Materials.Worker.Tests.Fixtures;

namespace Materials.Chaos.Machinery;

/// <summary>Azurite, which can be killed and started again on what it had kept.</summary>
internal sealed class BlobServer(string folder) : IAsyncDisposable
{
    // The account that every Azurite has; it is published in its documentation.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly TimeSpan s_asked = TimeSpan.FromMilliseconds(500);

    private Companion? _server;

    public int Port { get; } = Companion.FreePort();

    public string ConnectionString => At(Port);

    /// <summary>The same server by another port of this machine.</summary>
    public static string At(int port) =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint=http://127.0.0.1:{port}/{Account};";

    public async Task StartAsync()
    {
        Directory.CreateDirectory(folder);
        var program = Path.Combine(Repository.Root, "tests", "node_modules", "azurite", "dist", "src", "blob", "main.js");
        if (!File.Exists(program))
            throw new InvalidOperationException("Azurite is not installed; tests/run installs it.");
        _server = Companion.Start(
            Path.Combine(folder, "azurite.log"), new Dictionary<string, string> { ["HOME"] = folder },
            "node", program, "--blobHost", "127.0.0.1", "--blobPort", $"{Port}", "--location", folder,
            "--skipApiVersionCheck", "--disableTelemetry", "--silent");
        var once = new BlobClientOptions { Retry = { MaxRetries = 0 } };
        await _server.UntilAsync(token => new BlobServiceClient(ConnectionString, once).GetPropertiesAsync(token));
    }

    /// <summary>
    /// Waits until what it said that it keeps is on the disk. It says so some seconds before it is, on a busy machine many: killed earlier, it forgets
    /// what a real store never would.
    /// </summary>
    public async Task UntilSavedAsync()
    {
        var sign = $"saved-{Guid.NewGuid():N}";
        await new BlobServiceClient(ConnectionString).CreateBlobContainerAsync(sign);
        // The index is written whole, under another name first: where the sign is, everything before it is.
        while (!await IsInIndexAsync(sign))
            await Task.Delay(s_asked);
    }

    public async Task KillAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _server = null;
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    private async Task<bool> IsInIndexAsync(string sign)
    {
        try
        {
            return (await File.ReadAllTextAsync(Path.Combine(folder, "__azurite_db_blob__.json"))).Contains(sign, StringComparison.Ordinal);
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }
}
