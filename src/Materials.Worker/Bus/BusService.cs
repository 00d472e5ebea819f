using Microsoft.Extensions.Options;

namespace Materials.Worker.Bus;

/// <summary>Keeps packages flowing: watches the bus, and makes another on a living node as soon as the one there is not sound.</summary>
/// <remarks>
/// The bus would come back by itself, on the same node and after waits that grow to half a minute. Here a node that lives is looked for four times a
/// second, so that work goes on moments after there is one.
/// </remarks>
internal sealed class BusService(IServiceProvider program, IOptions<BrokerOptions> options, BusState state, TimeProvider time, ILogger<BusService> log)
    : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(250);

    /// <summary>A bus that was started and consumes nothing after this is given up: its node went away in between, or has no quorum.</summary>
    private static readonly TimeSpan s_soundWithin = TimeSpan.FromSeconds(8);

    /// <summary>How long a bus that is given up may take to clear away; nobody waits for it.</summary>
    private static readonly TimeSpan s_clearedWithin = TimeSpan.FromSeconds(20);

    // Workers that start together do not all go to the first node.
    private readonly BrokerNode[] _nodes = [.. options.Value.Nodes.OrderBy(_ => Random.Shared.Next())];
    private BrokerNode? _last;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (await LivingAsync(stoppingToken) is not { } node)
                return;
            var bus = RabbitMqBus.Create(program, _last = node);
            var ended = false;
            try
            {
                if (await StartsAsync(bus, stoppingToken))
                {
                    log.Flows(node);
                    await WhileSoundAsync(bus, stoppingToken);
                }
                if (!stoppingToken.IsCancellationRequested)
                    log.Unsound(node);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                ended = true;
                await DrainAsync(bus);
            }
            finally
            {
                state.Flows = false;
                if (!ended)
                    _ = ClearAwayAsync(bus);
            }
        }
    }

    /// <summary>The next node that can be worked with, another than the last first.</summary>
    private async Task<BrokerNode?> LivingAsync(CancellationToken stoppingToken)
    {
        var said = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            var inTurn = _nodes.OrderBy(n => n == _last);
            try
            {
                if (await BrokerLine.LivingAsync(options.Value, inTurn, stoppingToken) is { } node)
                    return node;
                if (!said)
                    log.NoBroker(string.Join(", ", _nodes.AsEnumerable()));
                said = true;
                await Task.Delay(s_interval, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return null;
            }
        }
        return null;
    }

    private async Task<bool> StartsAsync(RabbitMqBus bus, CancellationToken stoppingToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        limited.CancelAfter(s_soundWithin);
        try
        {
            await bus.StartAsync(limited.Token);
            while (!bus.IsSound)
                await Task.Delay(s_interval, time, limited.Token);
            state.Flows = true;
            return true;
        }
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
        {
            log.BusFailed(fault);
            return false;
        }
    }

    private async Task WhileSoundAsync(RabbitMqBus bus, CancellationToken stoppingToken)
    {
        // Twice in a row: a channel that is closed and opened again is no reason to give up a connection.
        for (var unsound = 0; unsound < 2;)
        {
            await Task.Delay(s_interval, time, stoppingToken);
            unsound = bus.IsSound ? 0 : unsound + 1;
            state.Flows = unsound == 0;
        }
    }

    /// <summary>The worker is told to stop: what it holds is finished, what it does not come to goes back.</summary>
    private async Task DrainAsync(RabbitMqBus bus)
    {
        using var limited = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.DrainSeconds + 5));
        try
        {
            await bus.StopAsync(limited.Token);
        }
        catch (Exception fault)
        {
            // The broker has its messages back as soon as the process ends.
            log.BusFailed(fault);
        }
    }

    private async Task ClearAwayAsync(RabbitMqBus bus)
    {
        using var limited = new CancellationTokenSource(s_clearedWithin);
        try
        {
            await bus.CutAsync().WaitAsync(limited.Token);
            await bus.StopAsync(limited.Token).WaitAsync(limited.Token);
            await bus.DisposeAsync().AsTask().WaitAsync(limited.Token);
        }
        catch (Exception fault)
        {
            // Its connection is gone; there is nothing left that it could hold.
            log.BusFailed(fault);
        }
    }
}

/// <summary>Whether packages flow, for those who ask after the worker's health.</summary>
internal sealed class BusState
{
    private volatile bool _flows;

    public bool Flows
    {
        get => _flows;
        set => _flows = value;
    }
}
