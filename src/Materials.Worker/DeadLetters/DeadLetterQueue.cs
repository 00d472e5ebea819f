using System.Runtime.CompilerServices;
using Materials.Worker.Bus;
using RabbitMQ.Client;

namespace Materials.Worker.DeadLetters;

/// <summary>The queue of parked messages. They are taken one at a time, and leave it only once they are safe elsewhere or given up by name.</summary>
internal sealed class DeadLetterQueue(IChannel channel)
{
    /// <summary>Every message that is there now, in order. What is not settled meanwhile is there again once the channel closes.</summary>
    public async IAsyncEnumerable<DeadLetter> AllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var there = await channel.MessageCountAsync(Topology.DeadLetters, cancellationToken);
        for (var i = 0u; i < there; i++)
        {
            if (await channel.BasicGetAsync(Topology.DeadLetters, autoAck: false, cancellationToken) is not { } got)
                yield break;
            yield return new(got);
        }
    }

    /// <summary>Puts a message back in line, with its counts at zero; it leaves this queue only after the broker has confirmed that.</summary>
    public async Task ReplayAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        var properties = new BasicProperties(letter.Properties) { Persistent = true, Headers = letter.OwnHeaders() };
        await channel.BasicPublishAsync("", letter.Queue, mandatory: true, properties, letter.Body, cancellationToken);
        await channel.BasicAckAsync(letter.DeliveryTag, multiple: false, cancellationToken);
    }

    public async Task DiscardAsync(DeadLetter letter, CancellationToken cancellationToken) =>
        await channel.BasicAckAsync(letter.DeliveryTag, multiple: false, cancellationToken);
}
