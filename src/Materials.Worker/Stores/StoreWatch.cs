using Azure.Storage.Blobs;

namespace Materials.Worker.Stores;

/// <summary>Pauses the work while the blob store is away: what is at work waits for it here, nothing more is taken, and no attempt is used up.</summary>
internal sealed class StoreWatch(BlobContainerClient container, TimeProvider time, ILogger<StoreWatch> log) : IPauses
{
    /// <summary>Often enough that work goes on within a second of the store being back.</summary>
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan s_answersWithin = TimeSpan.FromSeconds(3);

    /// <summary>Longer, a message is given back to the broker, which would take it away after half an hour.</summary>
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMinutes(5);

    /// <summary>A store that answers when asked and fails at work anyway is left to the broker's waiting queues.</summary>
    private const int MostTries = 5;

    /// <summary>What is held on disk while it is read must find room: a disk that is full is a store that is away.</summary>
    private const int RoomOnDisk = 1 << 20;

    private readonly Lock _lock = new();
    private Task _back = Task.CompletedTask;

    /// <summary>Whether work goes on.</summary>
    public bool IsThere => _back.IsCompleted;

    /// <inheritdoc/>
    /// <exception cref="IOException">The store has been away for too long to hold a message.</exception>
    public async Task WhileThereAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            await BackAsync(cancellationToken);
            try
            {
                await work();
                return;
            }
            catch (Exception fault) when (tries < MostTries && !cancellationToken.IsCancellationRequested && StoreFault.IsOutage(fault))
            {
                Pause(fault);
            }
        }
    }

    private async Task BackAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _back.WaitAsync(s_longestPause, time, cancellationToken);
        }
        catch (TimeoutException late)
        {
            throw new IOException("The blob store has been away for minutes.", late);
        }
    }

    private void Pause(Exception fault)
    {
        lock (_lock)
        {
            if (!_back.IsCompleted)
                return;
            log.Paused(fault.GetType().Name);
            _back = Task.Run(ReturnAsync);
        }
    }

    private async Task ReturnAsync()
    {
        var since = time.GetTimestamp();
        do
            await Task.Delay(s_interval, time);
        while (!await AnswersAsync());
        log.Resumed(time.GetElapsedTime(since).TotalSeconds);
    }

    private async Task<bool> AnswersAsync()
    {
        using var limited = new CancellationTokenSource(s_answersWithin);
        try
        {
            // A container that is not there yet is an answer, too: it is made with the first blob.
            await container.ExistsAsync(limited.Token);
            await using var room = new FileStream(
                Path.GetTempFileName(), FileMode.Open, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            await room.WriteAsync(new byte[RoomOnDisk], limited.Token);
            await room.FlushAsync(limited.Token);
            return true;
        }
        catch (Exception no) when (StoreFault.Is(no) || no is OperationCanceledException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
