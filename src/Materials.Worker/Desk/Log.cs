namespace Materials.Worker.Desk;

/// <summary>What the desk writes to the log.</summary>
internal static partial class Log
{
    [LoggerMessage(60, LogLevel.Information, "The desk is open at {Addresses}")]
    public static partial void Open(this ILogger log, string addresses);
}
