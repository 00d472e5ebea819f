using System.Collections.Immutable;
using Materials.Worker.Bus;
using Materials.Worker.DeadLetters;
using Microsoft.Extensions.Options;

namespace Materials.Worker.Desk.Operations;

/// <summary>Messages parked on the broker: what <c>materials dead-letters</c> shows.</summary>
internal sealed class ParkedOnBroker(IOptions<BrokerOptions> broker) : IParkedMessages
{
    /// <summary>An operator settles what is first; looking takes every message in hand for a moment.</summary>
    private const int MaxShown = 200;

    public async Task<ImmutableArray<Parked>> ListAsync(CancellationToken cancellationToken)
    {
        await using var connection = await BrokerConnection.OpenAsync(broker.Value, cancellationToken);
        var parked = ImmutableArray.CreateBuilder<Parked>();
        await foreach (var letter in new DeadLetterQueue(connection.Channel).AllAsync(cancellationToken))
        {
            var (id, revision) = letter.Package;
            parked.Add(new(letter.Key, id, revision, letter.Reason, new(letter.Detail, letter.Detail), letter.FirstFailed, CanReplay: true));
            if (parked.Count == MaxShown)
                break;
        }
        return parked.ToImmutable();
    }

    public async Task<bool> SettleAsync(string key, bool replay, CancellationToken cancellationToken)
    {
        await using var connection = await BrokerConnection.OpenAsync(broker.Value, cancellationToken);
        var queue = new DeadLetterQueue(connection.Channel);
        var settled = false;
        await foreach (var letter in queue.AllAsync(cancellationToken))
        {
            if (letter.Key != key)
                continue;
            // What was sent twice has one key and is settled as one, as the command does it.
            await (replay ? queue.ReplayAsync(letter, cancellationToken) : queue.DiscardAsync(letter, cancellationToken));
            settled = true;
        }
        return settled;
    }

    public async Task<ImmutableArray<(string Lane, int Waiting)>> WaitingAsync(CancellationToken cancellationToken)
    {
        await using var connection = await BrokerConnection.OpenAsync(broker.Value, cancellationToken);
        var waiting = ImmutableArray.CreateBuilder<(string, int)>();
        foreach (var lane in (string[])[.. Topology.Lanes, .. Topology.Waits.Select(Topology.WaitQueue)])
            waiting.Add((lane, (int)await connection.Channel.MessageCountAsync(lane, cancellationToken)));
        return waiting.ToImmutable();
    }
}
