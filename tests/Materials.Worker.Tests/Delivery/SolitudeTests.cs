using Materials.Worker.Bus;
using Materials.Worker.Tests.Fixtures;

namespace Materials.Worker.Tests.Delivery;

public sealed class SolitudeTests
{
    private readonly CancellationToken _patience = Patience.OfSeconds(60);

    [Fact]
    public async Task One_that_is_alone_shares_with_nobody_and_others_share_with_each_other()
    {
        using var solitude = new Solitude();
        var (inside, most, mostBesideAlone) = (0, 0, 0);

        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => i % 7 == 0
            ? solitude.AloneAsync(() => WorkAsync(n => mostBesideAlone = Math.Max(mostBesideAlone, n)), _patience)
            : solitude.AmongOthersAsync(() => WorkAsync(n => most = Math.Max(most, n)), _patience)));

        Assert.Equal(1, mostBesideAlone);
        Assert.True(most > 1, "Nobody shared.");

        async Task WorkAsync(Action<int> see)
        {
            see(Interlocked.Increment(ref inside));
            await Task.Delay(20, _patience);
            see(Volatile.Read(ref inside));
            Interlocked.Decrement(ref inside);
        }
    }

    [Fact]
    public async Task Who_fails_leaves_his_place()
    {
        using var solitude = new Solitude();

        await Assert.ThrowsAsync<InvalidOperationException>(() => solitude.AloneAsync(() => throw new InvalidOperationException(), _patience));
        await Assert.ThrowsAsync<InvalidOperationException>(() => solitude.AmongOthersAsync(() => throw new InvalidOperationException(), _patience));

        await solitude.AloneAsync(() => Task.CompletedTask, _patience);
    }
}
