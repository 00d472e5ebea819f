using System.Collections.Immutable;
using System.Diagnostics;
using Materials.Checklists;
using Materials.Packages;
using Materials.Reading;
using Materials.Reading.Caching;
using Materials.Reading.Containment;
using Materials.Reports;
using Materials.Worker.Tests.Fixtures;

namespace Materials.Chaos.Figures;

/// <summary>What a supplement with one changed file of ten costs, against the whole package read for the first time.</summary>
/// <remarks>Ten files of the sample application, with scans among them: read, recognised, examined and reported in this process.</remarks>
internal static class SupplementCost
{
    private const int Files = 10;

    /// <summary>Until then the program is being compiled as it runs, in both runs of a round.</summary>
    private const int WarmingRounds = 3;

    public static async Task<int> RunAsync(Options options)
    {
        var checklist = ChecklistFile.Open("gbt27922-full")!.Checklist!;
        var found = Directory.GetFiles(Path.Combine(Repository.Root, "tests", "sample", "packages", "complete"), "*", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(f) != "package.json").Order(StringComparer.Ordinal).Take(Files).ToArray();
        var changed = Directory.GetFiles(Path.Combine(Repository.Root, "tests", "sample", "packages", "first"), "*", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(f) != "package.json").Order(StringComparer.Ordinal).ToArray();
        Console.WriteLine($"{found.Length} files, {found.Sum(f => new FileInfo(f).Length) / 1024} KiB");

        var shares = new List<double>();
        for (var round = 1 - WarmingRounds; round <= options.Rounds; round++)
        {
            var reader = new CachedReader(new FileReader(), new ContainmentOptions { Program = "", Arguments = [] }, maxBytes: 64 << 20);
            var (first, _) = await ScreenAsync(reader, found, checklist);
            var other = Array.Find(changed, f => !found.Any(g => new FileInfo(g).Length == new FileInfo(f).Length)) ?? changed[0];
            string[] second = [other, .. found.Skip(1)];
            var (supplement, report) = await ScreenAsync(reader, second, checklist);
            var (_, fromScratch) = await ScreenAsync(new FileReader(), second, checklist);
            if (!ReportJson.Write(report).AsSpan().SequenceEqual(ReportJson.Write(fromScratch)))
            {
                Console.WriteLine("The verdicts are not the same.");
                return 1;
            }

            if (round > 0)
                shares.Add(supplement / first);
            Console.WriteLine(FormattableString.Invariant($"first run {first:F0} ms of processor, supplement {supplement:F0} ms: {supplement / first:P1}{(round < 1 ? " (warming up)" : "")}"));
        }

        Console.WriteLine(FormattableString.Invariant($"median {Stage.Quantile(shares, 0.5):P1}, worst {shares.Max():P1}; the same report as from scratch"));
        return 0;
    }

    private static async Task<(double Milliseconds, Report Report)> ScreenAsync(IFileReader reader, string[] files, Checklist checklist)
    {
        var submission = new Submission { PackageId = "AH-1", Applicant = new("合肥云杉水处理设备有限公司") };
        using var self = Process.GetCurrentProcess();
        var start = self.TotalProcessorTime;
        var report = await new Screening(new Source(files), new PackageReader(reader), Nobody.Instance, Nobody.Instance)
            .ScreenAsync(submission, checklist, new(2026, 11, 20), CancellationToken.None);
        self.Refresh();
        return ((self.TotalProcessorTime - start).TotalMilliseconds, report);
    }

    private sealed class Source(string[] files) : IPackageSource
    {
        public Task<ImmutableArray<PackageFile>> OpenAsync(Submission submission, CancellationToken cancellationToken) => Task.FromResult(
            files.Select((f, i) => new PackageFile($"{i}{Path.GetExtension(f)}", _ => Task.FromResult<Stream>(File.OpenRead(f)))).ToImmutableArray());
    }

    private sealed class Nobody : IReportStore, IAnnouncer
    {
        public static readonly Nobody Instance = new();

        public Task StoreAsync(Submission submission, Report report, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task AnnounceAsync(Submission submission, Report report, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
