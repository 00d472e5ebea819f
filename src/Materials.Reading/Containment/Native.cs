using System.Runtime.InteropServices;

namespace Materials.Reading.Containment;

/// <summary>The calls of the C library that containment needs and .NET does not offer.</summary>
internal static partial class Native
{
    public const int SetNoNewPrivileges = 38;
    public const int SetParentDeathSignal = 1;
    public const int SetDumpable = 4;
    public const int Kill = 9;

    public const int OpenPath = 0x200000;
    public const int CloseOnExec = 0x80000;

    [LibraryImport("libc", SetLastError = true)]
    public static partial nint syscall(nint number, nint first, nint second, nuint third);

    [LibraryImport("libc", SetLastError = true)]
    public static partial nint syscall(nint number, ref Landlock.RulesetAttributes attributes, nuint size, nuint flags);

    [LibraryImport("libc", SetLastError = true)]
    public static partial nint syscall(nint number, nint ruleset, nint type, ref Landlock.PathBeneath rule, nuint flags);

    [LibraryImport("libc", SetLastError = true)]
    public static partial nint syscall(nint number, nuint operation, nuint flags, ref Seccomp.Program program);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int prctl(int option, nuint second, nuint third, nuint fourth, nuint fifth);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int open(string path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int close(int descriptor);

    [LibraryImport("libc", SetLastError = true)]
    public static unsafe partial int execve(byte* program, byte** arguments, byte** environment);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int capget(ref Capabilities.Header header, Span<Capabilities.Set> sets);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int capset(ref Capabilities.Header header, Span<Capabilities.Set> sets);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int setrlimit(int resource, in ResourceLimit limit);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int socketpair(int domain, int type, int protocol, Span<int> descriptors);

    [LibraryImport("libc", SetLastError = true)]
    public static partial nint sendmsg(int socket, in MessageHeader message, int flags);

    [LibraryImport("libc", SetLastError = true)]
    public static partial nint recvmsg(int socket, ref MessageHeader message, int flags);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int fcntl(int descriptor, int command, int argument);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int dup2(int from, int to);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int pipe2(Span<int> ends, int flags);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int memfd_create(string name, uint flags);

    [StructLayout(LayoutKind.Sequential)]
    public struct ResourceLimit
    {
        public nuint Soft;
        public nuint Hard;
    }

    /// <summary><c>struct msghdr</c> of 64-bit Linux.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public unsafe struct MessageHeader
    {
        public void* Name;
        public uint NameLength;
        public Vector* Vectors;
        public nuint VectorCount;
        public void* Control;
        public nuint ControlLength;
        public int Flags;
    }

    /// <summary><c>struct iovec</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public unsafe struct Vector
    {
        public void* Base;
        public nuint Length;
    }
}
