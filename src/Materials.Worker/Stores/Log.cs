namespace Materials.Worker.Stores;

/// <summary>What the store writes to the log.</summary>
internal static partial class Log
{
    [LoggerMessage(40, LogLevel.Warning, "The blob store or the disk does not do its part ({Fault}): work pauses")]
    public static partial void Paused(this ILogger log, string fault);

    [LoggerMessage(41, LogLevel.Information, "The blob store is there again after {Seconds:F1} s: work goes on")]
    public static partial void Resumed(this ILogger log, double seconds);
}
