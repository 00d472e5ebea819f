using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Materials.Reading.Containment;

namespace Materials.Reading.Drawing;

/// <summary>The drawing process itself: shuts itself in, then becomes <c>pdftoppm</c>, which has nothing but the document and a pipe for the pixels.</summary>
/// <remarks>
/// It starts as this program, since what a process may do can only be taken from it from inside, and poppler does not do that. It opens no file but
/// its libraries and fonts, has no network, starts nothing further, and writes nowhere but into the pipe. A reading process itself cannot start
/// programs, so its parent starts this one.
/// </remarks>
internal static class DrawingChild
{
    /// <summary>The stage in which the parent starts it.</summary>
    public const string Stage = "draw";

    private const int MaxTermsBytes = 64 << 10;

    private static readonly string[] Readable =
    [
        "/etc/ld.so.cache", "/etc/fonts", "/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/fontconfig", "/var/cache/fontconfig",
        "/usr/share/poppler", "/dev/null", "/dev/urandom",
    ];

    private static readonly string[] Libraries = ["/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib"];

    /// <returns>The exit code, where it could not become the other program.</returns>
    public static int Run(Channel channel)
    {
        // Found and bound now: nothing can be loaded once the rights are gone.
        Marshal.PrelinkAll(typeof(Native));
        if (channel.Receive(MaxTermsBytes) is not { Kind: FrameKind.Terms, File: { } document } frame
            || channel.Receive(0) is not { Kind: FrameKind.Document, File: { } pixels })
            return 1;

        var terms = JsonSerializer.Deserialize(frame.Payload, ReadingJson.Compact.DrawingTerms)!;
        if (Native.dup2((int)document.DangerousGetHandle(), 0) < 0 || Native.dup2((int)pixels.DangerousGetHandle(), 1) < 0)
            return 1;

        channel.Dispose();
        CloseAtExecution(firstDescriptor: 3);
        ShutIn(terms);
        Reexecution.Start(terms.Program, Arguments(terms), ["LANG=C.UTF-8"]);
        return 1;
    }

    /// <summary>The document is its standard input, opened anew as a file, so that it need not be held in memory.</summary>
    private static string[] Arguments(DrawingTerms terms)
    {
        var page = terms.Page.ToString(CultureInfo.InvariantCulture);
        var side = terms.LongestSide.ToString(CultureInfo.InvariantCulture);
        return [terms.Program, "-q", "-f", page, "-l", page, "-cropbox", "-scale-to", side, "/proc/self/fd/0"];
    }

    /// <summary>What the program's own parent left open is none of the drawing's business.</summary>
    private static void CloseAtExecution(int firstDescriptor)
    {
        const int closeRange = 436, markOnly = 4;
        _ = Native.syscall(closeRange, firstDescriptor, int.MaxValue, markOnly);
    }

    private static void ShutIn(DrawingTerms terms)
    {
        var landlocked = Landlock.RestrictThread(Readable, [terms.Program, .. Libraries]);
        _ = Capabilities.Drop(keepReadingFiles: landlocked);
        _ = Native.prctl(Native.SetParentDeathSignal, Native.Kill, 0, 0, 0);
        _ = ResourceLimits.Apply(terms.MaxMemoryBytes, maxWrittenBytes: 0);
        _ = ResourceLimits.ApplyProcessorTime(terms.MaxSeconds);
        _ = Seccomp.RestrictProcess(mayExecute: true);
    }
}
