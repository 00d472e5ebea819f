using MassTransit;
using Materials.Worker.Bus;
using RabbitMQ.Client;

namespace Materials.Worker.Channels;

/// <summary>Puts the channels beside the lanes of packages on a worker's bus: consumers of their own, each with its own queue.</summary>
internal static class BusChannels
{
    /// <summary>More at the same time would only be more connections to one server.</summary>
    private const int EventsAtOnce = 2;

    /// <param name="joined">Told of every connection before anything is done with it.</param>
    public static void Configure(
        IRabbitMqBusFactoryConfigurator bus, IServiceProvider program, BrokerOptions options, Func<IConnection, Task> joined)
    {
        foreach (var channel in program.GetRequiredService<ConfiguredChannels>().All)
            bus.ReceiveEndpoint(ChannelTopology.Queue(channel.Name), endpoint =>
            {
                endpoint.SetQuorumQueue();
                foreach (var (argument, value) in Topology.LaneArguments)
                    endpoint.SetQueueArgument(argument, value!);
                endpoint.PrefetchCount = EventsAtOnce;
                endpoint.ConcurrentMessageLimit = EventsAtOnce;
                endpoint.PublishFaults = false;
                // Several events come to one queue: they are bound below, and told apart by what they say of themselves.
                endpoint.ConfigureConsumeTopology = false;
                endpoint.ConfigureChannel(pipe => pipe.UseExecuteAsync(async line =>
                {
                    await joined(line.ConnectionContext.Connection);
                    await Topology.DeclareAsync(line.Channel, options.HoldEvents, line.CancellationToken);
                    await ChannelTopology.DeclareAsync(line.Channel, channel, line.CancellationToken);
                }));
                var undelivered = new UndeliveredFilter(channel.Name, options, program.GetRequiredService<TimeProvider>(), program.GetRequiredService<ILogger<UndeliveredFilter>>());
                endpoint.ConfigureError(pipe => pipe.UseFilter(undelivered));
                endpoint.ConfigureDeadLetter(pipe => pipe.UseFilter(undelivered));
                endpoint.Consumer(() => new ChannelConsumer(channel, program.GetRequiredService<ILogger<ChannelConsumer>>()));
            });
    }
}

/// <summary>Any event; what it is, its body says.</summary>
internal sealed record AnyEvent(string? Schema);

/// <summary>Hands an event to a channel.</summary>
internal sealed class ChannelConsumer(IChannel channel, ILogger<ChannelConsumer> log) : IConsumer<AnyEvent>
{
    public async Task Consume(ConsumeContext<AnyEvent> context)
    {
        try
        {
            var @event = ChannelEvent.Of(context.ReceiveContext.GetBody(), context.MessageId);
            await channel.DeliverAsync(@event, context.CancellationToken);
            log.WentOut(@event.Name, @event.Id, channel.Name);
        }
        catch (OperationCanceledException limit) when (!context.CancellationToken.IsCancellationRequested)
        {
            // The bus takes every cancellation for its own and would give the message back at once, again and again.
            throw new TimeoutException("It did not answer in time.", limit);
        }
    }
}
