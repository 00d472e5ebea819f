using System.Security.Cryptography;
using MassTransit;
using Materials.Messages;
using Materials.Worker.Stores;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;

namespace Materials.Worker.Bus;

/// <summary>What becomes of a message that could not be settled: it waits and is tried again, or it is parked and operators are told.</summary>
/// <remarks>
/// The original bytes and headers go on unchanged, confirmed before the delivery is acknowledged. When even that fails, the broker keeps
/// the message and delivers it again.
/// </remarks>
internal sealed class FailureFilter(IOptions<BrokerOptions> options, Attempts attempts, TimeProvider time, ILogger<FailureFilter> log)
    : IFilter<ExceptionReceiveContext>, IFilter<ReceiveContext>
{
    /// <summary>A message that its consumer failed on.</summary>
    public Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next) => SettleAsync(context, context.Exception);

    /// <summary>A message that no consumer is for: the bus's envelope around something else.</summary>
    public Task Send(ReceiveContext context, IPipe<ReceiveContext> next) => SettleAsync(context, new FormatException("The message is of another type."));

    public void Probe(ProbeContext context) => context.CreateFilterScope("failures");

    private async Task SettleAsync(ReceiveContext context, Exception exception)
    {
        // A worker that stops gives back what it could not finish.
        context.CancellationToken.ThrowIfCancellationRequested();

        var failure = Failure.Of(exception);
        var properties = Relay.PropertiesOf(context);
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var (tries, since) = DeadLetterHeaders.Note(properties, failure.Code, failure.Reason.En, now);

        // Two kinds in turn would else go on for ever.
        var inTime = now - Relay.Number(properties, DeadLetterHeaders.FirstFailed) < TimeSpan.FromHours(options.Value.WaitHours).TotalSeconds;
        if (inTime && failure.Leniency.Lasts(tries, now - since, options.Value))
            await WaitAsync(context, properties, failure, tries);
        else
            await ParkAsync(context, properties, failure, tries);
        log.Cause(properties.MessageId, exception);
    }

    private async Task WaitAsync(ReceiveContext context, BasicProperties properties, Failure failure, int tries)
    {
        var wait = Topology.Waits[Math.Min(tries, Topology.Waits.Length) - 1];
        await Relay.MoveAsync(context, Topology.WaitQueue(wait), properties, options.Value);
        log.Waits(properties.MessageId, failure.Code, tries, wait.TotalSeconds);
    }

    private async Task ParkAsync(ReceiveContext context, BasicProperties properties, Failure failure, int tries)
    {
        // Told first: what can't be told is not parked twice over it.
        var body = context.GetBody();
        var message = Unscreenable.Of(body, failure, tries, Topology.DeadLetters, properties.MessageId);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        limited.CancelAfter(TimeSpan.FromSeconds(options.Value.PublishTimeoutSeconds));
        var endpoint = await context.PublishEndpointProvider.GetPublishSendEndpoint<PackageUnscreenable>();
        // The same message parked twice is one event.
        var id = ReportMessages.IdOf(Convert.ToHexStringLower(SHA256.HashData(body)), nameof(PackageUnscreenable));
        await endpoint.Send(message, Pipe.Execute<SendContext<PackageUnscreenable>>(send => Outgoing.Prepare(send, id)), limited.Token);

        await Relay.MoveAsync(context, Topology.DeadLetters, properties, options.Value);
        // Replayed, it begins anew.
        await attempts.ForgetAsync(Attempts.KeyOf(body), context.CancellationToken);
        log.Parked(properties.MessageId, failure.Code, tries);
    }
}
