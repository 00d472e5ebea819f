using System.Collections.Concurrent;
using MassTransit;
using Materials.Packages;
using Materials.Worker.Channels;
using Materials.Worker.Channels.Outbox;
using Materials.Worker.Desk.Reviews;
using Materials.Worker.Letters;
using Materials.Worker.Screenings;
using Materials.Worker.Stores;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;

namespace Materials.Worker.Bus;

/// <summary>One bus on one node of the broker, from its start to its end. When it is not sound any more, another takes its place.</summary>
internal sealed class RabbitMqBus : IAsyncDisposable
{
    /// <summary>Large packages, and those of one applicant who submits very many, are worked on one at a time beside the others.</summary>
    private const int PackagesAtOnceInSideLanes = 1;

    private readonly ServiceProvider _services;
    private readonly IBusControl _bus;
    private readonly Lines _lines;

    private RabbitMqBus(ServiceProvider services, Lines lines) =>
        (_services, _bus, _lines) = (services, services.GetRequiredService<IBusControl>(), lines);

    /// <summary>Whether every lane is consumed.</summary>
    public bool IsSound => _bus.CheckHealth().Status == BusHealthStatus.Healthy;

    /// <param name="program">What the program consists of.</param>
    public static RabbitMqBus Create(IServiceProvider program, BrokerNode node)
    {
        var options = program.GetRequiredService<IOptions<BrokerOptions>>().Value;
        var services = new ServiceCollection();
        var lines = new Lines();
        services.AddSingleton(program.GetRequiredService<ILoggerFactory>());
        services.AddLogging();
        foreach (var shared in (Type[])[
            typeof(IOptions<BrokerOptions>), typeof(IOptions<ScreeningOptions>), typeof(ChecklistShelf), typeof(LetterShelf), typeof(Journal), typeof(Intake), typeof(Supplements),
            typeof(IStore), typeof(IReportStore), typeof(IPackageSource), typeof(IPackageReader), typeof(IPauses)])
            services.AddSingleton(shared, program.GetRequiredService(shared));
        // The broker's queues hold what the channels have to deliver.
        services.AddSingleton<IOutbox, NoOutbox>();
        services.AddSingleton<AnnouncementTurn>();
        services.AddScoped<ConfirmedEvents>();
        services.AddScoped<IAnnouncer, BusAnnouncer>();
        services.AddScoped<Screening>();
        services.AddOptions<MassTransitHostOptions>().Configure(host =>
        {
            // Each within the next, or packages that take long would be cut off: consumers, bus, host.
            host.ConsumerStopTimeout = TimeSpan.FromSeconds(options.DrainSeconds);
            host.StopTimeout = TimeSpan.FromSeconds(options.DrainSeconds + 5);
        });
        services.AddMassTransit(bus =>
        {
            bus.AddConsumer<PackageSubmittedConsumer>();
            bus.UsingRabbitMq((context, rabbit) => Configure(context, rabbit, program, options, node, lines));
        });
        return new(services.BuildServiceProvider(), lines);
    }

    public Task StartAsync(CancellationToken cancellationToken) => _bus.StartAsync(cancellationToken);

    /// <summary>Takes nothing more, and waits for what is at work.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => _bus.StopAsync(cancellationToken);

    /// <summary>
    /// Breaks its connections and lets it make no other. It would come back by itself, beside the one that took its place, and messages that it holds would stay
    /// held as long as its connection is open.
    /// </summary>
    public Task CutAsync() => _lines.CutAsync();

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static void Configure(
        IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator bus, IServiceProvider program, BrokerOptions options, BrokerNode node,
        Lines lines)
    {
        bus.Host(node.Host, (ushort)node.Port, options.VirtualHost, "materials", host =>
        {
            host.Username(options.Username);
            host.Password(options.Password);
            host.PublisherConfirmation = true;
            host.Heartbeat(BrokerLine.Heartbeat);
            if (options.UseTls)
                host.UseSsl(tls =>
                {
                    tls.ServerName = node.Host;
                    tls.CertificateValidationCallback = BrokerTls.Validation(options.CaFile);
                });
        });
        PlainJson.Use(bus);
        bus.MessageTopology.SetEntityNameFormatter(new ContractNames());
        foreach (var lane in Topology.Lanes)
            bus.ReceiveEndpoint(lane, endpoint => Configure(endpoint, lane, options, program, context, lines));
        BusChannels.Configure(bus, program, options, lines.AddAsync);
    }

    private static void Configure(
        IRabbitMqReceiveEndpointConfigurator endpoint, string lane, BrokerOptions options, IServiceProvider program, IBusRegistrationContext context,
        Lines lines)
    {
        var isMain = lane == Topology.Packages;
        endpoint.SetQuorumQueue();
        foreach (var (argument, value) in Topology.LaneArguments)
            endpoint.SetQueueArgument(argument, value!);
        endpoint.PrefetchCount = isMain ? options.Prefetch : PackagesAtOnceInSideLanes;
        endpoint.ConcurrentMessageLimit = isMain ? options.Concurrency : PackagesAtOnceInSideLanes;
        endpoint.PublishFaults = false;
        // What is submitted comes to the first lane alone; the others are filled from there.
        endpoint.ConfigureConsumeTopology = isMain;
        // On every new connection: a broker that lost its definitions gets them back before anything is consumed.
        endpoint.ConfigureChannel(pipe => pipe.UseExecuteAsync(async channel =>
        {
            await lines.AddAsync(channel.ConnectionContext.Connection);
            await Topology.DeclareAsync(channel.Channel, options.HoldEvents, channel.CancellationToken);
        }));
        endpoint.UseFilter(new DeliveryFilter(
            lane, program.GetRequiredService<Lanes>(), program.GetRequiredService<Attempts>(), program.GetRequiredService<StoreWatch>(),
            program.GetRequiredService<Solitude>(), options, program.GetRequiredService<ILogger<DeliveryFilter>>()));
        var failures = program.GetRequiredService<FailureFilter>();
        endpoint.ConfigureError(pipe => pipe.UseFilter(failures));
        endpoint.ConfigureDeadLetter(pipe => pipe.UseFilter(failures));
        endpoint.ConfigureConsumer<PackageSubmittedConsumer>(context);
    }

    /// <summary>The connections that a bus has made.</summary>
    private sealed class Lines
    {
        private readonly ConcurrentDictionary<IConnection, bool> _made = new();
        private volatile bool _cut;

        /// <exception cref="InvalidOperationException">It is to make none any more.</exception>
        public async Task AddAsync(IConnection connection)
        {
            _made[connection] = true;
            if (!_cut)
                return;
            await CutAsync();
            throw new InvalidOperationException("Another bus has taken the place of this one.");
        }

        public async Task CutAsync()
        {
            _cut = true;
            foreach (var connection in _made.Keys)
                await connection.AbortAsync();
        }
    }
}
