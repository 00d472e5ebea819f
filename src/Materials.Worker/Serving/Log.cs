namespace Materials.Worker.Serving;

/// <summary>What <c>serve</c> writes to the log.</summary>
internal static partial class Log
{
    [LoggerMessage(20, LogLevel.Information, "Screening {PackageId} r{Revision} from the inbox")]
    public static partial void Taken(this ILogger log, string packageId, int revision);

    [LoggerMessage(21, LogLevel.Warning, "{Entry} left the inbox before it was screened")]
    public static partial void Gone(this ILogger log, string entry);

    [LoggerMessage(22, LogLevel.Warning, "Passed over {Count} symbolic links in {Entry}: what they lead to was not submitted")]
    public static partial void LinksPassedOver(this ILogger log, int count, string entry);
}
