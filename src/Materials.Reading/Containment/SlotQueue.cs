namespace Materials.Reading.Containment;

/// <summary>Deals the places of a pool to those who wait for them, so that a package goes on with the process that has begun with it.</summary>
/// <remarks>A process that has read one package's files never reads another's: handing a place over costs the start of a process.</remarks>
internal sealed class SlotQueue(IEnumerable<ReadingSlot> slots)
{
    /// <summary>Files that a package may read in a row in one place while others wait.</summary>
    private const int MaxInARow = 50;

    private readonly Lock _lock = new();
    private readonly List<ReadingSlot> _free = [.. slots];
    private readonly LinkedList<Waiter> _waiting = [];

    /// <summary>A place, as soon as there is one.</summary>
    /// <param name="package">Whoever reads: the same object for the files of one package.</param>
    public async Task<ReadingSlot> TakeAsync(object package, CancellationToken cancellationToken)
    {
        Waiter waiter;
        lock (_lock)
        {
            if (_free.Count > 0)
                return Give(package, _free.Find(s => s.Package == package) ?? _free.Find(s => s.Package is null) ?? _free[^1]);
            waiter = new(package);
            _waiting.AddLast(waiter);
        }

        await using var cancelled = cancellationToken.Register(() => Forget(waiter, cancellationToken));
        return await waiter.Turn.Task;
    }

    /// <summary>Gives a place back.</summary>
    public void Return(ReadingSlot slot)
    {
        lock (_lock)
        {
            var next = slot.InARow < MaxInARow ? _waiting.FirstOrDefault(w => w.Package == slot.Package) ?? _waiting.First?.Value : _waiting.First?.Value;
            if (next is null)
            {
                _free.Add(slot);
                return;
            }

            _waiting.Remove(next);
            next.Turn.SetResult(Give(next.Package, slot));
        }
    }

    private ReadingSlot Give(object package, ReadingSlot slot)
    {
        _free.Remove(slot);
        slot.Begin(package);
        return slot;
    }

    private void Forget(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_waiting.Remove(waiter))
                waiter.Turn.SetCanceled(cancellationToken);
        }
    }

    private sealed record Waiter(object Package)
    {
        public TaskCompletionSource<ReadingSlot> Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
