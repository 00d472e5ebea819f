using MassTransit;
using Materials.Messages;
using Materials.Worker.Bus;
using Materials.Worker.Desk.Register;

namespace Materials.Worker.Serving;

/// <summary>The bus of the embedded default: the worker's consumers, without a broker.</summary>
internal static class InMemoryBus
{
    private const int PackagesAtOnce = 2;

    /// <summary>How often and after how long a package is tried again, when the disk or another part does not do its work.</summary>
    private static readonly TimeSpan[] s_retries = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15)];

    public static void AddInMemoryBus(this IServiceCollection services) => services.AddMassTransit(bus =>
    {
        bus.AddConsumer<PackageSubmittedConsumer>();
        bus.UsingInMemory(Configure);
    });

    private static void Configure(IBusRegistrationContext context, IInMemoryBusFactoryConfigurator bus)
    {
        PlainJson.Use(bus);
        bus.MessageTopology.SetEntityNameFormatter(new ContractNames());
        bus.ReceiveEndpoint(Topology.Packages, endpoint =>
        {
            endpoint.ConcurrentMessageLimit = PackagesAtOnce;
            endpoint.PublishFaults = false;
            endpoint.UseMessageRetry(retry =>
            {
                retry.Intervals(s_retries);
                retry.Handle<Exception>(fault => !Failure.Of(fault).Leniency.IsNone);
            });
            endpoint.ConfigureError(pipe => pipe.UseExecuteAsync(GiveUpAsync));
            endpoint.ConfigureConsumer<PackageSubmittedConsumer>(context);
        });
        // One queue each: whatever arrives at a consumer is taken for the message that it expects.
        var settlements = context.GetRequiredService<Settlements>();
        bus.ReceiveEndpoint("settled", endpoint => endpoint.Handler<CompletenessReported>(reported =>
        {
            settlements.Settle(reported.Message);
            return Task.CompletedTask;
        }));
        bus.ReceiveEndpoint("given-up", endpoint => endpoint.Handler<PackageUnscreenable>(unscreenable =>
        {
            settlements.Settle(unscreenable.Message);
            return Task.CompletedTask;
        }));
        if (context.GetService<DeskNews>() is { } desk)
            Tell(desk, bus);
    }

    private static void Tell(DeskNews desk, IInMemoryBusFactoryConfigurator bus)
    {
        Hear<PackageSubmitted>("desk-submitted", desk.Hear);
        Hear<CompletenessReported>("desk-reported", desk.Hear);
        Hear<PackageUnscreenable>("desk-given-up", desk.Hear);

        void Hear<T>(string queue, Action<T> hear)
            where T : class =>
            bus.ReceiveEndpoint(queue, endpoint => endpoint.Handler<T>(heard =>
            {
                hear(heard.Message);
                return Task.CompletedTask;
            }));
    }

    /// <summary>The package itself stays in the inbox and is tried again at the next start.</summary>
    private static async Task GiveUpAsync(ExceptionReceiveContext context)
    {
        var message = Unscreenable.Of(context.GetBody(), Failure.Of(context.Exception), s_retries.Length + 1, parkedIn: "inbox", messageId: null);
        var endpoint = await context.PublishEndpointProvider.GetPublishSendEndpoint<PackageUnscreenable>();
        await endpoint.Send(message, context.CancellationToken);
    }
}
