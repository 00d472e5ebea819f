using System.Text;

namespace Materials.Worker.CommandLine;

/// <summary>Where a command writes, and what is known of who reads it.</summary>
/// <remarks>Results go to <see cref="Out"/>, everything else to <see cref="Error"/>. Both are UTF-8 without a mark, whatever the locale says.</remarks>
internal sealed class Terminal : IDisposable
{
    /// <summary>The width that text is laid out for when nobody says how wide it will be shown.</summary>
    private const int UsualWidth = 100;

    /// <summary>Only results.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Progress, errors and logs.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether a person watches <see cref="Error"/>: only then progress is shown.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>Whether <see cref="Out"/> may carry colours.</summary>
    public bool Colours { get; init; }

    /// <summary>Columns, as narrow letters count.</summary>
    public int Width { get; init; } = UsualWidth;

    /// <summary>Whether details of faults are printed.</summary>
    public bool Debugging { get; init; }

    public required TimeProvider Time { get; init; }

    public static Terminal OfProcess() => new()
    {
        Out = Utf8(Console.OpenStandardOutput()),
        Error = Utf8(Console.OpenStandardError()),
        ShowsProgress = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not "dumb",
        Colours = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
        Width = WidthOfProcess(),
        Debugging = Environment.GetEnvironmentVariable("MATERIALS_DEBUG") is "1",
        Time = TimeProvider.System,
    };

    public void Dispose()
    {
        Out.Dispose();
        Error.Dispose();
    }

    private static StreamWriter Utf8(Stream stream) => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };

    private static int WidthOfProcess()
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), out var columns) && columns > 0) return columns;
        if (Console.IsOutputRedirected) return UsualWidth;
        try
        {
            return Console.WindowWidth > 0 ? Console.WindowWidth : UsualWidth;
        }
        catch (IOException)
        {
            return UsualWidth;
        }
    }
}
