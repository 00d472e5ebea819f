using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Materials.Benchmarks;

/// <summary>The program's <c>serve</c> over a folder, with its desk on a free port of the loopback interface.</summary>
internal sealed partial class RunningDesk : IAsyncDisposable
{
    private readonly Process _process;

    private RunningDesk(Process process, string address) => (_process, Address) = (process, address);

    /// <summary>Without a slash at its end.</summary>
    public string Address { get; }

    /// <summary>What it has cost until now.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <param name="program">The published program.</param>
    /// <param name="ready">The line of its log that is waited for.</param>
    /// <param name="settings">Environment variables beside the desk's address.</param>
    /// <exception cref="InvalidOperationException">It ended before it said so.</exception>
    public static async Task<RunningDesk> StartAsync(string program, string data, string ready, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo(program, ["serve", "--data", data]) { RedirectStandardError = true };
        start.Environment["MATERIALS__DESK__ADDRESS"] = "http://127.0.0.1:0";
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        string? address = null;
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            address ??= Open.Match(line) is { Success: true } open ? open.Groups[1].Value : null;
            if (address is null || !line.Contains(ready, StringComparison.Ordinal))
                continue;
            // Or its log fills the pipe and it stands still.
            _ = process.StandardError.ReadToEndAsync();
            return new(process, address);
        }
        throw new InvalidOperationException($"{program} ended before it said \"{ready}\".");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex(@"The desk is open at (http://\S+)")]
    private static partial Regex Open { get; }
}
