using System.Globalization;

namespace Materials.Hostile.Cases;

/// <summary>Watches how much memory processes hold at most (VmHWM, which only grows), and what this one comes to meanwhile (VmRSS).</summary>
internal sealed class PeakMemory : IDisposable
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(4);

    private readonly CancellationTokenSource _end = new();
    private readonly Task _watching;

    public PeakMemory(Func<IEnumerable<int>> processes) => _watching = Task.Run(() => WatchAsync(processes));

    private PeakMemory() => _watching = Task.CompletedTask;

    /// <summary>Nothing watched.</summary>
    public static PeakMemory None { get; } = new();

    public long ChildBytes { get; private set; }

    public long OwnBytes { get; private set; }

    public void Dispose()
    {
        _end.Cancel();
        _watching.Wait();
    }

    private async Task WatchAsync(Func<IEnumerable<int>> processes)
    {
        while (!_end.IsCancellationRequested)
        {
            foreach (var id in processes())
                ChildBytes = Math.Max(ChildBytes, Of($"{id}", "VmHWM:"));
            OwnBytes = Math.Max(OwnBytes, Of("self", "VmRSS:"));
            await Task.Delay(Often, TimeProvider.System, CancellationToken.None);
        }
    }

    /// <summary>0 for a process that is gone.</summary>
    private static long Of(string process, string what)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith(what, StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line[what.Length..^2].Trim(), CultureInfo.InvariantCulture) << 10;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
