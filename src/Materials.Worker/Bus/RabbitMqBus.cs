using MassTransit;
using Microsoft.Extensions.Options;

namespace Materials.Worker.Bus;

/// <summary>The worker's bus.</summary>
internal static class RabbitMqBus
{
    public static void AddRabbitMqBus(this IServiceCollection services)
    {
        services.AddSingleton<FailureFilter>();
        services.AddOptions<MassTransitHostOptions>().Configure<IOptions<BrokerOptions>>((host, broker) =>
        {
            // Each within the next, or packages that take long would be cut off: consumers, bus, host.
            host.ConsumerStopTimeout = TimeSpan.FromSeconds(broker.Value.DrainSeconds);
            host.StopTimeout = TimeSpan.FromSeconds(broker.Value.DrainSeconds + 5);
        });
        services.AddOptions<HostOptions>().Configure<IOptions<BrokerOptions>>((host, broker) =>
            host.ShutdownTimeout = TimeSpan.FromSeconds(broker.Value.DrainSeconds + 10));
        services.AddMassTransit(bus =>
        {
            bus.AddConsumer<PackageSubmittedConsumer>();
            bus.UsingRabbitMq(Configure);
        });
    }

    private static void Configure(IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator bus)
    {
        var broker = context.GetRequiredService<IOptions<BrokerOptions>>().Value;
        bus.Host(broker.Host, (ushort)broker.Port, broker.VirtualHost, "materials", host =>
        {
            host.Username(broker.Username);
            host.Password(broker.Password);
            host.PublisherConfirmation = true;
            if (broker.UseTls)
                host.UseSsl(tls => tls.ServerName = broker.Host);
        });
        PlainJson.Use(bus);
        bus.MessageTopology.SetEntityNameFormatter(new ContractNames());
        bus.ReceiveEndpoint(Topology.Packages, endpoint => Configure(endpoint, broker, context));
    }

    private static void Configure(IRabbitMqReceiveEndpointConfigurator endpoint, BrokerOptions broker, IBusRegistrationContext context)
    {
        endpoint.SetQuorumQueue();
        foreach (var (argument, value) in Topology.PackagesArguments)
            endpoint.SetQueueArgument(argument, value!);
        endpoint.PrefetchCount = broker.Prefetch;
        endpoint.ConcurrentMessageLimit = broker.Concurrency;
        endpoint.PublishFaults = false;
        // On every new connection: a broker that lost its definitions gets them back before anything is consumed.
        endpoint.ConfigureChannel(pipe => pipe.UseExecuteAsync(channel =>
            Topology.DeclareAsync(channel.Channel, broker.HoldEvents, channel.CancellationToken)));
        endpoint.UseFilter(new DeliveryFilter());
        var failures = context.GetRequiredService<FailureFilter>();
        endpoint.ConfigureError(pipe => pipe.UseFilter(failures));
        endpoint.ConfigureDeadLetter(pipe => pipe.UseFilter(failures));
        endpoint.ConfigureConsumer<PackageSubmittedConsumer>(context);
    }
}
