using System.Globalization;
using Materials.Chaos.Figures;

namespace Materials.Chaos;

/// <summary>The command line.</summary>
internal static class Command
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var verb, .. var rest] || Options.Parse(rest) is not { } options)
            return Usage();
        return verb switch
        {
            "run" => await RunAsync(options),
            "steps" => await StepList.RunAsync(options),
            "recovery" => await Recovery.RunAsync(options),
            "fairness" => await Fairness.RunAsync(options),
            "overhead" => await Overhead.RunAsync(options),
            "bus" => await BusRate.RunAsync(options),
            "scale" => await Scale.RunAsync(options),
            "drain" => await Drain.RunAsync(options),
            "flat" => await Flat.RunAsync(options),
            "supplement" => await SupplementCost.RunAsync(options),
            "simulate" => Simulation.Run(options),
            _ => Usage(),
        };
    }

    private static async Task<int> RunAsync(Options options)
    {
        using var run = new Run(options);
        return await run.RunAsync();
    }

    private static int Usage()
    {
        Console.Error.WriteLine(
            """
            run        sends packages, kills what screens them, settles the books
            steps      lists the steps at which workers can be made to die
            recovery   how long it takes until packages flow again after each kind of kill
            fairness   small packages beside one of 10,000 files, and alone
            overhead   what bus and store cost on a package
            bus        small messages through the worker's bus, against the bare client
            scale      one worker against two
            drain      a worker told to stop at the beginning of a package that takes --seconds
            flat       memory of a worker over many packages
            supplement one changed file of ten, against the whole
            simulate   up to 1,000 workers, from --seconds of work on a package

              --packages N  --kills K  --seed S  --minutes M  --workers W  --nodes B  --rounds R  --seconds X
              --program PATH   the published program; where not given, the one built beside this
              --fault worker|broker|store|leader   recovery from that alone
              --log FILE       every kill and every event that came twice, with the time
            """);
        return 2;
    }
}

/// <summary>What the commands are told.</summary>
internal sealed record Options
{
    public int Packages { get; init; } = 200;

    public int Kills { get; init; } = 20;

    public int? Seed { get; init; }

    public double Minutes { get; init; } = 60;

    public int Workers { get; init; } = 2;

    public int Nodes { get; init; } = 3;

    public int Rounds { get; init; } = 5;

    /// <summary>Work on one package, for the simulation.</summary>
    public double Seconds { get; init; } = 1;

    public string? Program { get; init; }

    /// <summary>The file that kills and doubles are told to.</summary>
    public string? Log { get; init; }

    /// <summary>The one fault that recovery is measured from: <c>worker</c>, <c>broker</c>, <c>store</c> or <c>leader</c>; null for each of them.</summary>
    public string? Fault { get; init; }

    public static Options? Parse(string[] args)
    {
        var options = new Options();
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length)
                return null;
            var value = args[i + 1];
            if (args[i] == "--program")
            {
                options = options with { Program = Path.GetFullPath(value) };
                continue;
            }

            if (args[i] == "--fault")
            {
                if (value is not ("worker" or "broker" or "store" or "leader"))
                    return null;
                options = options with { Fault = value };
                continue;
            }

            if (args[i] == "--log")
            {
                options = options with { Log = Path.GetFullPath(value) };
                continue;
            }

            if (!double.TryParse(value, CultureInfo.InvariantCulture, out var number))
                return null;
            options = args[i] switch
            {
                "--packages" => options with { Packages = (int)number },
                "--kills" => options with { Kills = (int)number },
                "--seed" => options with { Seed = (int)number },
                "--minutes" => options with { Minutes = number },
                "--workers" => options with { Workers = (int)number },
                "--nodes" => options with { Nodes = (int)number },
                "--rounds" => options with { Rounds = (int)number },
                "--seconds" => options with { Seconds = number },
                _ => options with { Packages = -1 },
            };
            if (options.Packages < 0)
                return null;
        }

        return options;
    }
}
