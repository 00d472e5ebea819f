using System.Runtime.ExceptionServices;
using System.Text.Json;

namespace Materials.Reading.Containment;

/// <summary>The reading process itself: shuts itself in, then reads one file after the other until the channel closes.</summary>
public static class ReadingChild
{
    /// <summary>The stage in which the parent starts it.</summary>
    internal const string Enter = "enter";

    /// <summary>The stage in which it starts itself again with its rights taken.</summary>
    internal const string Landlocked = "landlocked";

    /// <param name="descriptor">The number under which it inherited its end of the channel.</param>
    /// <param name="maxMemoryBytes">As <see cref="ContainmentOptions.MaxMemoryBytes"/>.</param>
    /// <param name="stage">The last argument of the command line: how far it has shut itself in.</param>
    /// <returns>The exit code.</returns>
    public static int Run(int descriptor, long maxMemoryBytes, string stage)
    {
        // Returns only where it cannot be done: then reading goes on without, and says so.
        if (stage == Enter && OperatingSystem.IsLinux() && Landlock.RestrictThread(Landlock.RuntimeReads, Landlock.ProgramFolders))
            Reexecution.Start(lastArgument: Landlocked);

        var outOfMemory = 0;
        AppDomain.CurrentDomain.FirstChanceException += (_, e) => CountOutOfMemory(e, ref outOfMemory);

        using var channel = Channel.Inherited(descriptor);
        var reader = new FileReader();
        var level = ShutIn(maxMemoryBytes, stage == Landlocked);
        channel.Send(FrameKind.Ready, JsonSerializer.SerializeToUtf8Bytes(new Ready(level), ReadingJson.Default.Ready));

        while (channel.Receive(MaxRequestBytes) is { } frame)
        {
            if (frame.Kind != FrameKind.Request || frame.File is null)
                return 1;

            var request = JsonSerializer.Deserialize(frame.Payload, ReadingJson.Default.ReadingRequest)!;
            using var file = new FileStream(frame.File, FileAccess.Read);
            var before = outOfMemory;
            var files = reader.Read(request.Path, file, CancellationToken.None);
            var answer = new ReadingAnswer(files, outOfMemory > before);
            channel.Send(FrameKind.Answer, JsonSerializer.SerializeToUtf8Bytes(answer, ReadingJson.Default.ReadingAnswer));
        }

        return 0;
    }

    /// <summary>A request holds a path and nothing else.</summary>
    private const int MaxRequestBytes = 64 << 10;

    private static ContainmentLevel ShutIn(long maxMemoryBytes, bool landlocked)
    {
        var level = ContainmentLevel.Process;
        if (landlocked)
            level |= ContainmentLevel.Landlock;
        if (!OperatingSystem.IsLinux())
            return level;

        // A reading process never outlives the program, and nobody looks into it or takes a dump of what it reads.
        _ = Native.prctl(Native.SetParentDeathSignal, Native.Kill, 0, 0, 0);
        _ = Native.prctl(Native.SetDumpable, 0, 0, 0, 0);
        if (ResourceLimits.Apply(maxMemoryBytes))
            level |= ContainmentLevel.ResourceLimits;
        if (Seccomp.RestrictProcess())
            level |= ContainmentLevel.Seccomp;
        return level;
    }

    private static void CountOutOfMemory(FirstChanceExceptionEventArgs e, ref int count)
    {
        if (e.Exception is OutOfMemoryException)
            Interlocked.Increment(ref count);
    }
}
