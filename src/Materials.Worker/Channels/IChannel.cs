namespace Materials.Worker.Channels;

/// <summary>A way by which events reach people and programs that are not on the bus.</summary>
/// <remarks>Thread-safe. Each is a consumer of its own: what one fails at, and how long it takes, is nothing to the screening nor to another.</remarks>
internal interface IChannel
{
    /// <summary>What queues, stored names and logs call it: small letters.</summary>
    string Name { get; }

    /// <summary>Whether it does anything for the event of this name.</summary>
    bool Takes(string @event);

    /// <summary>Delivers what follows from the event, each thing once, however often it is called for the same event.</summary>
    /// <exception cref="UndeliverableException">Trying again changes nothing.</exception>
    /// <remarks>Whatever else is thrown passes by itself, and is tried again.</remarks>
    Task DeliverAsync(ChannelEvent @event, CancellationToken cancellationToken);
}

/// <summary>What can't be delivered, now or later.</summary>
/// <param name="code">A stable word for operators and scripts.</param>
/// <param name="reason">In words, without anything secret.</param>
internal sealed class UndeliverableException(string code, string reason) : Exception(reason)
{
    public string Code => code;
}
