namespace Materials.Chaos.Figures;

/// <summary>What more workers give, reckoned from what one costs: workers in parallel, before them one queue, beside them one blob store.</summary>
/// <remarks>
/// Each package is taken from the queue, worked on and acknowledged, and asks the store for something several times on its way. Queue and store serve one
/// request after the other, each as fast as it is known to; work on a package varies (exponentially). All of it is a discrete simulation
/// of a run of packages, not a formula.
/// </remarks>
internal static class Simulation
{
    /// <summary>
    /// What the bare client did in <c>bus</c> on a machine of two processors with sixty at work on them: 330 times one message in and three out, confirmed. A broker of
    /// its own does many times that.
    /// </summary>
    private const double QueueMessagesPerSecond = 1_300;

    private const int MessagesPerPackage = 4;

    /// <summary>The default limit of a standard storage account, as Azure documents it.</summary>
    private const double StoreRequestsPerSecond = 20_000;

    /// <summary>Requests of a package of ten files: submission, a look and a fetch for each, texts kept, report twice, notice, a list.</summary>
    private const int RequestsPerPackage = 45;

    private const int PackagesPerWorker = 200;

    public static int Run(Options options)
    {
        Console.WriteLine($"work {options.Seconds} s a package, {RequestsPerPackage} requests to the store, {MessagesPerPackage} messages");
        Console.WriteLine("workers  packages/s  of ideal  median wait for the store");
        foreach (var workers in (int[])[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000])
        {
            var (rate, wait) = Simulate(workers, options.Seconds, new Random(options.Seed ?? 1));
            Console.WriteLine(FormattableString.Invariant($"{workers,7}  {rate,10:F2}  {rate * options.Seconds / workers,8:P1}  {wait * 1000,8:F2} ms"));
        }

        return 0;
    }

    private static (double PackagesPerSecond, double MedianWait) Simulate(int workers, double seconds, Random dice)
    {
        var free = new PriorityQueue<Job, double>();
        for (var i = 0; i < workers; i++)
            free.Enqueue(new Job { Left = 0 }, dice.NextDouble() * seconds);
        var (queueFree, storeFree, done, taken, last) = (0.0, 0.0, 0, 0, 0.0);
        var waits = new List<double>();
        var packages = workers * PackagesPerWorker;
        while (free.TryDequeue(out var job, out var now))
        {
            if (job.Left == 0)
            {
                if (job.HasPackage)
                {
                    done++;
                    last = now;
                }

                if (taken == packages)
                    continue;
                taken++;
                // Its messages pass the queue one behind the other with everybody else's.
                queueFree = Math.Max(queueFree, now) + (MessagesPerPackage / QueueMessagesPerSecond);
                free.Enqueue(new Job { HasPackage = true, Left = RequestsPerPackage, Work = -Math.Log(1 - dice.NextDouble()) * seconds }, queueFree);
                continue;
            }

            var worked = now + (job.Work / RequestsPerPackage);
            storeFree = Math.Max(storeFree, now) + (1 / StoreRequestsPerSecond);
            if (job.Left == 1)
                waits.Add(storeFree - now);
            free.Enqueue(job with { Left = job.Left - 1 }, Math.Max(worked, storeFree));
        }

        return (done / last, Stage.Quantile(waits, 0.5));
    }

    private sealed record Job
    {
        public bool HasPackage { get; init; }

        public int Left { get; init; }

        public double Work { get; init; }
    }
}
