using Materials.Reading.Containment;

namespace Materials.Worker.Containment;

/// <summary>What is written to the log about reading processes.</summary>
internal static partial class Log
{
    [LoggerMessage(30, LogLevel.Information, "{Count} reading processes, shut in by: {Level}")]
    public static partial void ShutIn(this ILogger log, int count, ContainmentLevel level);

    [LoggerMessage(31, LogLevel.Warning, "{Count} reading processes, shut in by: {Level}. This system does not offer: {Missing}")]
    public static partial void ShutInPartly(this ILogger log, int count, ContainmentLevel level, ContainmentLevel missing);

    [LoggerMessage(32, LogLevel.Information, "{Done} of {Total} pages recognised: {Path}")]
    public static partial void PagesRead(this ILogger log, int done, int total, string path);
}
