using System.Runtime.InteropServices;

namespace Materials.Reading.Containment;

/// <summary>Takes from the calling thread what makes root more than a user. A program executed by it has none of it on any thread.</summary>
/// <remarks>
/// Landlock does not bind everything that a capability opens: with CAP_PERFMON (which root has) a process reads the environment of any other,
/// from Linux 6.14 on, however it is restricted. Source: capabilities(7); kernel/fork.c, may_access_mm.
/// </remarks>
internal static class Capabilities
{
    private const int ReadBoundingSet = 23;
    private const int DropFromBoundingSet = 24;

    /// <summary>CAP_DAC_READ_SEARCH: root runs programs that lie in a user's closed folder.</summary>
    private const int ReadAnyFile = 2;

    private const uint Version3 = 0x20080522;

    /// <param name="keepReadingFiles">Whether Landlock says which files may be read, so that nothing else need say it.</param>
    /// <returns>Whether there was anything to take: then executing the program anew is what makes it hold.</returns>
    public static bool Drop(bool keepReadingFiles)
    {
        var any = false;
        for (var capability = 0; Native.prctl(ReadBoundingSet, (nuint)capability, 0, 0, 0) is var has and >= 0; capability++)
        {
            if (has == 1 && !(keepReadingFiles && capability == ReadAnyFile))
                any |= Native.prctl(DropFromBoundingSet, (nuint)capability, 0, 0, 0) == 0;
        }

        // What is inheritable would pass the bounding set by. What is permitted may stay until the program is executed anew.
        var header = new Header { Version = Version3 };
        Span<Set> sets = stackalloc Set[2];
        if (Native.capget(ref header, sets) == 0 && (sets[0].Inheritable | sets[1].Inheritable) != 0)
        {
            sets[0].Inheritable = sets[1].Inheritable = 0;
            any |= Native.capset(ref header, sets) == 0;
        }

        return any;
    }

    /// <summary><c>struct __user_cap_header_struct</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Header
    {
        public uint Version;
        public int Process;
    }

    /// <summary><c>struct __user_cap_data_struct</c>: 32 capabilities.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Set
    {
        public uint Effective;
        public uint Permitted;
        public uint Inheritable;
    }
}
