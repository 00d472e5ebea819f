namespace Materials.Worker.Bus;

/// <summary>
/// Lets packages announce their reports by turns: whoever comes while others are at it waits, and all who wait go together in the next turn. When a worker
/// dies, few are between their first event and their acknowledgement, and only those packages' events come twice; and where many packages are
/// done at once, they wait for the broker's confirms together rather than one after the other. Reading, which takes long, goes on beside it. Thread-safe.
/// </summary>
internal sealed class AnnouncementTurn
{
    private readonly Lock _lock = new();
    private Turn? _current;
    private Turn? _next;

    public async Task TakeAsync(Func<Task> announce, CancellationToken cancellationToken)
    {
        var turn = Join();
        try
        {
            await turn.Begun.WaitAsync(cancellationToken);
            await announce();
        }
        finally
        {
            Leave(turn);
        }
    }

    private Turn Join()
    {
        lock (_lock)
        {
            var turn = _current is null ? _current = Turn.Beginning() : _next ??= new();
            turn.Members++;
            return turn;
        }
    }

    private void Leave(Turn turn)
    {
        lock (_lock)
        {
            if (--turn.Members > 0)
                return;
            if (turn == _next)
            {
                // All who waited have been cancelled.
                _next = null;
                return;
            }

            (_current, _next) = (_next, null);
            _current?.Begin();
        }
    }

    /// <summary>Those who announce together.</summary>
    private sealed class Turn
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Members { get; set; }

        public Task Begun => _begun.Task;

        public static Turn Beginning()
        {
            var turn = new Turn();
            turn.Begin();
            return turn;
        }

        public void Begin() => _begun.SetResult();
    }
}
