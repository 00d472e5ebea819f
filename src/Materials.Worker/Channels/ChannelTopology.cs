using System.Collections.Immutable;
using Materials.Worker.Bus;
using RabbitMQ.Client;

namespace Materials.Worker.Channels;

/// <summary>The queues of the channels on the broker: each has its own, and its own to wait in.</summary>
/// <remarks>They are declared where their channel is configured. A queue whose channel is configured no more goes on filling, until an operator deletes it.</remarks>
internal static class ChannelTopology
{
    /// <summary>
    /// How long an event waits before a channel is tried again, the first time, the second and so on; the last is for good. A mail server that was
    /// away for ten minutes has its mails at most ten minutes after it is back.
    /// </summary>
    public static ImmutableArray<TimeSpan> Waits { get; } =
        [TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10)];

    public static string Queue(string channel) => $"materials-{channel}";

    public static string WaitQueue(string channel, TimeSpan wait) => $"{Queue(channel)}-wait-{wait.TotalSeconds}s";

    /// <summary>Every queue of a channel with its arguments.</summary>
    public static IEnumerable<(string Name, ImmutableDictionary<string, object?> Arguments)> Queues(string channel) =>
    [
        (Queue(channel), Topology.LaneArguments),
        .. Waits.Select(wait => (WaitQueue(channel, wait), Topology.WaitArguments(wait, Queue(channel)))),
    ];

    /// <summary>Declares a channel's queues, and has it hear every event that it takes.</summary>
    public static async Task DeclareAsync(RabbitMQ.Client.IChannel rabbit, IChannel channel, CancellationToken cancellationToken)
    {
        foreach (var (name, arguments) in Queues(channel.Name))
            await rabbit.QueueDeclareAsync(name, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: cancellationToken);
        // The bus puts an exchange of the queue's name before it.
        var queue = Queue(channel.Name);
        await rabbit.ExchangeDeclareAsync(queue, ExchangeType.Fanout, durable: true, autoDelete: false, cancellationToken: cancellationToken);
        await rabbit.QueueBindAsync(queue, queue, "", cancellationToken: cancellationToken);
        foreach (var @event in Topology.Events)
        {
            if (channel.Takes(@event))
                await rabbit.ExchangeBindAsync(queue, @event, "", cancellationToken: cancellationToken);
            else
                await rabbit.ExchangeUnbindAsync(queue, @event, "", cancellationToken: cancellationToken);
        }
    }
}
