using System.Diagnostics;
using System.Globalization;
using System.Text;
using MassTransit;
using MassTransit.RabbitMqTransport;
using RabbitMQ.Client;

namespace Materials.Worker.Bus;

/// <summary>Puts a message into another queue as it came, confirmed. The delivery is acknowledged after that, so nothing is lost in between.</summary>
internal static class Relay
{
    /// <summary>
    /// A broker short of memory or disk takes nothing for a while and says nothing. As long as that a message is held rather than given back at once, again
    /// and again, until the broker has counted too many deliveries.
    /// </summary>
    private static readonly TimeSpan s_longestHold = TimeSpan.FromMinutes(5);

    public static async Task MoveAsync(ReceiveContext context, string queue, BasicProperties properties, BrokerOptions options)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            using var limited = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
            limited.CancelAfter(TimeSpan.FromSeconds(options.PublishTimeoutSeconds));
            try
            {
                var channel = context.GetPayload<ChannelContext>();
                await channel.BasicPublishAsync("", queue, mandatory: true, properties, context.GetBody(), awaitAck: true, limited.Token);
                return;
            }
            catch (OperationCanceledException) when (!context.CancellationToken.IsCancellationRequested && Stopwatch.GetElapsedTime(since) < s_longestHold)
            {
                // Not confirmed in time: once more.
            }
        }
    }

    /// <summary>What the message came with, to be sent on.</summary>
    public static BasicProperties PropertiesOf(ReceiveContext context)
    {
        var properties = new BasicProperties(context.GetPayload<RabbitMqBasicConsumeContext>().Properties) { Persistent = true };
        properties.ClearExpiration();
        properties.Headers = properties.Headers is { } headers ? new Dictionary<string, object?>(headers) : [];
        // Counts of an earlier life in the queue do not belong to the next.
        properties.Headers.Remove("x-delivery-count");
        return properties;
    }

    /// <summary>A number in the headers; 0 where there is none.</summary>
    public static long Number(BasicProperties properties, string header) => properties.Headers!.TryGetValue(header, out var value)
        ? value switch
        {
            int or long or short or byte => Convert.ToInt64(value, CultureInfo.InvariantCulture),
            byte[] text => long.TryParse(Encoding.ASCII.GetString(text), out var number) ? number : 0,
            _ => 0,
        }
        : 0;

    /// <summary>A text in the headers; null where there is none.</summary>
    public static string? Text(BasicProperties properties, string header) =>
        properties.Headers!.TryGetValue(header, out var value) ? value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : value as string : null;
}
