using System.Diagnostics;
using Materials.Worker.Tests.Fixtures;

namespace Materials.Worker.Tests.Delivery;

/// <summary>The chaos run in short; <c>tests/Materials.Chaos</c> is the long one.</summary>
public sealed class ChaosTests
{
    private readonly CancellationToken _patience = Patience.OfSeconds(600);

    [Fact]
    public async Task Books_agree_after_kills_at_every_kind_of_place()
    {
        var start = new ProcessStartInfo("dotnet", [
            Path.Combine(AppContext.BaseDirectory, "Materials.Chaos.dll"), "run", "--packages", "100", "--kills", "10", "--nodes", "1", "--minutes", "5"])
        {
            RedirectStandardOutput = true,
        };
        using var run = Process.Start(start)!;
        var said = await run.StandardOutput.ReadToEndAsync(_patience);
        await run.WaitForExitAsync(_patience);

        TestContext.Current.TestOutputHelper?.WriteLine(said);
        Assert.True(run.ExitCode == 0, said);
        Assert.Contains("packages 100, reports 100", said, StringComparison.Ordinal);
    }
}
