using Materials.Reading.Containment;

namespace Materials.Worker.Tests.Containment;

/// <summary>Counts the own process's sockets, so no other test may run meanwhile.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class Alone;

[Collection(typeof(Alone))]
public sealed class DescriptorTests
{
    [Fact]
    public async Task Pool_leaves_no_descriptor_behind()
    {
        using (var first = new ReadingPool(Pools.OfFaultyReader))
            await first.ReadTextAsync("throw.txt");
        await SettleAsync();
        var before = Sockets();

        for (var i = 0; i < 5; i++)
        {
            using var pool = new ReadingPool(Pools.OfFaultyReader);
            await pool.ReadTextAsync("throw.txt");
            await pool.ReadTextAsync("next.txt");
        }

        await SettleAsync();
        Assert.InRange(Sockets(), 0, before);
    }

    /// <summary>A replacement that was under way when its pool was disposed ends a moment later.</summary>
    private static Task SettleAsync() => Task.Delay(TimeSpan.FromSeconds(1.5), TestContext.Current.CancellationToken);

    private static int Sockets() => Directory.GetFileSystemEntries("/proc/self/fd").Count(d => new FileInfo(d).LinkTarget is { } target && target.StartsWith("socket:", StringComparison.Ordinal));
}
