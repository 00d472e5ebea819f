namespace Materials.Chaos.Figures;

/// <summary>Whether a worker's memory stays where it is.</summary>
internal static class Flat
{
    private const int Samples = 20;
    private const int OnTheWay = 40;

    public static async Task<int> RunAsync(Options options)
    {
        await using var stage = await Stage.SetAsync(options, nodes: 1, workers: 1, ("MATERIALS__READING__PROCESSES", "1"));
        var sizes = new List<double>();
        for (var sample = 1; sample <= Samples; sample++)
        {
            while (stage.Ledger.Sent < (long)options.Packages * sample / Samples)
            {
                await stage.SendAsync();
                while (stage.Ledger.Sent - stage.Ledger.Settled > OnTheWay)
                    await Task.Delay(10);
            }

            await stage.UntilSettledAsync(stage.Ledger.Sent);
            sizes.Add(stage.Scene.Workers[0].WorkingSet / 1048576.0);
            Console.WriteLine(FormattableString.Invariant($"{stage.Ledger.Settled,7} packages: {sizes[^1]:F0} MiB"));
        }

        // The first tenth is the program warming up.
        var settled = sizes.Skip(Samples / 10).ToArray();
        var half = settled.Length / 2;
        Console.WriteLine(FormattableString.Invariant(
            $"mean of the first half {settled.Take(half).Average():F0} MiB, of the second {settled.Skip(half).Average():F0} MiB, largest {sizes.Max():F0} MiB"));
        return 0;
    }
}
