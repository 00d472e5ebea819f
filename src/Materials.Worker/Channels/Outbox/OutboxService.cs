using Materials.Worker.Bus;
using Microsoft.Extensions.Options;

namespace Materials.Worker.Channels.Outbox;

/// <summary>Delivers what lies in the outbox of the embedded default, each channel for itself.</summary>
internal sealed class OutboxService(
    DiskOutbox outbox, ConfiguredChannels channels, IOptions<BrokerOptions> patience, TimeProvider time, ILogger<OutboxService> log) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(channels.All.Select(c => RunAsync(c, stoppingToken)));

    private async Task RunAsync(IChannel channel, CancellationToken stoppingToken)
    {
        try
        {
            await outbox.FindAsync(channel, stoppingToken);
            while (true)
            {
                foreach (var id in outbox.Due(channel, time.GetUtcNow()))
                    await DeliverAsync(channel, id, stoppingToken);
                await Task.Delay(s_interval, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is left lies on the disk, and is found at the next start.
        }
    }

    private async Task DeliverAsync(IChannel channel, Guid id, CancellationToken stoppingToken)
    {
        try
        {
            if (await outbox.ReadAsync(channel, id, stoppingToken) is { } @event)
            {
                await channel.DeliverAsync(@event, stoppingToken);
                log.WentOut(@event.Name, id, channel.Name);
            }

            await outbox.SettleAsync(channel, id, stoppingToken);
        }
        // Whatever it is, it is this event's and this channel's: the others go on.
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
        {
            var setback = Setback.Of(fault);
            var now = time.GetUtcNow();
            var waiting = outbox.Postpone(channel, id, now);
            if (setback.Passes && now - waiting.FirstFailed < TimeSpan.FromHours(patience.Value.WaitHours))
                log.ChannelWaits($"{id}", channel.Name, setback.Code, waiting.Tries, (waiting.Until - now).TotalSeconds);
            else
                await GiveUpAsync(channel, id, setback, waiting.Tries, stoppingToken);
            log.ChannelCause($"{id}", fault);
        }
    }

    private async Task GiveUpAsync(IChannel channel, Guid id, Setback setback, int tries, CancellationToken stoppingToken)
    {
        log.GivenUp($"{id}", channel.Name, setback.Code, setback.Reason, tries);
        try
        {
            await outbox.SettleAsync(channel, id, stoppingToken);
        }
        catch (IOException)
        {
            // The disk does not do its part: it is tried, and given up, once more.
        }
    }
}
