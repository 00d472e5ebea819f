using System.Runtime.InteropServices;

namespace Materials.Reading.Containment;

/// <summary>Linux seccomp: the process gives up, for all its threads and for good, the system calls that reading a file never needs.</summary>
/// <remarks>
/// A list of what is refused rather than of what is allowed: the runtime's and the native libraries' own calls differ between versions,
/// and a call missing from an allow-list would kill reading on somebody's kernel. What matters is refused: sockets, starting programs, writing files,
/// looking into other processes, changing the file system's view, loading code into the kernel. Refused calls answer EPERM.
/// Sources: kernel documentation, userspace-api/seccomp_filter; the system call tables of x86-64 and of arm64 (asm-generic).
/// </remarks>
internal static class Seccomp
{
    private const uint SetModeFilter = 1;
    private const uint AllThreads = 1;

    private const uint ReturnAllow = 0x7fff0000;
    private const uint ReturnNotPermitted = 0x00050000 | 1;
    private const uint ReturnNoSuchCall = 0x00050000 | 38;

    private const ushort LoadWord = 0x20;
    private const ushort JumpIfEqual = 0x15;
    private const ushort JumpIfAtLeast = 0x35;
    private const ushort JumpIfAnyBit = 0x45;
    private const ushort Return = 0x06;

    private const uint NumberOffset = 0;
    private const uint ArchitectureOffset = 4;
    private const uint FirstArgumentOffset = 16;
    private const uint SecondArgumentOffset = 24;
    private const uint ThirdArgumentOffset = 32;

    /// <summary>O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND, the same on both processors.</summary>
    private const uint OpenForWriting = 0x1 | 0x2 | 0x40 | 0x200 | 0x400;

    /// <summary>A new thread shares the address space (CLONE_THREAD); a new process does not.</summary>
    private const uint CloneThread = 0x00010000;

    private const uint OpenAt2 = 437;

    /// <summary>x86-64 answers 32-bit calls under other numbers from here on (the x32 ABI): all refused.</summary>
    private const uint X32Numbers = 0x40000000;

