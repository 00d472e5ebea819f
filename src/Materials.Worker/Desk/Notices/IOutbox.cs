using MassTransit;
using Materials.Messages;
using Materials.Worker.Bus;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;

namespace Materials.Worker.Desk.Notices;

/// <summary>Where the desk publishes what it releases: the broker, or the bus of the same process.</summary>
/// <remarks>Returns once it is taken. What is published twice has the same id. Throws what the bus throws.</remarks>
internal interface IOutbox
{
    Task PublishAsync<T>(T message, Guid id, CancellationToken cancellationToken)
        where T : class;
}

/// <summary>For <c>serve</c>.</summary>
internal sealed class OwnBusOutbox(IBus bus) : IOutbox
{
    public Task PublishAsync<T>(T message, Guid id, CancellationToken cancellationToken)
        where T : class => bus.Publish(message, context => Outgoing.Prepare(context, id), cancellationToken);
}

/// <summary>For the desk beside workers: a connection for what a person releases now and then.</summary>
internal sealed class BrokerOutbox(IOptions<BrokerOptions> broker) : IOutbox
{
    public async Task PublishAsync<T>(T message, Guid id, CancellationToken cancellationToken)
        where T : class
    {
        await using var connection = await BrokerConnection.OpenAsync(broker.Value, cancellationToken);
        var properties = new BasicProperties { Persistent = true, ContentType = "application/json", MessageId = id.ToString() };
        await connection.Channel.BasicPublishAsync(typeof(T).Name, "", mandatory: true, properties, MessageJson.Write(message), cancellationToken);
    }
}
