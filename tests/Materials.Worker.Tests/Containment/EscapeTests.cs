using Materials.Reading.Containment;

namespace Materials.Worker.Tests.Containment;

/// <summary>What a hostile file could do if it took its reading process over: tried from inside, after the same code has shut the process in.</summary>
public sealed class EscapeTests
{
    [Theory]
    [InlineData(ContainmentLevel.Seccomp, "tcp", "listen", "udp", "unix socket", "program", "write", "folder", "signal", "signal to a thread", "limits", "trace", "mount", "namespaces", "permissions", "rename", "link")]
    [InlineData(ContainmentLevel.Landlock, "tcp", "listen", "write", "folder", "passwd", "home", "parent's environment", "parent's memory", "parent's descriptors")]
    public async Task Way_out_is_refused(ContainmentLevel means, params string[] ways)
    {
        using var pool = new ReadingPool(Pools.OfFaultyReader);

        var tried = Assert.Single(await pool.ReadTextAsync("escape.txt")).Pages[0].Lines.Select(l => l.Text).ToArray();

        Assert.SkipUnless(pool.Level.HasFlag(means), $"This kernel offers no {means} ({pool.Level}).");
        Assert.Equal(ways.Select(w => $"{w}: refused"), ways.Select(w => tried.Single(t => t.StartsWith($"{w}:", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Process_has_no_environment_and_no_channel_but_its_own()
    {
        using var pool = new ReadingPool(Pools.OfFaultyReader with { Processes = 4 });
        await pool.WarmAsync();

        var tried = Assert.Single(await pool.ReadTextAsync("escape.txt")).Pages[0].Lines.Select(l => l.Text).ToArray();

        Assert.Contains("environment: LANG", tried);
        Assert.Contains("descriptors: 1", tried);
    }
}