    private static readonly Architecture? Own = RuntimeInformation.ProcessArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.X64 => new(0xC000003E, Install: 317, Execute: 59, CloneCall: 56, Clone3Call: 435, OpenAt: 257, Open: 2, OwnOnly: [234, 302], Refused:
        [
            41, 42, 43, 49, 50, 53, 288, // socket connect accept bind listen socketpair accept4
            57, 58, 59, 322, // fork vfork execve execveat
            101, 310, 311, 312, 438, // ptrace process_vm_readv process_vm_writev kcmp pidfd_getfd
            62, 129, 297, 424, // kill rt_sigqueueinfo rt_tgsigqueueinfo pidfd_send_signal
            155, 161, 165, 166, 272, 308, 428, 429, 430, 431, 432, 442, // pivot_root chroot mount umount2 unshare setns open_tree move_mount fsopen fsconfig fsmount mount_setattr
            82, 83, 84, 85, 86, 87, 88, 133, 258, 259, 263, 264, 265, 266, 316, // rename mkdir rmdir creat link unlink symlink mknod and their *at forms
            90, 91, 92, 93, 94, 260, 268, // chmod chown
            246, 320, 313, 175, 176, 169, 163, 167, 168, // kexec modules reboot acct swap
            248, 249, 250, 298, 321, 323, 425, 426, 427, // keys perf_event_open bpf userfaultfd io_uring
            303, 304, 188, 189, 190, // handles by name, extended attributes
        ]),
        System.Runtime.InteropServices.Architecture.Arm64 => new(0xC00000B7, Install: 277, Execute: 221, CloneCall: 220, Clone3Call: 435, OpenAt: 56, Open: null, OwnOnly: [131, 261], Refused:
        [
            198, 199, 200, 201, 202, 203, 242,
            221, 281,
            117, 270, 271, 272, 438,
            129, 138, 240, 424,
            41, 51, 40, 39, 97, 268, 428, 429, 430, 431, 432, 442,
            33, 34, 35, 36, 37, 38, 276,
            52, 53, 54, 55,
            104, 294, 105, 106, 273, 142, 89, 224, 225,
            217, 218, 219, 241, 280, 282, 425, 426, 427,
            264, 265, 5, 6, 7,
        ]),
        _ => null,
    };

    /// <summary>Installs the filter on every thread of this process.</summary>
    /// <param name="mayExecute">Whether it may still become another program; which ones, Landlock says.</param>
    /// <returns>Whether it holds; false where the kernel or the processor has none.</returns>
    public static unsafe bool RestrictProcess(bool mayExecute = false)
    {
        if (!OperatingSystem.IsLinux() || Own is null || Native.prctl(Native.SetNoNewPrivileges, 1, 0, 0, 0) != 0)
            return false;

        var filter = Filter(mayExecute ? Executing(Own) : Own);
        fixed (Instruction* instructions = filter)
        {
            var program = new Program { Length = (ushort)filter.Length, Instructions = instructions };
            return Native.syscall(Own.Install, SetModeFilter, AllThreads, ref program) == 0;
        }
    }

    /// <summary>The same, but for becoming another program.</summary>
    internal static Architecture Executing(Architecture architecture) =>
        architecture with { Refused = [.. architecture.Refused.Where(number => number != architecture.Execute)] };

    /// <summary>The filter as BPF instructions: every refused number answers EPERM, a new process too, all else is allowed.</summary>
    internal static Instruction[] Filter(Architecture architecture)
    {
        var filter = new List<Instruction>
        {
            new(LoadWord, 0, 0, ArchitectureOffset),
            new(JumpIfEqual, 1, 0, architecture.Audit),
            new(Return, 0, 0, ReturnNotPermitted),
            new(LoadWord, 0, 0, NumberOffset),
            new(JumpIfAtLeast, 0, 1, X32Numbers),
            new(Return, 0, 0, ReturnNotPermitted),
            // The C library tries clone3 first, whose flags a filter cannot see, and falls back to clone when there is no such call.
            new(JumpIfEqual, 0, 1, (uint)architecture.Clone3Call),
            new(Return, 0, 0, ReturnNoSuchCall),
            new(JumpIfEqual, 0, 4, (uint)architecture.CloneCall),
            new(LoadWord, 0, 0, FirstArgumentOffset),
            new(JumpIfAnyBit, 0, 1, CloneThread),
            new(Return, 0, 0, ReturnAllow),
            new(Return, 0, 0, ReturnNotPermitted),
            // openat2 hides its flags in memory.
            new(JumpIfEqual, 0, 1, OpenAt2),
            new(Return, 0, 0, ReturnNoSuchCall),
        };
        filter.AddRange(RefuseWriting(architecture.OpenAt, ThirdArgumentOffset));
        if (architecture.Open is { } open)
            filter.AddRange(RefuseWriting(open, SecondArgumentOffset));
        foreach (var number in architecture.OwnOnly)
            filter.AddRange(RefuseOthers(number));
        foreach (var number in architecture.Refused)
        {
            filter.Add(new(JumpIfEqual, 0, 1, (uint)number));
            filter.Add(new(Return, 0, 0, ReturnNotPermitted));
        }

        filter.Add(new(Return, 0, 0, ReturnAllow));
        return [.. filter];
    }

    private static Instruction[] RefuseWriting(int number, uint flagsOffset) =>
    [
        new(JumpIfEqual, 0, 4, (uint)number),
        new(LoadWord, 0, 0, flagsOffset),
        new(JumpIfAnyBit, 0, 1, OpenForWriting),
        new(Return, 0, 0, ReturnNotPermitted),
        new(Return, 0, 0, ReturnAllow),
    ];

    /// <summary>tgkill and prlimit64 take a process first: the own one, which prlimit64 also calls 0.</summary>
    private static Instruction[] RefuseOthers(int number) =>
    [
        new(JumpIfEqual, 0, 5, (uint)number),
        new(LoadWord, 0, 0, FirstArgumentOffset),
        new(JumpIfEqual, 2, 0, 0),
        new(JumpIfEqual, 1, 0, (uint)Environment.ProcessId),
        new(Return, 0, 0, ReturnNotPermitted),
        new(Return, 0, 0, ReturnAllow),
    ];

    /// <param name="Audit">The AUDIT_ARCH number that the kernel names it by.</param>
    /// <param name="OwnOnly">tgkill, prlimit64: allowed towards the own process alone.</param>
    /// <param name="Install">The number of the call <c>seccomp</c> itself.</param>
    /// <param name="Execute">The number of the call <c>execve</c>.</param>
    internal sealed record Architecture(uint Audit, int Install, int Execute, int CloneCall, int Clone3Call, int OpenAt, int? Open, int[] OwnOnly, int[] Refused);

    /// <summary><c>struct sock_filter</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal readonly record struct Instruction(ushort Code, byte IfTrue, byte IfFalse, uint Value);

    /// <summary><c>struct sock_fprog</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct Program
    {
        public ushort Length;
        public Instruction* Instructions;
    }
}
