using MassTransit;
using Materials.Messages;
using Materials.Worker.Bus;
using Materials.Worker.Channels;
using Materials.Worker.Channels.Outbox;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;

namespace Materials.Worker.Desk.Notices;

/// <summary>Where the desk publishes what it releases: the broker, or the bus of the same process.</summary>
/// <remarks>Returns once it is taken. What is published twice has the same id. Throws what the bus throws.</remarks>
internal interface IEventPublisher
{
    Task PublishAsync<T>(T message, Guid id, CancellationToken cancellationToken)
        where T : class;
}

/// <summary>For <c>serve</c>.</summary>
internal sealed class OwnBusPublisher(IBus bus, IOutbox outbox) : IEventPublisher
{
    public async Task PublishAsync<T>(T message, Guid id, CancellationToken cancellationToken)
        where T : class
    {
        // The channels of this process take from the outbox what others take from the broker.
        ChannelEvent[] events = [new(typeof(T).Name, id, MessageJson.Write(message))];
        await outbox.HoldAsync(events, cancellationToken);
        await bus.Publish(message, context => Outgoing.Prepare(context, id), cancellationToken);
        outbox.Release(events);
    }
}

/// <summary>For the desk beside workers: a connection for what a person releases now and then.</summary>
internal sealed class BrokerPublisher(IOptions<BrokerOptions> broker) : IEventPublisher
{
    public async Task PublishAsync<T>(T message, Guid id, CancellationToken cancellationToken)
        where T : class
    {
        await using var connection = await BrokerConnection.OpenAsync(broker.Value, cancellationToken);
        var properties = new BasicProperties { Persistent = true, ContentType = "application/json", MessageId = id.ToString() };
        await connection.Channel.BasicPublishAsync(typeof(T).Name, "", mandatory: true, properties, MessageJson.Write(message), cancellationToken);
    }
}
