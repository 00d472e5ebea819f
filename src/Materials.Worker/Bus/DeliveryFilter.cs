using MassTransit;

namespace Materials.Worker.Bus;

/// <summary>Stands before the consumer: parks what workers die over, and tells a time limit that was met from a worker that stops.</summary>
internal sealed class DeliveryFilter : IFilter<ConsumeContext>
{
    public async Task Send(ConsumeContext context, IPipe<ConsumeContext> next)
    {
        // The broker counts deliveries that were never settled.
        var deliveries = context.ReceiveContext.TransportHeaders.Get<long>("x-delivery-count") ?? 0;
        if (deliveries >= Topology.MaxDeliveries)
            throw new UnsettledException(deliveries);
        try
        {
            await next.Send(context);
        }
        catch (OperationCanceledException limit) when (!context.CancellationToken.IsCancellationRequested)
        {
            // The bus takes every cancellation for its own and would give the message back at once, again and again.
            throw new TimeoutException("A part did not answer in time.", limit);
        }
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("delivery");
}
