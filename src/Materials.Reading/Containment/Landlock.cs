using System.Runtime.InteropServices;

namespace Materials.Reading.Containment;

/// <summary>Linux Landlock: takes file and network rights from the calling thread and from every process started by it, for good.</summary>
/// <remarks>
/// The kernel keeps the restriction per thread and hands it on at fork and exec. A .NET process has several threads before it runs its first
/// line, so a reading process restricts its main thread and then executes itself once more: exec ends the other threads, and the new
/// program is restricted from its first instruction on. (Restricting a thread of the parent that starts the processes would save one
/// start, but that thread also creates threads of the parent's pool, which would inherit the restriction.)
/// Source: kernel documentation, userspace-api/landlock; linux/landlock.h.
/// </remarks>
internal static class Landlock
{
    private const int CreateRuleset = 444;
    private const int AddRule = 445;
    private const int RestrictSelf = 446;

    private const uint VersionFlag = 1;
    private const int RuleTypePathBeneath = 1;

    private const ulong Execute = 1 << 0;
    private const ulong ReadFile = 1 << 2;
    private const ulong ReadDirectory = 1 << 3;

    /// <summary>All file rights of the first version: execute, write, read, make, remove.</summary>
    private const ulong FileRightsV1 = (1 << 13) - 1;

    private const ulong Refer = 1 << 13;
    private const ulong Truncate = 1 << 14;
    private const ulong IoctlDevice = 1 << 15;
    private const ulong TcpBindAndConnect = (1 << 0) | (1 << 1);
    private const ulong AbstractSocketsAndSignals = (1 << 0) | (1 << 1);

    /// <summary>The version the kernel speaks; 0 where it has none or it is switched off.</summary>
    public static int Version { get; } = OperatingSystem.IsLinux() ? (int)Math.Max(0, Native.syscall(CreateRuleset, 0, 0, VersionFlag)) : 0;

    /// <summary>
    /// What the runtime itself looks at: its own maps, processors, memory, control groups, the null device. A rule cannot name the future
    /// process's own folder beneath <c>/proc</c>, so all of it may be read; what is secret there (environment, memory of other processes)
    /// is guarded by the check for tracing, which Landlock refuses across its border.
    /// </summary>
    public static IEnumerable<string> RuntimeReads =>
    [
        "/proc", "/sys/fs/cgroup", "/sys/devices/system", "/dev/null", "/dev/urandom", "/dev/random", "/etc/localtime", "/usr/share/zoneinfo",
    ];

    /// <summary>The program, the runtime and the libraries of the system.</summary>
    public static IEnumerable<string> ProgramFolders => new[]
    {
        AppContext.BaseDirectory,
        Path.GetDirectoryName(Environment.ProcessPath) ?? AppContext.BaseDirectory,
        RuntimeRoot,
        "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache",
    }.Distinct();

    /// <summary>
    /// The runtime's libraries: the folder above <c>shared/Microsoft.NETCore.App/{version}</c> of an installed runtime, with its host;
    /// just its own folder where the program brings its runtime along.
    /// </summary>
    private static string RuntimeRoot
    {
        get
        {
            var runtime = new DirectoryInfo(RuntimeEnvironment.GetRuntimeDirectory());
            return runtime.Parent is { Name: "Microsoft.NETCore.App", Parent: { Name: "shared", Parent: { } root } } ? root.FullName : runtime.FullName;
        }
    }

    /// <summary>Leaves the calling thread nothing but reading (and executing) beneath some folders.</summary>
    /// <param name="readable">Folders and files that may be read; those that do not exist are passed over.</param>
    /// <param name="executable">Folders and files that may be read and run.</param>
    /// <returns>Whether the restriction holds.</returns>
    public static bool RestrictThread(IEnumerable<string> readable, IEnumerable<string> executable)
    {
        if (Version == 0 || Native.prctl(Native.SetNoNewPrivileges, 1, 0, 0, 0) != 0)
            return false;

        var attributes = new RulesetAttributes
        {
            Files = FileRightsV1 | (Version >= 2 ? Refer : 0) | (Version >= 3 ? Truncate : 0) | (Version >= 5 ? IoctlDevice : 0),
            Network = Version >= 4 ? TcpBindAndConnect : 0,
            Scoped = Version >= 6 ? AbstractSocketsAndSignals : 0,
        };
        var ruleset = (int)Native.syscall(CreateRuleset, ref attributes, (nuint)RulesetAttributes.SizeFor(Version), 0);
        if (ruleset < 0)
            return false;

        try
        {
            return readable.All(path => Allow(ruleset, path, ReadFile | ReadDirectory))
                && executable.All(path => Allow(ruleset, path, ReadFile | ReadDirectory | Execute))
                && Native.syscall(RestrictSelf, ruleset, 0, 0) == 0;
        }
        finally
        {
            _ = Native.close(ruleset);
        }
    }

    private static bool Allow(int ruleset, string path, ulong rights)
    {
        var descriptor = Native.open(path, Native.OpenPath | Native.CloseOnExec);
        if (descriptor < 0)
            return true;

        try
        {
            // Rights on folders cannot be granted on a file.
            var rule = new PathBeneath { Rights = Directory.Exists(path) ? rights : rights & ~ReadDirectory, Parent = descriptor };
            return Native.syscall(AddRule, ruleset, RuleTypePathBeneath, ref rule, 0) == 0;
        }
        finally
        {
            _ = Native.close(descriptor);
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct RulesetAttributes
    {
        public ulong Files;
        public ulong Network;
        public ulong Scoped;

        /// <summary>Older kernels take a shorter structure.</summary>
        public static int SizeFor(int version) => version >= 6 ? 24 : version >= 4 ? 16 : 8;
    }

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    internal struct PathBeneath
    {
        public ulong Rights;
        public int Parent;
    }
}
