using System.Collections.Concurrent;
using System.Threading.Channels;
using Materials.Messages;

namespace Materials.Worker.Desk.Register;

/// <summary>What the desk hears while it is open. Nothing is lost with it: the register is compared with the store at the start and now and then.</summary>
internal sealed class DeskNews
{
    private readonly Channel<(string PackageId, int Revision, bool IsArrival)> _heard = Channel.CreateUnbounded<(string, int, bool)>();

    public ChannelReader<(string PackageId, int Revision, bool IsArrival)> Heard => _heard.Reader;

    /// <summary>What could not be screened since the start, where no broker keeps it.</summary>
    public ConcurrentDictionary<(string PackageId, int Revision), PackageUnscreenable> GivenUp { get; } = new();

    public void Hear(PackageSubmitted submitted)
    {
        if (submitted.PackageId is { } id)
            _heard.Writer.TryWrite((id, submitted.Revision ?? 1, true));
    }

    public void Hear(CompletenessReported reported)
    {
        GivenUp.TryRemove((reported.PackageId, reported.Revision), out _);
        _heard.Writer.TryWrite((reported.PackageId, reported.Revision, false));
    }

    public void Hear(PackageUnscreenable unscreenable)
    {
        if (unscreenable is not { PackageId: { } id, Revision: { } revision })
            return;
        GivenUp[(id, revision)] = unscreenable;
        _heard.Writer.TryWrite((id, revision, false));
    }
}

/// <summary>Keeps the register current.</summary>
internal sealed class RegisterService(
    Registrar registrar, PackageRegister register, DeskNews news, TimeProvider time, ILogger<RegisterService> log) : BackgroundService
{
    /// <summary>How often the register is compared with the whole store: what is heard makes it current within a second, this mends what was not heard.</summary>
    private static readonly TimeSpan s_comparison = TimeSpan.FromMinutes(5);

    /// <summary>After a store or a database that did not answer.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // Before the first page is asked for.
        await registrar.PrepareAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(CompareAsync(stoppingToken), ListenAsync(stoppingToken));

    private async Task CompareAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var done = await TryAsync(() => registrar.CompareAsync(cancellationToken), cancellationToken);
            await Task.Delay(done ? s_comparison : s_pause, time, cancellationToken);
        }
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        await foreach (var (packageId, revision, isArrival) in news.Heard.ReadAllAsync(cancellationToken))
        {
            await TryAsync(
                async () =>
                {
                    if (isArrival)
                    {
                        await register.ArriveAsync(packageId, revision, time.GetUtcNow(), cancellationToken);
                        return;
                    }
                    await registrar.TakeInAsync(packageId, cancellationToken);
                    await register.LeaveAsync(packageId, revision, cancellationToken);
                },
                cancellationToken);
        }
    }

    private async Task<bool> TryAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work();
            return true;
        }
#pragma warning disable CA1031 // Whatever the store or the database may throw: the desk stays open and the next comparison mends it.
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.NotTakenIn(fault);
            return false;
        }
    }
}
