using System.Collections.Immutable;
using System.Diagnostics;
using Materials.Pages;
using Materials.Reading;

namespace Materials.Worker.Screenings;

/// <summary>A stretch of the work on a large package: after its time no further file is begun, and the package goes on later from what was kept.</summary>
internal sealed class Leg : IDisposable
{
    private static readonly AsyncLocal<Leg?> s_current = new();
    private readonly Leg? _outer = s_current.Value;
    private readonly TimeSpan? _limit;
    private long _start;

    private Leg(TimeSpan? limit) => _limit = limit;

    /// <summary>The one that the caller's work belongs to.</summary>
    public static Leg? Current => s_current.Value;

    /// <summary>Whether the package is one of those that small ones must not wait for.</summary>
    public bool IsOfLargePackage => _limit is not null;

    /// <param name="limit">Null for as long as it takes.</param>
    public static Leg Begin(TimeSpan? limit) => s_current.Value = new(limit);

    /// <summary>Before a file is read. One is always read, or a package would never come to its end.</summary>
    /// <exception cref="LegOverException">Its time is over.</exception>
    public void BeginFile()
    {
        // Counted from the first file that is new: fetching again what was read in earlier legs is no progress.
        var start = Interlocked.CompareExchange(ref _start, Stopwatch.GetTimestamp(), 0);
        if (start != 0 && Stopwatch.GetElapsedTime(start) > _limit)
            throw new LegOverException();
    }

    public void Dispose() => s_current.Value = _outer;
}

/// <summary>A stretch of the work on a large package is over.</summary>
internal sealed class LegOverException : Exception;

/// <summary>Reads the files of large packages one beside the small ones' rather than all at once, and only as long as their leg lasts.</summary>
internal sealed class FairReader : IFileReader, IDisposable
{
    private readonly IFileReader _reader;
    private readonly SemaphoreSlim _large;

    /// <param name="reader">Reads them.</param>
    /// <param name="processes">How many files it reads at the same time.</param>
    public FairReader(IFileReader reader, int processes)
        : this(reader, new SemaphoreSlim(Math.Max(1, processes / 2)))
    {
    }

    private FairReader(IFileReader reader, SemaphoreSlim large) => (_reader, _large) = (reader, large);

    /// <inheritdoc/>
    /// <remarks>The large packages of all share what is theirs.</remarks>
    public IFileReader ForOnePackage() => new FairReader(_reader.ForOnePackage(), _large);

    public async Task<ImmutableArray<FileContent>> ReadAsync(string path, FileStream content, CancellationToken cancellationToken)
    {
        if (Leg.Current is not { IsOfLargePackage: true } leg)
            return await _reader.ReadAsync(path, content, cancellationToken);
        await _large.WaitAsync(cancellationToken);
        try
        {
            leg.BeginFile();
            return await _reader.ReadAsync(path, content, cancellationToken);
        }
        finally
        {
            _large.Release();
        }
    }

    public void Dispose() => _large.Dispose();
}
