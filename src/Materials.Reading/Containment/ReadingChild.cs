using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using System.Text;
using System.Text.Json;
using Materials.Pages;
using Materials.Reading.Archives;
using Materials.Reading.Drawing;

namespace Materials.Reading.Containment;

/// <summary>The reading process itself: shuts itself in, then reads one file after the other until the channel closes.</summary>
public static class ReadingChild
{
    /// <summary>The stage in which the parent starts it.</summary>
    internal const string Enter = "enter";

    /// <summary>The stage in which it starts itself again with its rights taken.</summary>
    internal const string Landlocked = "landlocked";

    /// <summary>The same where there is no Landlock: root's powers are gone, that is all.</summary>
    internal const string Stripped = "stripped";

    /// <summary>A request holds a path, and those of the few files inside it that are not to be read.</summary>
    private const int MaxRequestBytes = 4 << 20;

    /// <param name="descriptor">The number under which it inherited its end of the channel.</param>
    /// <param name="stage">The last argument of the command line: how far it has shut itself in.</param>
    /// <returns>The exit code.</returns>
    public static int Run(int descriptor, string stage) =>
        Run(descriptor, stage, (limits, scratch) => (path, content, course) => new FileReader(limits).Read(path, content, course, scratch));

    /// <param name="reading">What it does with a file.</param>
    internal static int Run(int descriptor, string stage, Func<ReadingLimits, Scratch, Reading> reading)
    {
        if (stage == Enter && OperatingSystem.IsLinux())
            GiveUpRights();

        using var channel = Channel.Inherited(descriptor);
        if (stage == DrawingChild.Stage)
            return OperatingSystem.IsLinux() ? DrawingChild.Run(channel) : 1;
        if (channel.Receive(MaxRequestBytes) is not { Kind: FrameKind.Terms } frame)
            return 1;

        var terms = JsonSerializer.Deserialize(frame.Payload, ReadingJson.Compact.ReadingTerms)!;
        using var unpacked = frame.File;
        var level = ShutIn(terms, stage == Landlocked);
        // Where nothing but the limit on written bytes keeps a process from writing, that limit stays at nothing.
        var read = reading(terms.Limits, level.HasFlag(ContainmentLevel.Seccomp) ? new(unpacked) : Scratch.None);
        channel.Send(FrameKind.Ready, JsonSerializer.SerializeToUtf8Bytes(new(level), ReadingJson.Compact.Ready));
        return Serve(channel, read, terms.CanDraw);
    }

    /// <summary>Returns only where there is nothing to give up, or it cannot be done: then reading goes on without, and says so.</summary>
    private static void GiveUpRights()
    {
        var landlocked = Landlock.RestrictThread(Landlock.RuntimeReads, Landlock.ProgramFolders);
        if (Capabilities.Drop(keepReadingFiles: landlocked) || landlocked)
            Reexecution.Start(lastArgument: landlocked ? Landlocked : Stripped);
    }

    private static int Serve(Channel channel, Reading read, bool canDraw)
    {
        var drawer = new ChannelDrawer(channel, canDraw);
        var course = new ReadingCourse();
        string? outOfMemoryAt = null;
        AppDomain.CurrentDomain.FirstChanceException += (_, e) => NoteOutOfMemory(e, course, ref outOfMemoryAt);

        while (channel.Receive(MaxRequestBytes) is { } frame)
        {
            if (frame.Kind != FrameKind.Request || frame.File is null)
                return 1;

            var request = JsonSerializer.Deserialize(frame.Payload, ReadingJson.Compact.ReadingRequest)!;
            using var file = new FileStream(frame.File, FileAccess.Read);
            outOfMemoryAt = null;
            course = new(at =>
            {
                Tidiness.Keep();
                channel.Send(FrameKind.Progress, Encoding.UTF8.GetBytes(at));
            }, request.PassedOver, drawer, request.Sought);
            ImmutableArray<FileContent> files;
            try
            {
                files = read(request.Path, file, course);
            }
            catch (ScratchException)
            {
                channel.Send(FrameKind.Answer, JsonSerializer.SerializeToUtf8Bytes(new([], null, NoRoom: true), ReadingJson.Compact.ReadingAnswer));
                continue;
            }
            finally
            {
                drawer.Forget();
            }

            if (course.Shown is { } picture)
                channel.Send(FrameKind.Sight, picture);
            foreach (var part in ReadingParts.Of(request.Sought is null ? files : []))
                channel.Send(FrameKind.Part, JsonSerializer.SerializeToUtf8Bytes(part, ReadingJson.Compact.ReadingPart));
            channel.Send(FrameKind.Answer, JsonSerializer.SerializeToUtf8Bytes(new([], outOfMemoryAt), ReadingJson.Compact.ReadingAnswer));
        }

        return 0;
    }

    private static ContainmentLevel ShutIn(ReadingTerms terms, bool landlocked)
    {
        var level = ContainmentLevel.Process;
        if (landlocked)
            level |= ContainmentLevel.Landlock;
        if (!OperatingSystem.IsLinux())
            return level;

        // A reading process never outlives the program, and nobody looks into it or takes a dump of what it reads.
        _ = Native.prctl(Native.SetParentDeathSignal, Native.Kill, 0, 0, 0);
        _ = Native.prctl(Native.SetDumpable, 0, 0, 0, 0);
        if (Seccomp.RestrictProcess())
            level |= ContainmentLevel.Seccomp;
        if (ResourceLimits.Apply(terms.MaxMemoryBytes, level.HasFlag(ContainmentLevel.Seccomp) ? terms.Limits.MaxUnpackedBytes : 0))
            level |= ContainmentLevel.ResourceLimits;
        return level;
    }

    private static void NoteOutOfMemory(FirstChanceExceptionEventArgs e, ReadingCourse course, ref string? at)
    {
        if (e.Exception is OutOfMemoryException)
            Interlocked.CompareExchange(ref at, course.At ?? "", null);
    }
}

/// <summary>What a reading process does with a file.</summary>
internal delegate ImmutableArray<FileContent> Reading(string path, Stream content, ReadingCourse course);
