using Materials.Chaos.Machinery;
using Materials.Chaos.Packages;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Materials.Chaos.Books;

/// <summary>Submits packages as a portal does, until each is confirmed, and listens to every event; through whatever happens to the broker.</summary>
internal sealed class Portal(Cluster cluster, Ledger ledger) : IAsyncDisposable
{
    private const int Prefetch = 500;

    private static readonly string[] s_events = ["CompletenessReported", "ResubmissionRequested", "ReviewListed", "PackageCleared", "PackageUnscreenable"];
    private static readonly TimeSpan s_confirmedWithin = TimeSpan.FromSeconds(8);

    private readonly CancellationTokenSource _end = new();
    private IConnection? _connection;
    private IChannel? _channel;
    private Task _listening = Task.CompletedTask;

    /// <summary>How often a package had to be published again, because nobody confirmed.</summary>
    public int Resent { get; private set; }

    /// <summary>Begins to listen.</summary>
    /// <remarks>The queues are the program's own; a worker declares them.</remarks>
    public void Listen() => _listening = ListenAsync();

    public async Task SubmitAsync(KnownPackage package, CancellationToken cancellationToken)
    {
        ledger.Send(package);
        var properties = new BasicProperties { Persistent = true, ContentType = "application/json", MessageId = package.Id };
        for (var tries = 1; ; tries++)
        {
            using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limited.CancelAfter(s_confirmedWithin);
            try
            {
                var channel = await ChannelAsync(limited.Token);
                await channel.BasicPublishAsync("PackageSubmitted", "", mandatory: true, properties, package.Message, limited.Token);
                return;
            }
            catch (Exception) when (!cancellationToken.IsCancellationRequested)
            {
                // Not confirmed is not sent; what was sent nevertheless is sent twice.
                Resent++;
                await DropAsync();
                await Task.Delay(100, cancellationToken);
            }
        }
    }

    /// <summary>How many messages are in some queues now, delivered ones included as far as the broker says.</summary>
    public async Task<long> CountAsync(IEnumerable<string> queues, CancellationToken cancellationToken)
    {
        await using var connection = await cluster.ConnectAsync(cancellationToken);
        var count = 0L;
        foreach (var queue in queues)
        {
            await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
            count += await channel.MessageCountAsync(queue, cancellationToken);
        }

        return count;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _listening;
        await DropAsync();
        _end.Dispose();
    }

    private async Task<IChannel> ChannelAsync(CancellationToken cancellationToken)
    {
        if (_channel is { IsOpen: true } open)
            return open;
        await DropAsync();
        _connection = await cluster.ConnectAsync(cancellationToken);
        return _channel = await _connection.CreateChannelAsync(new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellationToken);
    }

    private async Task DropAsync()
    {
        var (channel, connection) = (_channel, _connection);
        (_channel, _connection) = (null, null);
        await QuietlyAsync(channel);
        await QuietlyAsync(connection);
    }

    private async Task ListenAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            IConnection? connection = null;
            try
            {
                connection = await cluster.ConnectAsync(_end.Token);
                var channel = await connection.CreateChannelAsync(cancellationToken: _end.Token);
                await channel.BasicQosAsync(0, Prefetch, global: false, _end.Token);
                var broken = new TaskCompletionSource();
                channel.ChannelShutdownAsync += (_, _) =>
                {
                    broken.TrySetResult();
                    return Task.CompletedTask;
                };
                var consumer = new AsyncEventingBasicConsumer(channel);
                consumer.UnregisteredAsync += (_, _) =>
                {
                    broken.TrySetResult();
                    return Task.CompletedTask;
                };
                consumer.ReceivedAsync += async (_, delivery) =>
                {
                    ledger.Hear(delivery.Exchange, delivery.BasicProperties.MessageId ?? "", delivery.Body, delivery.Redelivered);
                    await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false);
                };
                foreach (var name in s_events)
                    await channel.BasicConsumeAsync(QueueOf(name), autoAck: false, consumer, _end.Token);
                await broken.Task.WaitAsync(_end.Token);
            }
            catch (Exception) when (!_end.IsCancellationRequested)
            {
                // Again, on whichever node lives.
                await Task.Delay(200);
            }
            catch (OperationCanceledException)
            {
                // Disposed of.
            }
            finally
            {
                await QuietlyAsync(connection);
            }
        }
    }

    private static string QueueOf(string name) => "materials" + string.Concat(name.Select(c => char.IsUpper(c) ? $"-{char.ToLowerInvariant(c)}" : $"{c}"));

    private static async Task QuietlyAsync(IAsyncDisposable? closing)
    {
        try
        {
            if (closing is not null)
                await closing.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(3));
        }
        catch (Exception)
        {
            // It is gone already.
        }
    }
}
