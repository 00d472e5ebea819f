namespace Materials.Reading.Containment;

/// <summary>The resource limits a reading process lays on itself before it looks at a file.</summary>
internal static class ResourceLimits
{
    private const int ProcessorTime = 0;
    private const int FileSize = 1;
    private const int Data = 2;
    private const int Core = 4;
    private const int OpenFiles = 7;

    /// <summary>Files a reading process holds open: its libraries and models, the file it reads, room to spare.</summary>
    private const nuint MaxOpenFiles = 256;

    /// <param name="maxMemoryBytes">Private memory, native libraries' included (RLIMIT_DATA: RLIMIT_AS would count what the runtime only reserves).</param>
    /// <param name="maxWrittenBytes">How long a file may become that it writes to: the one that it unpacks to is the only one it has.</param>
    public static bool Apply(long maxMemoryBytes, long maxWrittenBytes) =>
        Set(FileSize, (nuint)maxWrittenBytes) & Set(Core, 0) & Set(OpenFiles, MaxOpenFiles) & Set(Data, (nuint)maxMemoryBytes);

    /// <summary>The kernel ends the process when it is used up.</summary>
    public static bool ApplyProcessorTime(int seconds) => Set(ProcessorTime, (nuint)seconds);

    private static bool Set(int resource, nuint value) =>
        Native.setrlimit(resource, new() { Soft = value, Hard = value }) == 0;
}
