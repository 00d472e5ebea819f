using Materials.Worker.Bus;

namespace Materials.Worker.Tests.Delivery;

/// <summary>Who announces when.</summary>
public sealed class AnnouncementTurnTests
{
    private readonly AnnouncementTurn _turn = new();

    [Fact]
    public async Task Those_who_come_while_one_is_at_it_wait_and_go_together()
    {
        var first = Announcement();
        var second = Announcement();
        var third = Announcement();
        Assert.True(first.HasBegun);
        Assert.False(second.HasBegun || third.HasBegun);

        first.End();
        await second.Begun;
        await third.Begun;
        var fourth = Announcement();
        second.End();
        await second.Ended;
        Assert.False(fourth.HasBegun);

        third.End();
        await fourth.Begun;
        fourth.End();
        await Task.WhenAll(first.Ended, third.Ended, fourth.Ended);
    }

    [Fact]
    public async Task One_that_fails_or_is_cancelled_holds_nobody_up()
    {
        var fails = Announcement();
        using var stop = new CancellationTokenSource();
        var stopped = AnnouncementUntil(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped.Ended);
        Assert.False(stopped.HasBegun);

        var next = Announcement();
        fails.Fail();
        await Assert.ThrowsAsync<InvalidOperationException>(() => fails.Ended);
        await next.Begun;
        next.End();
        await next.Ended;

        var last = Announcement();
        Assert.True(last.HasBegun);
        last.End();
        await last.Ended;
    }

    [Fact]
    public async Task All_are_announced_however_many_come_at_once()
    {
        var announced = 0;

        await Parallel.ForAsync(0, 1000, TestContext.Current.CancellationToken, async (_, token) =>
            await _turn.TakeAsync(
                async () =>
                {
                    await Task.Yield();
                    Interlocked.Increment(ref announced);
                },
                token));

        Assert.Equal(1000, announced);
    }

    private Announced Announcement() => AnnouncementUntil(CancellationToken.None);

    private Announced AnnouncementUntil(CancellationToken cancellationToken)
    {
        var announced = new Announced();
        announced.Ended = _turn.TakeAsync(announced.RunAsync, cancellationToken);
        return announced;
    }

    private sealed class Announced
    {
        private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
        private readonly TaskCompletionSource _begun = new();
        private readonly TaskCompletionSource _ended = new();

        public bool HasBegun => _begun.Task.IsCompleted;

        public Task Begun => _begun.Task.WaitAsync(s_patience);

        public Task Ended { get => field.WaitAsync(s_patience); set; } = Task.CompletedTask;

        public void End() => _ended.SetResult();

        public void Fail() => _ended.SetException(new InvalidOperationException());

        public Task RunAsync()
        {
            _begun.SetResult();
            return _ended.Task;
        }
    }
}
