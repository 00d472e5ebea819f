using System.Collections.Concurrent;
using System.Diagnostics;

namespace Materials.Reading.Containment;

/// <summary>Starts reading processes from one thread that has given up its rights, so that they are born without them.</summary>
internal sealed class RestrictedStarter : IDisposable
{
    private readonly BlockingCollection<Action> _starts = [];
    private readonly Thread _thread;

    public RestrictedStarter(ContainmentOptions options)
    {
        _thread = new Thread(() => Run(options)) { IsBackground = true, Name = "Reading processes" };
        _thread.Start();
    }

    /// <summary>Whether Landlock holds for the processes started here; known once the first has started.</summary>
    public bool Landlocked { get; private set; }

    /// <summary>Starts a process; its end of the channel is the only descriptor it inherits besides its standard streams.</summary>
    public Task<Process> StartAsync(Func<bool, ProcessStartInfo> start)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        _starts.Add(() =>
        {
            try
            {
                started.SetResult(Process.Start(start(Landlocked)) ?? throw new InvalidOperationException("No reading process could be started"));
            }
            catch (Exception e)
            {
                started.SetException(e);
            }
        });
        return started.Task;
    }

    public void Dispose() => _starts.CompleteAdding();

    private void Run(ContainmentOptions options)
    {
        Landlocked = Landlock.RestrictThread(Readable(), Executable(options));
        foreach (var start in _starts.GetConsumingEnumerable())
            start();
    }

    /// <summary>What the runtime itself looks at: processors, memory, control groups, the null device.</summary>
    private static IEnumerable<string> Readable() =>
    [
        "/proc/self", "/proc/meminfo", "/proc/cpuinfo", "/proc/stat", "/proc/filesystems", "/proc/sys/vm/overcommit_memory",
        "/sys/fs/cgroup", "/sys/devices/system", "/dev/null", "/dev/urandom", "/dev/random", "/etc/localtime", "/usr/share/zoneinfo",
    ];

    /// <summary>The program, the runtime and the libraries of the system.</summary>
    private static IEnumerable<string> Executable(ContainmentOptions options) =>
        new[]
        {
            AppContext.BaseDirectory,
            Path.GetDirectoryName(Path.GetFullPath(options.Program))!,
            options.Arguments is [var library, ..] && Path.IsPathRooted(library) ? Path.GetDirectoryName(library)! : AppContext.BaseDirectory,
            DotnetRoot(),
            "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache",
        }.Distinct();

    /// <summary>The folder that holds <c>shared/Microsoft.NETCore.App</c>, three above the runtime's own libraries; links resolved.</summary>
    private static string DotnetRoot() =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location) is { Length: > 0 } at ? at : AppContext.BaseDirectory, "../../.."));
}
