using System.Diagnostics;
using System.IO.MemoryMappedFiles;

namespace Materials.Hostile.Fuzzing;

/// <summary>Tries mutations for a time, in processes of this program that may die of them: a death is classified, its file kept, and the run goes on.</summary>
internal sealed class FuzzRun(FuzzOptions options)
{
    private const int Batch = 2_000;

    /// <summary>Processor time that one mutation may take: a thousand times what a sound file takes.</summary>
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    private readonly FuzzLedger _ledger = new(options.Folder);
    private readonly Stopwatch _time = Stopwatch.StartNew();

    /// <returns>The exit code: 0 when nothing was found.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken) => (await FindAsync(cancellationToken)).Count == 0 ? 0 : 1;

    /// <summary>What was found.</summary>
    public async Task<IReadOnlyList<(string Format, long Index, string What)>> FindAsync(CancellationToken cancellationToken)
    {
        Console.WriteLine($"seed {options.Seed}; formats {string.Join(' ', options.Formats.Select(f => f.Name))}; what is found is kept in {options.Folder}");
        var next = options.Formats.ToDictionary(f => f.Name, _ => options.From);
        var tried = 0L;
        var found = new List<(string Format, long Index, string What)>();
        while (_time.Elapsed < options.Time && tried < options.Count)
        {
            foreach (var format in options.Formats)
            {
                if (_time.Elapsed >= options.Time || tried >= options.Count)
                    break;
                var count = (int)Math.Min(Batch, options.Count - tried);
                var (done, defects) = await TryAsync(format, next[format.Name], count, cancellationToken);
                _ledger.Note(format.Name, options.Seed, next[format.Name], done, defects);
                next[format.Name] += done;
                tried += done;
                foreach (var (index, what) in defects)
                {
                    found.Add((format.Name, index, what));
                    Keep(format, index, what);
                }
            }
        }

        Console.WriteLine($"{tried} mutations in {_time.Elapsed.TotalSeconds:0} s, {found.Count} with a defect");
        return found;
    }

    /// <summary>A stretch in a process of its own, up to its end or its death.</summary>
    private async Task<(long Done, List<(long Index, string What)> Defects)> TryAsync(FuzzFormat format, long from, int count, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.Folder);
        string progress = Path.Combine(options.Folder, $"progress-{Environment.ProcessId}"), report = Path.Combine(options.Folder, $"report-{Environment.ProcessId}");
        await File.WriteAllBytesAsync(progress, BitConverter.GetBytes(from), cancellationToken);
        File.Delete(report);
        using var shared = MemoryMappedFile.CreateFromFile(progress, FileMode.Open, null, FuzzBatch.ProgressBytes);
        using var view = shared.CreateViewAccessor();
        using var process = SelfProcess.Start("fuzz-batch", format.Name, $"{options.Seed}", $"{from}", $"{count}", progress, report);
        var complaint = process.StandardError.ReadToEndAsync(cancellationToken);

        string? death = null;
        var (at, since) = (from, TimeSpan.Zero);
        while (!process.HasExited && death is null)
        {
            await Task.Delay(Poll, TimeProvider.System, cancellationToken);
            if (process.HasExited)
                break;
            var spent = Spent(process);
            if (view.ReadInt64(0) is var now && now != at)
                (at, since) = (now, spent);
            else if (spent - since > MaxTime)
                death = $"hang: more than {MaxTime.TotalSeconds} s of processor time";
            if (_time.Elapsed > options.Time)
                break;
        }

        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync(cancellationToken);
        }
        else if (process.ExitCode != FuzzBatch.Done)
        {
            death = Death.Of(process.ExitCode, await complaint);
        }

        at = view.ReadInt64(0);
        var defects = File.Exists(report)
            ? (await File.ReadAllLinesAsync(report, cancellationToken)).Select(l => l.Split('\t', 2)).Select(l => (long.Parse(l[0]), l[1])).ToList()
            : [];
        if (death is not null)
            defects.Add((at, death));
        File.Delete(report);
        File.Delete(progress);
        return (at - from + (death is null ? 0 : 1), defects);
    }

    private static TimeSpan Spent(Process process)
    {
        try
        {
            return process.TotalProcessorTime;
        }
        catch (InvalidOperationException)
        {
            return TimeSpan.Zero;
        }
    }

    private void Keep(FuzzFormat format, long index, string what)
    {
        var file = Path.Combine(options.Folder, "found", $"{format.Name}-{options.Seed}-{index}.bin");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var bytes = format.Make(options.Seed, index);
        File.WriteAllBytes(file, options.Shrink ? Shrinking.Smaller(format, bytes, what) : bytes);
        Console.WriteLine($"{format.Name} {index}: {what}\n  {file}");
    }
}

/// <summary>What is tried, how long, and where what is found is kept.</summary>
/// <param name="From">The index of the first mutation, to go on where an earlier run of the same seed ended.</param>
/// <param name="Count">Mutations in all; the time may end before.</param>
internal sealed record FuzzOptions(IReadOnlyList<FuzzFormat> Formats, long Seed, long From, long Count, TimeSpan Time, string Folder, bool Shrink);
