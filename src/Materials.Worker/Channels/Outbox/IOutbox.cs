namespace Materials.Worker.Channels.Outbox;

/// <summary>Holds the events of a report for the channels, before anything says that the report is done with.</summary>
internal interface IOutbox
{
    /// <summary>They are held durably when this returns. May be called again for the same events.</summary>
    Task HoldAsync(IEnumerable<ChannelEvent> events, CancellationToken cancellationToken);

    /// <summary>What belongs to them is there; they may go out.</summary>
    void Release(IEnumerable<ChannelEvent> events);
}

/// <summary>For a broker, which holds what is published until every channel has taken it.</summary>
internal sealed class NoOutbox : IOutbox
{
    public Task HoldAsync(IEnumerable<ChannelEvent> events, CancellationToken cancellationToken) => Task.CompletedTask;

    public void Release(IEnumerable<ChannelEvent> events)
    {
    }
}
