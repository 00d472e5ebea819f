using System.Globalization;
using Materials.Reading.Containment;

namespace Materials.Worker.Containment;

/// <summary>How this program starts itself as a reading process.</summary>
internal static class ReadingProcesses
{
    /// <summary>The hidden verb. Not for people: it speaks frames on an inherited channel.</summary>
    private const string Verb = "read-contained";

    /// <summary>A pool of reading processes of this program.</summary>
    public static ReadingPool Pool(ReadingOptions options) => new(options.Over(new()
    {
        Program = Environment.ProcessPath ?? throw new InvalidOperationException("The program's own path is not known."),
        Arguments = StartedByHost ? [typeof(ReadingProcesses).Assembly.Location, Verb] : [Verb],
    }));

    /// <summary>Runs as a reading process, if the command line says so.</summary>
    /// <returns>The exit code; null for every other command line.</returns>
    public static int? Run(string[] args) => args is [Verb, var descriptor, var stage]
        ? ReadingChild.Run(int.Parse(descriptor, CultureInfo.InvariantCulture), stage)
        : null;

    /// <summary>As <c>dotnet materials.dll</c> rather than by its own executable.</summary>
    private static bool StartedByHost => Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet";
}
