using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MassTransit;
using MassTransit.RabbitMqTransport;
using Materials.Messages;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;

namespace Materials.Worker.Bus;

/// <summary>What becomes of a message that could not be settled: it waits and is tried again, or it is parked and operators are told.</summary>
/// <remarks>
/// The original bytes and headers go on unchanged, confirmed before the delivery is acknowledged. When even that fails, the broker keeps
/// the message and delivers it again.
/// </remarks>
internal sealed class FailureFilter(IOptions<BrokerOptions> options, TimeProvider time, ILogger<FailureFilter> log)
    : IFilter<ExceptionReceiveContext>, IFilter<ReceiveContext>
{
    /// <summary>A message that its consumer failed on.</summary>
    public Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next) => SettleAsync(context, context.Exception);

    /// <summary>A message that no consumer is for: the bus's envelope around something else.</summary>
    public Task Send(ReceiveContext context, IPipe<ReceiveContext> next) => SettleAsync(context, new FormatException("The message is of another type."));

    private async Task SettleAsync(ReceiveContext context, Exception exception)
    {
        // A worker that stops gives back what it could not finish.
        context.CancellationToken.ThrowIfCancellationRequested();

        var failure = Failure.Of(exception);
        var properties = PropertiesOf(context);
        var tries = (int)Number(properties, DeadLetterHeaders.Tries) + 1;
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var firstFailed = Number(properties, DeadLetterHeaders.FirstFailed) is > 0 and var first ? first : now;
        Note(properties, failure, tries, firstFailed);

        var waitsStill = now - firstFailed < TimeSpan.FromHours(options.Value.WaitHours).TotalSeconds;
        if (failure.Tries is { } most ? tries < most : waitsStill)
            await WaitAsync(context, properties, failure, tries);
        else
            await ParkAsync(context, properties, failure, tries);
        log.Cause(properties.MessageId, exception);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("failures");

    private async Task WaitAsync(ReceiveContext context, BasicProperties properties, Failure failure, int tries)
    {
        var wait = Topology.Waits[Math.Min(tries, Topology.Waits.Length) - 1];
        await MoveAsync(context, Topology.WaitQueue(wait), properties);
        log.Waits(properties.MessageId, failure.Code, tries, wait.TotalSeconds);
    }

    private async Task ParkAsync(ReceiveContext context, BasicProperties properties, Failure failure, int tries)
    {
        // Told first: what can't be told is not parked twice over it.
        var body = context.GetBody();
        var message = Unscreenable.Of(body, failure, tries, Topology.DeadLetters, properties.MessageId);
        var cap = TimeSpan.FromSeconds(options.Value.PublishTimeoutSeconds);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        limited.CancelAfter(cap);
        var endpoint = await context.PublishEndpointProvider.GetPublishSendEndpoint<PackageUnscreenable>();
        // The same message parked twice is one event.
        var id = ReportMessages.IdOf(Convert.ToHexStringLower(SHA256.HashData(body)), nameof(PackageUnscreenable));
        await endpoint.Send(message, Pipe.Execute<SendContext<PackageUnscreenable>>(send => Outgoing.Prepare(send, id)), limited.Token);

        await MoveAsync(context, Topology.DeadLetters, properties);
        log.Parked(properties.MessageId, failure.Code, tries);
    }

    private async Task MoveAsync(ReceiveContext context, string queue, BasicProperties properties)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        limited.CancelAfter(TimeSpan.FromSeconds(options.Value.PublishTimeoutSeconds));
        var channel = context.GetPayload<ChannelContext>();
        await channel.BasicPublishAsync("", queue, mandatory: true, properties, context.GetBody(), awaitAck: true, limited.Token);
    }

    private static BasicProperties PropertiesOf(ReceiveContext context)
    {
        var properties = new BasicProperties(context.GetPayload<RabbitMqBasicConsumeContext>().Properties) { Persistent = true };
        properties.ClearExpiration();
        properties.Headers = properties.Headers is { } headers ? new Dictionary<string, object?>(headers) : [];
        // Counts of an earlier life in the queue do not belong to the next.
        properties.Headers.Remove("x-delivery-count");
        return properties;
    }

    private static void Note(BasicProperties properties, Failure failure, int tries, long firstFailed)
    {
        properties.Headers![DeadLetterHeaders.Reason] = failure.Code;
        properties.Headers[DeadLetterHeaders.Detail] = failure.Reason.En;
        properties.Headers[DeadLetterHeaders.Tries] = tries;
        properties.Headers[DeadLetterHeaders.FirstFailed] = firstFailed;
    }

    private static long Number(BasicProperties properties, string header) => properties.Headers!.TryGetValue(header, out var value)
        ? value switch
        {
            int or long or short or byte => Convert.ToInt64(value, CultureInfo.InvariantCulture),
            byte[] text => long.TryParse(Encoding.ASCII.GetString(text), out var number) ? number : 0,
            _ => 0,
        }
        : 0;
}
