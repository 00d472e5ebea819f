using MassTransit;
using Materials.Worker.Bus;

namespace Materials.Worker.Channels;

/// <summary>What becomes of an event that a channel could not deliver: it waits and is tried again, or it is parked.</summary>
/// <remarks>
/// No tries are counted against it: a server that is away is away for all. It waits as long as a package waits for a part that does not answer. Nobody is told
/// by <c>PackageUnscreenable</c>: the package was screened; the log says it, and <c>dead-letters</c> replays it to where it belongs.
/// </remarks>
internal sealed class UndeliveredFilter(string channel, BrokerOptions options, TimeProvider time, ILogger<UndeliveredFilter> log)
    : IFilter<ExceptionReceiveContext>, IFilter<ReceiveContext>
{
    public Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next) => SettleAsync(context, context.Exception);

    public Task Send(ReceiveContext context, IPipe<ReceiveContext> next) =>
        SettleAsync(context, new UndeliverableException("not-understood", "The message is of another type."));

    public void Probe(ProbeContext context) => context.CreateFilterScope("undelivered");

    private async Task SettleAsync(ReceiveContext context, Exception exception)
    {
        // A worker that stops gives back what it could not finish.
        context.CancellationToken.ThrowIfCancellationRequested();

        var setback = Setback.Of(exception);
        var properties = Relay.PropertiesOf(context);
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var (tries, _) = DeadLetterHeaders.Note(properties, setback.Code, setback.Reason, now);
        properties.Headers![DeadLetterHeaders.Queue] = ChannelTopology.Queue(channel);
        var inTime = now - Relay.Number(properties, DeadLetterHeaders.FirstFailed) < TimeSpan.FromHours(options.WaitHours).TotalSeconds;
        if (setback.Passes && inTime)
        {
            var wait = ChannelTopology.Waits[Math.Min(tries, ChannelTopology.Waits.Length) - 1];
            await Relay.MoveAsync(context, ChannelTopology.WaitQueue(channel, wait), properties, options);
            log.ChannelWaits(properties.MessageId, channel, setback.Code, tries, wait.TotalSeconds);
        }
        else
        {
            await Relay.MoveAsync(context, Topology.DeadLetters, properties, options);
            log.GivenUp(properties.MessageId, channel, setback.Code, setback.Reason, tries);
        }

        log.ChannelCause(properties.MessageId, exception);
    }
}
