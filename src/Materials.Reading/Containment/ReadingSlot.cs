namespace Materials.Reading.Containment;

/// <summary>The place of one reading process in the pool: whatever becomes of the process, another takes its place at once.</summary>
/// <remarks>Used by one reading at a time.</remarks>
internal sealed class ReadingSlot(ContainmentOptions options, SpareProcesses spares, CancellationToken closing) : IDisposable
{
    private static readonly TimeSpan MaxTimeToEnd = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private Task<ReadingProcess>? _process;

    public ContainmentLevel Level { get; private set; }

    public int? ProcessId => _process is { IsCompletedSuccessfully: true } started ? started.Result.ProcessId : null;

    /// <summary>Ended together with the pool.</summary>
    public CancellationToken Closing => closing;

    /// <summary>Whose files the process has read; null for a process that has read none.</summary>
    public object? Package { get; private set; }

    /// <summary>Files read in a row for one package.</summary>
    public int InARow { get; private set; }

    /// <summary>A file of a package is to be read here: by a new process, if this one has read another package's.</summary>
    public void Begin(object package)
    {
        if (Package is not null && Package != package)
            Replace();
        InARow = Package == package ? InARow + 1 : 1;
        Package = package;
    }

    /// <summary>The process, started if there is none.</summary>
    /// <exception cref="ReadingUnavailableException">It cannot be started; the next call tries again.</exception>
    public async Task<ReadingProcess> ProcessAsync()
    {
        var process = await Started();
        if (process.IsSound)
            return process;

        // It died idle.
        Replace();
        return await Started();
    }

    /// <summary>Ends the process and starts the next one, without waiting for it.</summary>
    public void Replace()
    {
        lock (_lock)
        {
            _ = SpareProcesses.End(_process);
            _process = closing.IsCancellationRequested ? null : StartAsync();
        }
    }

    /// <summary>After a file: a process that has read enough of them is replaced.</summary>
    public void Rest(ReadingProcess process)
    {
        if (process.FilesRead >= options.FilesPerProcess)
            Replace();
    }

    public void Dispose()
    {
        Task ending;
        lock (_lock)
        {
            ending = SpareProcesses.End(_process);
            _process = null;
        }

        // At the end of the program its time is still counted as the program's, if it has started at all.
        _ = ending.Wait(MaxTimeToEnd);
    }

    private Task<ReadingProcess> Started()
    {
        lock (_lock)
        {
            closing.ThrowIfCancellationRequested();
            if (_process is null or { IsFaulted: true } or { IsCanceled: true })
                _process = StartAsync();
            return _process;
        }
    }

    private async Task<ReadingProcess> StartAsync()
    {
        var process = await spares.Take();
        Level = process.Level;
        return process;
    }
}
