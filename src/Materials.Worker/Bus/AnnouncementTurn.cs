namespace Materials.Worker.Bus;

/// <summary>
/// Lets packages announce their reports by turns: whoever comes while others are at it waits. When a worker dies, only packages between their first event
/// and their acknowledgement send their events twice, so a few go one after the other; where more wait, the broker's confirms are what they wait for,
/// and they wait for them together. Reading, which takes long, goes on beside it. Thread-safe.
/// </summary>
internal sealed class AnnouncementTurn
{
    /// <summary>
    /// So many may wait and still go one by one: a worker of the standard settings reads two packages of the main lane at once, and one of each other lane.
    /// </summary>
    private const int Few = 3;

    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource> _waiting = [];
    private int _announcing;

    public async Task TakeAsync(Func<Task> announce, CancellationToken cancellationToken)
    {
        if (Wait() is { } place)
            await BegunAsync(place, cancellationToken);
        try
        {
            await announce();
        }
        finally
        {
            Leave();
        }
    }

    private LinkedListNode<TaskCompletionSource>? Wait()
    {
        lock (_lock)
        {
            if (_announcing > 0)
                return _waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            _announcing = 1;
            return null;
        }
    }

    private async Task BegunAsync(LinkedListNode<TaskCompletionSource> place, CancellationToken cancellationToken)
    {
        try
        {
            await place.Value.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            lock (_lock)
            {
                if (place.List is not null)
                {
                    _waiting.Remove(place);
                    throw;
                }
            }

            // It was let in at the same moment, and hands the turn on.
            Leave();
            throw;
        }
    }

    private void Leave()
    {
        lock (_lock)
        {
            if (--_announcing > 0)
                return;
            for (var going = _waiting.Count > Few ? _waiting.Count : 1; going > 0 && _waiting.First is { } next; going--)
            {
                _waiting.Remove(next);
                _announcing++;
                next.Value.SetResult();
            }
        }
    }
}
