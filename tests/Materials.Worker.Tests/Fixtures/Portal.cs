using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Materials.Worker.Tests.Fixtures;

/// <summary>A portal in another language: it knows AMQP, JSON and the contract, and nothing of this program's classes.</summary>
internal sealed class Portal : IAsyncDisposable
{
    public static readonly string[] Exchanges =
        ["CompletenessReported", "ResubmissionRequested", "ReviewListed", "PackageCleared", "PackageUnscreenable"];

    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly BlobContainerClient _container;
    private readonly ConcurrentQueue<Event> _events = new();

    private Portal(IConnection connection, IChannel channel, BlobContainerClient container) =>
        (_connection, _channel, _container) = (connection, channel, container);

    public BlobContainerClient Container => _container;

    public IChannel Channel => _channel;

    /// <summary>Connects and listens to every event, once a worker consumes.</summary>
    public static async Task<Portal> OpenAsync(RabbitMqBroker broker, BlobContainerClient container, CancellationToken cancellationToken)
    {
        var connection = await broker.ConnectAsync();
        var confirmed = new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);
        var portal = new Portal(connection, await connection.CreateChannelAsync(confirmed, cancellationToken), container);
        await portal.UntilConsumedAsync(cancellationToken);
        var queue = await portal._channel.QueueDeclareAsync(cancellationToken: cancellationToken);
        foreach (var exchange in Exchanges)
            await portal._channel.QueueBindAsync(queue.QueueName, exchange, "", cancellationToken: cancellationToken);
        var consumer = new AsyncEventingBasicConsumer(portal._channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            portal._events.Enqueue(new(delivery.Exchange, delivery.BasicProperties.MessageId!, delivery.BasicProperties.ContentType!, Encoding.UTF8.GetString(delivery.Body.Span)));
            return Task.CompletedTask;
        };
        await portal._channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer, cancellationToken);
        return portal;
    }

    /// <summary>Puts the files into the container and says so.</summary>
    /// <param name="files">Path and content of each.</param>
    public async Task<JsonObject> UploadAsync(string packageId, int revision, IEnumerable<(string Path, byte[] Content)> files, CancellationToken cancellationToken)
    {
        var announced = new JsonArray();
        foreach (var (path, content) in files)
        {
            var blob = $"packages/{packageId}/r{revision}/{path}";
            await _container.GetBlobClient(blob).UploadAsync(new BinaryData(content), overwrite: true, cancellationToken);
            announced.Add(new JsonObject { ["path"] = path, ["blob"] = blob, ["bytes"] = content.Length });
        }
        return new()
        {
            ["packageId"] = packageId,
            ["revision"] = revision,
            ["applicant"] = new JsonObject { ["name"] = "合肥云杉水处理设备有限公司", ["locale"] = "zh-CN" },
            ["submittedAt"] = "2026-11-20T23:30:00+08:00",
            ["files"] = announced,
        };
    }

    public Task SubmitAsync(JsonObject submission, CancellationToken cancellationToken) =>
        PublishAsync(submission.ToJsonString(), "application/json", cancellationToken);

    public async Task PublishAsync(string body, string? contentType, CancellationToken cancellationToken, string? messageId = null)
    {
        var properties = new BasicProperties { Persistent = true };
        if (contentType is not null)
            properties.ContentType = contentType;
        if (messageId is not null)
            properties.MessageId = messageId;
        await _channel.BasicPublishAsync("PackageSubmitted", "", mandatory: true, properties, Encoding.UTF8.GetBytes(body), cancellationToken);
    }

    /// <summary>Waits for an event.</summary>
    public async Task<Event> UntilAsync(string exchange, string packageId, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (EventsOf(packageId).FirstOrDefault(e => e.Exchange == exchange) is { } found)
                return found;
            await Task.Delay(50, cancellationToken);
        }
    }

    /// <summary>Every event so far about a package, in order of arrival.</summary>
    public Event[] EventsOf(string packageId) => [.. _events.Where(e => (string?)e.Json["packageId"] == packageId)];

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task UntilConsumedAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var attempt = await _connection.CreateChannelAsync(cancellationToken: cancellationToken);
            try
            {
                if ((await attempt.QueueDeclarePassiveAsync("materials-packages", cancellationToken)).ConsumerCount > 0)
                    return;
            }
            catch (RabbitMQ.Client.Exceptions.OperationInterruptedException)
            {
                // Not declared yet.
            }
            await Task.Delay(100, cancellationToken);
        }
    }

    /// <summary>An event as it came off the broker.</summary>
    internal sealed record Event(string Exchange, string MessageId, string ContentType, string Body)
    {
        public JsonObject Json { get; } = JsonNode.Parse(Body)!.AsObject();
    }
}
