using System.Text.RegularExpressions;
using Materials.Desk.Tests.Fixtures;
using Materials.Worker.Tests.CommandLine;
using Materials.Worker.Tests.Fixtures;

[assembly: AssemblyFixture(typeof(Browser))]

namespace Materials.Desk.Tests.Fixtures;

/// <summary>The program as its users start it, <c>serve</c> over a folder of its own, with its desk on a free port of the loopback interface.</summary>
internal sealed partial class DeskScene : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string?> _settings;
    private MaterialsService? _program;

    private DeskScene(Dictionary<string, string?> settings) => _settings = settings;

    /// <summary>Where the desk is, without a slash at its end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The folder that the program keeps everything in.</summary>
    public string Data => _folder.Path;

    public string Errors => _program?.Errors ?? "";

    /// <param name="settings">Environment variables of the program.</param>
    public static async Task<DeskScene> OpenAsync(CancellationToken cancellationToken, params (string Name, string Value)[] settings)
    {
        var scene = new DeskScene(settings.ToDictionary(s => s.Name, s => (string?)s.Value));
        await scene.StartAsync(cancellationToken);
        return scene;
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var environment = new Dictionary<string, string?>(_settings);
        environment.TryAdd("MATERIALS__DESK__ADDRESS", "http://127.0.0.1:0");
        _program = MaterialsService.Start(environment, "serve", "--data", Data);
        Match open;
        while (!(open = Open.Match(_program.Errors)).Success)
        {
            Assert.False(_program.HasExited, _program.Errors);
            await Task.Delay(50, cancellationToken);
        }
        Address = open.Groups[1].Value;
    }

    /// <summary>As a restart of the machine does.</summary>
    /// <param name="forgetRegister">Whether what the desk keeps of its own is lost meanwhile.</param>
    public async Task RestartAsync(CancellationToken cancellationToken, bool forgetRegister = false)
    {
        await _program!.StopAsync(cancellationToken);
        await _program.DisposeAsync();
        if (forgetRegister)
            Directory.Delete(Path.Combine(Data, "desk"), recursive: true);
        await StartAsync(cancellationToken);
    }

    /// <summary>Puts a folder of the repository into the inbox, whole at once.</summary>
    /// <param name="name">Its name there.</param>
    public string PutIn(string folder, string name)
    {
        var there = Path.Combine(Data, "inbox", name);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(there, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return there;
    }

    public async ValueTask DisposeAsync()
    {
        if (_program is not null)
            await _program.DisposeAsync();
        _folder.Dispose();
    }

    [GeneratedRegex(@"The desk is open at (http://\S+)")]
    private static partial Regex Open { get; }
}
