namespace Materials.Reading.Caching;

/// <summary>Keeps the last used readings in memory, up to a number of bytes. Thread-safe.</summary>
internal sealed class RecentReadings(long maxBytes)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<(string Name, ReadOnlyMemory<byte> Reading)> _order = new();
    private readonly Dictionary<string, LinkedListNode<(string Name, ReadOnlyMemory<byte> Reading)>> _byName = new(StringComparer.Ordinal);

    /// <summary>What it holds at the moment.</summary>
    public long Bytes { get; private set; }

    public ReadOnlyMemory<byte>? Find(string name)
    {
        lock (_lock)
        {
            if (!_byName.TryGetValue(name, out var node))
                return null;
            _order.Remove(node);
            _order.AddFirst(node);
            return node.Value.Reading;
        }
    }

    /// <summary>Keeps a reading, and lets go of those that were not used for longest. One larger than everything allowed is not kept.</summary>
    public void Keep(string name, ReadOnlyMemory<byte> reading)
    {
        lock (_lock)
        {
            if (reading.Length > maxBytes || _byName.ContainsKey(name))
                return;
            _byName[name] = _order.AddFirst((name, reading));
            Bytes += reading.Length;
            while (Bytes > maxBytes)
            {
                var (last, old) = _order.Last!.Value;
                _order.RemoveLast();
                _byName.Remove(last);
                Bytes -= old.Length;
            }
        }
    }
}
