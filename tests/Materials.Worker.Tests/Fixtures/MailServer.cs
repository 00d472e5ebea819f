using System.Net.Sockets;
using System.Text.Json.Nodes;
using MimeKit;

namespace Materials.Worker.Tests.Fixtures;

/// <summary>A real mail server, npm's <c>smtp-server</c>, that keeps what it takes.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    public const string User = "materials";
    public const string Password = "open-sesame-42";

    private readonly string _folder;
    private readonly Companion _server;

    private MailServer(string folder, Companion server, int port) => (_folder, _server, Port) = (folder, server, port);

    public int Port { get; }

    /// <summary>Who signed its certificate, which is for <c>localhost</c>.</summary>
    public string CaFile => Path.Combine(_folder, "ca.pem");

    /// <param name="ways"><c>tls</c>: from the first byte; <c>plain</c>: never; nothing: by STARTTLS.</param>
    public static async Task<MailServer> StartAsync(params string[] ways)
    {
        var folder = Directory.CreateTempSubdirectory("materials-mail-").FullName;
        OwnAuthority.Sign(folder);
        Directory.CreateDirectory(Path.Combine(folder, "mail"));
        var port = Companion.FreePort();
        var server = Companion.Start(
            Path.Combine(folder, "server.log"), new Dictionary<string, string> { ["HOME"] = folder },
            "node",
            [
                Path.Combine(Repository.Root, "tests", "Materials.Worker.Tests", "Fixtures", "mail-server.mjs"), $"{port}", Path.Combine(folder, "mail"),
                Path.Combine(folder, "broker.key"), Path.Combine(folder, "broker.pem"), User, Password, .. ways,
            ]);
        await server.UntilAsync(async token =>
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port, token);
        });
        return new(folder, server, port);
    }

    /// <summary>The mails that it took, oldest first.</summary>
    public IReadOnlyList<(MimeMessage Message, JsonNode Envelope)> Mails() =>
    [
        .. Directory.GetFiles(Path.Combine(_folder, "mail"), "*.eml")
            .OrderBy(f => int.Parse(Path.GetFileNameWithoutExtension(f)))
            .Select(f => (MimeMessage.Load(f), JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(f, ".json")))!)),
    ];

    /// <summary>Forgets what it took.</summary>
    public void Clear()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(_folder, "mail")))
            File.Delete(file);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>One mail server for all tests of a class.</summary>
public sealed class SharedMailServer : IAsyncLifetime
{
    internal MailServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await MailServer.StartAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
