using System.Text.Json;
using Materials.Messages;
using Materials.Worker.Bus;
using Materials.Worker.CommandLine;
using Materials.Worker.Desk.Register;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Materials.Worker.Desk.Operations;

/// <summary>Hears on the broker what becomes of packages, on a queue that ends with the desk: what it misses, the comparison with the store finds.</summary>
internal sealed class BrokerNews(IOptions<BrokerOptions> broker, DeskNews news, TimeProvider time, ILogger<BrokerNews> log) : BackgroundService
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is CommandFailure or IOException or RabbitMQ.Client.Exceptions.RabbitMQClientException)
            {
                log.NothingHeard(fault.Message);
            }
            await Task.Delay(s_pause, time, stoppingToken);
        }
    }

    /// <summary>Until the connection ends.</summary>
    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        await using var connection = await BrokerConnection.OpenAsync(broker.Value, cancellationToken);
        var channel = connection.Channel;
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.ChannelShutdownAsync += (_, _) =>
        {
            ended.TrySetResult();
            return Task.CompletedTask;
        };
        var queue = await channel.QueueDeclareAsync(cancellationToken: cancellationToken);
        foreach (var name in (string[])[nameof(PackageSubmitted), nameof(CompletenessReported), nameof(PackageUnscreenable)])
            await channel.QueueBindAsync(queue.QueueName, name, "", cancellationToken: cancellationToken);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            Hear(delivery);
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer, cancellationToken);
        await ended.Task.WaitAsync(cancellationToken);
    }

    private void Hear(BasicDeliverEventArgs delivery)
    {
        try
        {
            switch (delivery.Exchange)
            {
                case nameof(PackageSubmitted):
                    news.Hear(MessageJson.Read<PackageSubmitted>(delivery.Body.Span));
                    break;
                case nameof(CompletenessReported):
                    news.Hear(MessageJson.Read<CompletenessReported>(delivery.Body.Span));
                    break;
                default:
                    news.Hear(MessageJson.Read<PackageUnscreenable>(delivery.Body.Span));
                    break;
            }
        }
        catch (JsonException)
        {
            // A submission may be anything; the workers say what they think of it.
        }
    }
}
