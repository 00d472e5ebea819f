using MassTransit;

namespace Materials.Worker.Bus;

/// <summary>What holds for every event that goes out.</summary>
internal static class Outgoing
{
    /// <param name="id">The same event always has the same id, so that whoever gets it twice can tell.</param>
    public static void Prepare(SendContext context, Guid id)
    {
        context.MessageId = id;
        // The broker confirms and drops what no queue is bound for, unless it is told to give it back.
        if (context.TryGetPayload<RabbitMqSendContext>(out var toBroker))
            toBroker.Mandatory = true;
    }
}
