using System.Collections.Immutable;
using Materials.Pages;
using Materials.Reading.Drawing;

namespace Materials.Reading.Containment;

/// <summary>Reads files in a small pool of warm reading processes. What a file does to its reader becomes that file's finding and nothing else's.</summary>
/// <remarks>Thread-safe. As many files are read at a time as there are processes; the others wait.</remarks>
public sealed class ReadingPool : IFileReader, IDisposable
{
    private readonly ContainmentOptions _options;
    private readonly ReadingSlot[] _slots;
    private readonly SpareProcesses _spares;
    private readonly SlotQueue _queue;
    private readonly CancellationTokenSource _closing = new();

    public ReadingPool(ContainmentOptions options)
    {
        _options = options;
        // Without Landlock a process could read the environment of another of the same user, which holds the program's secrets.
        if (OperatingSystem.IsLinux() && Landlock.Version == 0)
            _ = Native.prctl(Native.SetDumpable, 0, 0, 0, 0);
        _spares = new(options, _closing.Token);
        _slots = [.. Enumerable.Range(0, options.Processes).Select(_ => new ReadingSlot(options, _spares, _closing.Token))];
        _queue = new(_slots);
    }

    /// <summary>Told after each page whose text was recognised, from many threads; null for nobody.</summary>
    public IProgress<PageProgress>? Progress { get; set; }

    /// <summary>How it reads.</summary>
    public ContainmentOptions Options => _options;

    /// <summary>How many there are.</summary>
    public int Processes => _slots.Length;

    /// <summary>How far the processes could be shut in; <see cref="ContainmentLevel.None"/> until the first has started.</summary>
    public ContainmentLevel Level => _slots.Select(s => s.Level).FirstOrDefault(l => l != ContainmentLevel.None);

    /// <summary>The processes that are there at the moment, for watching over them.</summary>
    internal IEnumerable<int> ProcessIds => _slots.Select(s => s.ProcessId).OfType<int>();

    /// <inheritdoc/>
    /// <remarks>As the only file of a package of its own.</remarks>
    /// <exception cref="ReadingUnavailableException">No reading process can be started.</exception>
    public Task<ImmutableArray<FileContent>> ReadAsync(string path, FileStream content, CancellationToken cancellationToken) =>
        ReadAsync(this, path, content, cancellationToken);

    /// <inheritdoc/>
    public IFileReader ForOnePackage() => new OnePackage(this);

    /// <summary>Shows a page of a file as a person sees it, by a process that has read nothing else.</summary>
    /// <param name="path">Of the file that was uploaded; the page's own may be inside it.</param>
    /// <param name="content">Stays the caller's.</param>
    /// <returns>As JPEG; null where nothing shows the page, or its process failed at it.</returns>
    /// <exception cref="ReadingUnavailableException">No reading process can be started.</exception>
    public async Task<byte[]?> ShowAsync(string path, FileStream content, PageSought sought, CancellationToken cancellationToken)
    {
        var slot = await _queue.TakeAsync(new object(), cancellationToken);
        try
        {
            return await new ContainedReading(slot, _options, path, content, progress: null).ShowAsync(sought, cancellationToken);
        }
        finally
        {
            _queue.Return(slot);
        }
    }

    private async Task<ImmutableArray<FileContent>> ReadAsync(object package, string path, FileStream content, CancellationToken cancellationToken)
    {
        var slot = await _queue.TakeAsync(package, cancellationToken);
        try
        {
            return await new ContainedReading(slot, _options, path, content, Progress).ReadAsync(cancellationToken);
        }
        finally
        {
            _queue.Return(slot);
        }
    }

    private sealed class OnePackage(ReadingPool pool) : IFileReader
    {
        public Task<ImmutableArray<FileContent>> ReadAsync(string path, FileStream content, CancellationToken cancellationToken) =>
            pool.ReadAsync(this, path, content, cancellationToken);

        public IFileReader ForOnePackage() => this;
    }

    /// <summary>Starts the processes, so that the first package does not wait for them, and from now on keeps spare ones for the packages after it.</summary>
    /// <exception cref="ReadingUnavailableException">They cannot be started.</exception>
    public async Task WarmAsync()
    {
        await Task.WhenAll(_slots.Select(s => s.ProcessAsync()));
        await _spares.Keep();
    }

    /// <summary>Ends the processes. What is still being read fails as cancelled.</summary>
    public void Dispose()
    {
        _closing.Cancel();
        foreach (var slot in _slots)
            slot.Dispose();
        _spares.Dispose();
    }
}
