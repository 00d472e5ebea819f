using Materials.Reading.Containment;

namespace Materials.Worker.Containment;

/// <summary>Has the reading processes ready before the first package comes, and says how far they are shut in. The host ends them after all else.</summary>
internal sealed class WarmReading(ReadingPool pool, ILogger<WarmReading> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await pool.WarmAsync().WaitAsync(cancellationToken);
        if (pool.Level == ContainmentLevel.Full)
            log.ShutIn(pool.Processes, pool.Level);
        else
            log.ShutInPartly(pool.Processes, pool.Level, ContainmentLevel.Full & ~pool.Level);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
