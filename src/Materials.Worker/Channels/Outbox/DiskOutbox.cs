using System.Collections.Concurrent;
using System.Collections.Immutable;
using Materials.Worker.Stores;

namespace Materials.Worker.Channels.Outbox;

/// <summary>The outbox of the embedded default: what a channel has still to deliver lies on the disk, and is found there after a crash.</summary>
internal sealed class DiskOutbox(IStore store, ConfiguredChannels channels) : IOutbox
{
    private const string MediaType = "application/json";

    private readonly ConcurrentDictionary<(string Channel, Guid Event), Waiting> _waiting = new();

    private int _searched;

    /// <summary>Whether everything was tried at least once, what an earlier process left included.</summary>
    public bool IsIdle => Volatile.Read(ref _searched) == channels.All.Length && _waiting.Values.All(w => w.Tries > 0);

    public async Task HoldAsync(IEnumerable<ChannelEvent> events, CancellationToken cancellationToken)
    {
        foreach (var (channel, @event) in Taken(events))
            await store.CreateAsync(ChannelNames.Held(channel.Name, @event.Id), @event.Body, MediaType, cancellationToken);
    }

    public void Release(IEnumerable<ChannelEvent> events)
    {
        foreach (var (channel, @event) in Taken(events))
            _waiting.TryAdd((channel.Name, @event.Id), Waiting.New);
    }

    /// <summary>Finds what an earlier process left undelivered; once for each channel.</summary>
    public async Task FindAsync(IChannel channel, CancellationToken cancellationToken)
    {
        var prefix = ChannelNames.Of(channel.Name);
        var names = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var name in store.ListAsync(prefix, cancellationToken))
            names.Add(name);
        foreach (var name in names.Where(n => n.EndsWith(ChannelNames.HeldEnding, StringComparison.Ordinal)))
            if (Guid.TryParse(name[prefix.Length..^ChannelNames.HeldEnding.Length], out var id) && !names.Contains(ChannelNames.Settled(channel.Name, id)))
                _waiting.TryAdd((channel.Name, id), Waiting.New);
        Interlocked.Increment(ref _searched);
    }

    /// <summary>The events of a channel whose time has come.</summary>
    public ImmutableArray<Guid> Due(IChannel channel, DateTimeOffset now) =>
        [.. _waiting.Where(w => w.Key.Channel == channel.Name && w.Value.Until <= now).Select(w => w.Key.Event)];

    /// <summary>An event that is held; null where there is none, or it was delivered before.</summary>
    public async Task<ChannelEvent?> ReadAsync(IChannel channel, Guid id, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(ChannelNames.Settled(channel.Name, id), cancellationToken) is not null)
            return null;
        return await store.ReadAsync(ChannelNames.Held(channel.Name, id), cancellationToken) is { } body ? ChannelEvent.Of(body, id) : null;
    }

    /// <summary>Nothing is left to do about an event.</summary>
    public async Task SettleAsync(IChannel channel, Guid id, CancellationToken cancellationToken)
    {
        await store.CreateAsync(ChannelNames.Settled(channel.Name, id), default, "text/plain", cancellationToken);
        _waiting.TryRemove((channel.Name, id), out _);
    }

    /// <summary>It failed, and is tried again later.</summary>
    /// <returns>How often it failed, and since when; until when it waits.</returns>
    public Waiting Postpone(IChannel channel, Guid id, DateTimeOffset now) => _waiting.AddOrUpdate(
        (channel.Name, id), _ => Waiting.New.Again(now), (_, waiting) => waiting.Again(now));

    private IEnumerable<(IChannel Channel, ChannelEvent Event)> Taken(IEnumerable<ChannelEvent> events) =>
        events.SelectMany(@event => channels.All.Where(c => c.Takes(@event.Name)).Select(channel => (channel, @event)));
}

/// <summary>How an event fares that waits.</summary>
internal sealed record Waiting(int Tries, DateTimeOffset? FirstFailed, DateTimeOffset Until)
{
    public static Waiting New { get; } = new(0, null, DateTimeOffset.MinValue);

    public Waiting Again(DateTimeOffset now) => new(
        Tries + 1, FirstFailed ?? now, now + ChannelTopology.Waits[Math.Min(Tries, ChannelTopology.Waits.Length - 1)]);
}
