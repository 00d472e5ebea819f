using Materials.Worker.Bus;

namespace Materials.Worker.Tests.Delivery;

/// <summary>Who announces when.</summary>
public sealed class AnnouncementTurnTests
{
    private readonly AnnouncementTurn _turn = new();

    [Fact]
    public async Task A_few_go_one_after_the_other_as_they_came()
    {
        var first = Announcement();
        Announced[] waiting = [Announcement(), Announcement(), Announcement()];
        Assert.True(first.HasBegun);

        first.End();
        for (var i = 0; i < waiting.Length; i++)
        {
            await waiting[i].Begun;
            Assert.DoesNotContain(waiting[(i + 1)..], w => w.HasBegun);
            waiting[i].End();
            await waiting[i].Ended;
        }
    }

    [Fact]
    public async Task Many_go_together_and_who_comes_then_waits_for_them_all()
    {
        var first = Announcement();
        Announced[] waiting = [Announcement(), Announcement(), Announcement(), Announcement()];
        first.End();
        foreach (var one in waiting)
            await one.Begun;

        var late = Announcement();
        foreach (var one in waiting)
        {
            Assert.False(late.HasBegun);
            one.End();
            await one.Ended;
        }

        await late.Begun;
        late.End();
        await late.Ended;
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
