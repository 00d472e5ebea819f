using System.Diagnostics;

namespace Materials.Chaos.Machinery;

/// <summary>A worker of the program as it is published, started again whenever it has died, until nobody wants it any more.</summary>
/// <param name="diesAtSteps">Whether it is made to die at named steps. What listens for them costs it time of the processor: not where that is measured.</param>
internal sealed class WorkerProcess(int number, string program, string folder, IReadOnlyDictionary<string, string> settings, bool diesAtSteps) : IAsyncDisposable
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string _control = Path.Combine(folder, $"worker{number}.die");
    private readonly Lock _lock = new();
    private StreamWriter? _log;
    private Process? _process;
    private TaskCompletionSource<string?> _end = new();
    private volatile string? _lastWords;
    private volatile bool _wanted = true;
    private volatile bool _flows;
    private Task _keeping = Task.CompletedTask;

    /// <summary>The only processor that it and its reading processes may use, as in a container of one; null for all.</summary>
    public int? Processor { get; init; }

    /// <summary>How often it was started.</summary>
    public int Starts { get; private set; }

    /// <summary>Whether it says that packages flow.</summary>
    public bool Flows => _flows;

    public int? ProcessId => _process?.Id;

    /// <summary>Time of the processor that the present process has had; its reading processes not counted.</summary>
    public TimeSpan ProcessorTime => _process is { HasExited: false } p ? Refreshed(p).TotalProcessorTime : TimeSpan.Zero;

    public long WorkingSet => _process is { HasExited: false } p ? Refreshed(p).WorkingSet64 : 0;

    public void Start()
    {
        _log = new(Path.Combine(folder, $"worker{number}.log"), append: true) { AutoFlush = true };
        _keeping = KeepAsync();
    }

    /// <summary>Has it die at a step.</summary>
    /// <param name="passes">How often it passes there before.</param>
    /// <returns>The step it died at; null when it did not come there in time and was killed where it was.</returns>
    public async Task<string?> DieAtAsync(string step, int passes, TimeSpan patience)
    {
        var end = _end.Task;
        await File.WriteAllTextAsync(_control + ".draft", $"{step}|{passes}");
        File.Move(_control + ".draft", _control, overwrite: true);
        if (await Task.WhenAny(end, Task.Delay(patience)) == end)
            return await end;
        Signal("KILL");
        return await end;
    }

    /// <summary>Kills it wherever it is.</summary>
    public async Task KillAsync()
    {
        var end = _end.Task;
        Signal("KILL");
        await end;
    }

    /// <summary>Tells it to stop, as an orchestrator does, and waits for it.</summary>
    public async Task TerminateAsync()
    {
        var end = _end.Task;
        Signal("TERM");
        await end;
    }

    /// <summary>Ends it for good; it finishes what it holds.</summary>
    public async Task StopAsync()
    {
        _wanted = false;
        Signal("TERM");
        await _done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _wanted = false;
        Signal("KILL");
        await _keeping;
        if (_log is not null)
            await _log.DisposeAsync();
    }

    private async Task KeepAsync()
    {
        while (_wanted)
        {
            File.Delete(_control);
            _lastWords = null;
            _flows = false;
            using var process = Process.Start(StartInfo())!;
            _process = process;
            Starts++;
            process.ErrorDataReceived += (_, line) => Hear(line.Data);
            process.BeginErrorReadLine();
            await process.WaitForExitAsync();
            _process = null;
            _flows = false;
            var end = Interlocked.Exchange(ref _end, new(TaskCreationOptions.RunContinuationsAsynchronously));
            end.TrySetResult(_lastWords);
        }

        _done.TrySetResult();
    }

    private ProcessStartInfo StartInfo()
    {
        string[] command = program.EndsWith(".dll", StringComparison.Ordinal) ? ["dotnet", program, "worker"] : [program, "worker"];
        if (Processor is { } processor)
            command = ["taskset", "--cpu-list", $"{processor}", .. command];
        var start = new ProcessStartInfo(command[0], command[1..]);
        start.RedirectStandardError = true;
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        if (diesAtSteps)
        {
            start.Environment["MATERIALS_CHAOS_CONTROL"] = _control;
            start.Environment["DOTNET_STARTUP_HOOKS"] = Path.Combine(AppContext.BaseDirectory, "Materials.Chaos.Hook.dll");
        }

        return start;
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        if (line.StartsWith("chaos: dies at ", StringComparison.Ordinal))
            _lastWords = line["chaos: dies at ".Length..];
        if (line.Contains("Packages flow", StringComparison.Ordinal))
            _flows = true;
        lock (_lock)
            _log?.WriteLine(line);
    }

    private void Signal(string signal)
    {
        if (_process is { HasExited: false } process)
            Process.Start("kill", [$"-{signal}", $"{process.Id}"]).WaitForExit();
    }

    private static Process Refreshed(Process process)
    {
        process.Refresh();
        return process;
    }
}
