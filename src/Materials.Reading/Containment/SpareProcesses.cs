namespace Materials.Reading.Containment;

/// <summary>Processes that are started before they are needed, so that neither a package nor a place whose process was lost waits for a start.</summary>
/// <remarks>Thread-safe. A spare is started when the one before it is taken. Until <see cref="Keep"/> there is none: a command that reads once needs no second process.</remarks>
/// <param name="closing">Ended together with the pool.</param>
internal sealed class SpareProcesses(ContainmentOptions options, CancellationToken closing) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Queue<Task<ReadingProcess>> _spares = new();
    private int _kept;

    /// <summary>A process that has read nothing: a spare one, or, where there is none, one that is being started.</summary>
    public Task<ReadingProcess> Take()
    {
        lock (_lock)
        {
            Purge();
            var taken = _spares.TryDequeue(out var spare) ? spare : ReadingProcess.StartAsync(options, closing);
            Fill(taken);
            return taken;
        }
    }

    /// <summary>From now on there are spares.</summary>
    /// <returns>When they are ready.</returns>
    public Task Keep()
    {
        lock (_lock)
        {
            _kept = closing.IsCancellationRequested ? 0 : options.SpareProcesses;
            Purge();
            Fill(Task.CompletedTask);
            return Task.WhenAll(_spares);
        }
    }

    /// <summary>Ends those that were not needed.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _kept = 0;
            foreach (var spare in _spares)
                _ = End(spare);
            _spares.Clear();
        }
    }

    /// <summary>Ends a process that nobody needs any longer, as soon as it has started. Nobody waits for it: on a busy machine a process takes a second to be gone.</summary>
    public static Task End(Task<ReadingProcess>? process) => process is null ? Task.CompletedTask : process.ContinueWith(
        started =>
        {
            if (started.IsCompletedSuccessfully)
                started.Result.Dispose();
            else
                _ = started.Exception;
        },
        CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

    /// <summary>Spares that died while they waited, or never started, are none.</summary>
    private void Purge()
    {
        for (var count = _spares.Count; count > 0; count--)
        {
            var spare = _spares.Dequeue();
            if (!spare.IsCompleted || (spare.IsCompletedSuccessfully && spare.Result.IsSound))
                _spares.Enqueue(spare);
            else
                _ = End(spare);
        }
    }

    /// <param name="needed">What is needed at once, and so starts first.</param>
    private void Fill(Task needed)
    {
        while (_spares.Count < _kept)
            _spares.Enqueue(StartAfter(needed));
    }

    /// <summary>If the start before it fails, a spare's would too: whoever needs a process next tries again.</summary>
    private async Task<ReadingProcess> StartAfter(Task needed)
    {
        await needed;
        return await ReadingProcess.StartAsync(options, closing);
    }
}
