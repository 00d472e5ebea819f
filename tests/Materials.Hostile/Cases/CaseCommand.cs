using System.Diagnostics;

namespace Materials.Hostile.Cases;

/// <summary>The command line of the named cases: each alone in a process of its own, then amid nine good files; a table of what came of them.</summary>
internal static class CaseCommand
{
    private const double MiB = 1 << 20;
    private const int CasesOfPackage = 40;

    /// <summary>As the tests do: packages of nine good files and forty hostile ones.</summary>
    /// <returns>0 when all is as it must be.</returns>
    public static async Task<int> RunTogetherAsync(string part)
    {
        using var run = new CaseRun(Program, processes: 2);
        var wrong = 0;
        foreach (var package in Named(part).Chunk(CasesOfPackage))
        {
            foreach (var result in await run.AmidGoodOnesAsync([.. package]))
            {
                Console.WriteLine($"{result.Case.Name,-58} {string.Join(", ", result.Said)}{(result.Problems.IsEmpty ? "" : $"  ✗ {string.Join("; ", result.Problems)}")}");
                wrong += result.Problems.IsEmpty ? 0 : 1;
            }
        }

        Console.WriteLine($"{wrong} not as they must be");
        return wrong == 0 ? 0 : 1;
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "materials");

    /// <param name="part">Only the cases whose name contains it.</param>
    /// <returns>0 when all is as it must be.</returns>
    public static async Task<int> RunAsync(string part)
    {
        var cases = Named(part);
        var since = Stopwatch.StartNew();
        long child = 0, own = 0;
        var wrong = 0;
        Console.WriteLine($"{"case",-58} {"alone",8} {"amid",8} {"child",8} {"own",8}  said");
        using var amid = new CaseRun(Program, processes: 2);
        foreach (var hostile in cases)
        {
            using var run = new CaseRun(Program);
            var alone = await run.AloneAsync(hostile);
            var among = (await amid.AmidGoodOnesAsync([hostile]))[0];
            var problems = alone.Problems.Concat(among.Problems).Distinct().ToArray();
            Console.WriteLine($"{hostile.Name,-58} {alone.Time.TotalSeconds,6:0.00} s {among.Time.TotalSeconds,6:0.00} s {alone.ChildBytes / MiB,4:0} MiB {alone.OwnBytes / MiB,4:0} MiB  {string.Join(", ", alone.Said)}{(problems.Length > 0 ? $"  ✗ {string.Join("; ", problems)}" : "")}");
            (child, own) = (Math.Max(child, alone.ChildBytes), Math.Max(own, alone.OwnBytes));
            wrong += problems.Length > 0 ? 1 : 0;
        }

        Console.WriteLine($"{cases.Count} cases in {since.Elapsed.TotalSeconds:0} s, {wrong} not as they must be; at most {child / MiB:0} MiB in a reading process, {own / MiB:0} MiB in this one");
        return wrong == 0 ? 0 : 1;
    }

    /// <summary>The largest honest files and every hostile one, each by a process of its own: what they come to in memory at most.</summary>
    /// <param name="part">Only those whose name contains it.</param>
    /// <returns>0 when no process holds more than it may.</returns>
    public static async Task<int> MeasureMemoryAsync(string part)
    {
        const long maxChild = 700L << 20, maxOwn = 300L << 20;
        (long Bytes, string Name) child = default, own = default;
        foreach (var (name, write) in LargestFiles.All.Where(f => f.Name.Contains(part, StringComparison.Ordinal)))
        {
            using var run = new CaseRun(Program);
            var (files, time, memory) = await run.MeasureAsync(name, write);
            var said = string.Join(", ", files.SelectMany(f => f.Defects).Select(d => $"{d.Code} {d.Limit} {d.Met}").Distinct());
            Note(name, memory.ChildBytes, memory.OwnBytes, time, $"{files.Length} files, {files.Sum(f => f.Pages.Length)} pages  {said}");
        }

        foreach (var hostile in Named(part))
        {
            using var run = new CaseRun(Program);
            var result = await run.AloneAsync(hostile);
            Note(hostile.Name, result.ChildBytes, result.OwnBytes, result.Time, string.Join(", ", result.Said));
        }

        Console.WriteLine($"at most {child.Bytes / MiB:0} MiB in a reading process ({child.Name}), {own.Bytes / MiB:0} MiB in this one ({own.Name})");
        return child.Bytes <= maxChild && own.Bytes <= maxOwn ? 0 : 1;

        void Note(string name, long childBytes, long ownBytes, TimeSpan time, string said)
        {
            Console.WriteLine($"{name,-58} {time.TotalSeconds,6:0.00} s {childBytes / MiB,4:0} MiB {ownBytes / MiB,4:0} MiB  {said}");
            child = childBytes > child.Bytes ? (childBytes, name) : child;
            own = ownBytes > own.Bytes ? (ownBytes, name) : own;
        }
    }

    private static List<HostileCase> Named(string part) => Catalogue.All.Where(c => c.Name.Contains(part, StringComparison.Ordinal)).ToList();
}
