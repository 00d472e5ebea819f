using MassTransit;
using Materials.Messages;
using Materials.Worker.Screenings;
using Materials.Worker.Stores;

namespace Materials.Worker.Bus;

/// <summary>
/// Stands before the consumer: sends what belongs to another lane there, parks what workers die over, and tells a time limit that was met from a
/// worker that stops.
/// </summary>
internal sealed class DeliveryFilter(string lane, Lanes lanes, Attempts attempts, StoreWatch store, Solitude solitude, BrokerOptions options, ILogger log)
    : IFilter<ConsumeContext>
{
    public async Task Send(ConsumeContext context, IPipe<ConsumeContext> next)
    {
        if (lane == Topology.Packages && context.TryGetMessage<PackageSubmitted>(out var submitted) && lanes.For(submitted.Message) is { } other)
        {
            await Relay.MoveAsync(context.ReceiveContext, other, Relay.PropertiesOf(context.ReceiveContext), options);
            // Or the bus would take it for a message that nobody wants.
            await context.ReceiveContext.NotifyConsumed(submitted, TimeSpan.Zero, nameof(Lanes));
            log.Rerouted(context.MessageId, other);
            return;
        }

        using var leg = Leg.Begin(lane == Topology.Packages ? null : TimeSpan.FromSeconds(options.LegSeconds));
        try
        {
            if (IsRedelivered(context))
                await RetryAsync(context, next);
            else
                await solitude.AmongOthersAsync(() => next.Send(context), context.CancellationToken);
        }
        catch (LegOverException)
        {
            // What was read is kept; it goes on from there when its turn comes again.
            await Relay.MoveAsync(context.ReceiveContext, lane, Relay.PropertiesOf(context.ReceiveContext), options);
            log.LegOver(context.MessageId, lane);
        }
        catch (OperationCanceledException limit) when (!context.CancellationToken.IsCancellationRequested)
        {
            // The bus takes every cancellation for its own and would give the message back at once, again and again.
            throw new TimeoutException("A part did not answer in time.", limit);
        }
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("delivery");

    /// <summary>By the broker, or from a queue where it waited: there the broker's count begins anew.</summary>
    public static bool IsRedelivered(ConsumeContext context) =>
        context.ReceiveContext.Redelivered
        || context.ReceiveContext.TransportHeaders.Get<long>("x-delivery-count") > 0
        || context.ReceiveContext.TransportHeaders.TryGetHeader(DeadLetterHeaders.Reason, out _);

    /// <summary>It was begun before and not ended. Whether it or a neighbour killed the worker shows when it is alone.</summary>
    private async Task RetryAsync(ConsumeContext context, IPipe<ConsumeContext> next)
    {
        var key = Attempts.KeyOf(context.ReceiveContext.GetBody());
        var stop = context.CancellationToken;
        var deaths = 0;
        await store.WhileThereAsync(async () => deaths = await attempts.CountAsync(key, stop), stop);
        if (deaths == 0)
            await solitude.AmongOthersAsync(CountedAsync, stop);
        else
            await solitude.AloneAsync(CountedAsync, stop);

        async Task CountedAsync()
        {
            await store.WhileThereAsync(async () => deaths = await attempts.CountAsync(key, stop), stop);
            // The first delivery is in nobody's count but the broker's.
            if (deaths + 1 >= Topology.MaxDeaths)
                throw new UnsettledException(deaths + 1);
            await store.WhileThereAsync(() => attempts.BeginAsync(key, stop), stop);
            try
            {
                await next.Send(context);
            }
            finally
            {
                // However it ended, the worker lived.
                await attempts.ForgetAsync(key, CancellationToken.None);
            }
        }
    }
}
