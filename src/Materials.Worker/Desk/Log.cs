namespace Materials.Worker.Desk;

/// <summary>What the desk writes to the log.</summary>
internal static partial class Log
{
    [LoggerMessage(60, LogLevel.Information, "The desk is open at {Addresses}")]
    public static partial void Open(this ILogger log, string addresses);

    [LoggerMessage(61, LogLevel.Information, "The register took in {Packages} packages from the store")]
    public static partial void TakenIn(this ILogger log, int packages);

    [LoggerMessage(62, LogLevel.Warning, "The register could not be brought up to date; it will be tried again")]
    public static partial void NotTakenIn(this ILogger log, Exception fault);

    [LoggerMessage(63, LogLevel.Warning, "The desk hears nothing of the broker ({Fault}); it tries again")]
    public static partial void NothingHeard(this ILogger log, string fault);

    [LoggerMessage(64, LogLevel.Information, "{Who} settled a parked message ({Act}): {Key}")]
    public static partial void Settled(this ILogger log, string who, string act, string key);
}
