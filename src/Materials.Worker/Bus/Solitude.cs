using System.Diagnostics;

namespace Materials.Worker.Bus;

/// <summary>Lets packages be worked on side by side, and one that is under suspicion alone: it takes nobody with it. Thread-safe.</summary>
internal sealed class Solitude : IDisposable
{
    /// <summary>More than a worker ever has at work.</summary>
    private const int Seats = 256;

    /// <summary>How long a package waits to be alone while nobody else comes in. Beside a large one that is at work it comes again later.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim _door = new(1, 1);
    private readonly SemaphoreSlim _seats = new(Seats, Seats);

    public async Task AmongOthersAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        await _door.WaitAsync(cancellationToken);
        try
        {
            await _seats.WaitAsync(cancellationToken);
        }
        finally
        {
            _door.Release();
        }

        try
        {
            await work();
        }
        finally
        {
            _seats.Release();
        }
    }

    /// <exception cref="TimeoutException">Others are still at work.</exception>
    public async Task AloneAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        await _door.WaitAsync(cancellationToken);
        var taken = 0;
        var since = Stopwatch.GetTimestamp();
        try
        {
            // Nobody else comes in meanwhile; who is inside leaves in the end.
            for (; taken < Seats; taken++)
            {
                var left = s_longestWait - Stopwatch.GetElapsedTime(since);
                if (!await _seats.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, cancellationToken))
                    throw new TimeoutException("Others are still at work.");
            }

            await work();
        }
        finally
        {
            if (taken > 0)
                _seats.Release(taken);
            _door.Release();
        }
    }

    public void Dispose()
    {
        _door.Dispose();
        _seats.Dispose();
    }
}
