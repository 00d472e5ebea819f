using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Materials.Worker.Tests.Fixtures;

/// <summary>A program that the tests need beside them, and that ends with them, however they end.</summary>
/// <remarks>
/// It is started by a shell that waits on a pipe from this process. When the pipe closes, because the fixture is disposed of
/// or because the test process was killed, the shell kills what it started, by its process id.
/// </remarks>
internal sealed class Companion : IAsyncDisposable
{
    private const string Guard = """
        exec 3<&0 2>/dev/null
        "$@" </dev/null >"$COMPANION_LOG" 2>&1 3<&- &
        companion=$!
        read -r _ <&3
        kill -KILL "$companion"
        wait "$companion"
        """;

    private readonly Process _guard;
    private readonly string _log;

    private Companion(Process guard, string log) => (_guard, _log) = (guard, log);

    /// <param name="environment">The whole of it: nothing is inherited but <c>PATH</c>.</param>
    public static Companion Start(string log, IReadOnlyDictionary<string, string> environment, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true };
        foreach (var argument in (string[])["-c", Guard, "guard", program, .. arguments])
            start.ArgumentList.Add(argument);
        var path = start.Environment["PATH"];
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        start.Environment["COMPANION_LOG"] = log;
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new(Process.Start(start)!, log);
    }

    /// <summary>Waits until it answers.</summary>
    /// <param name="answers">Asked again and again; an exception is a no.</param>
    public async Task UntilAsync(Func<CancellationToken, Task> answers)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (true)
        {
            try
            {
                await answers(patience.Token);
                return;
            }
            catch (Exception no)
            {
                if (patience.IsCancellationRequested)
                    throw new InvalidOperationException($"It does not answer. Its log:\n{await File.ReadAllTextAsync(_log)}", no);
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _guard.StandardInput.Close();
        await _guard.WaitForExitAsync();
        _guard.Dispose();
    }

    /// <summary>A port of the loopback interface that nobody listens on now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
