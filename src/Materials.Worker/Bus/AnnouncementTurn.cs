namespace Materials.Worker.Bus;

/// <summary>
/// Lets one package of a worker at a time announce its report: when the worker dies, at most one is between its first event and its acknowledgement, and
/// only that one's events come twice. Announcing takes some confirms of the broker; reading, which takes long, goes on beside it. Thread-safe.
/// </summary>
internal sealed class AnnouncementTurn : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    public async Task TakeAsync(Func<Task> announce, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await announce();
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
