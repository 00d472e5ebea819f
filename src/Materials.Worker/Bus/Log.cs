using Materials.Reports;

namespace Materials.Worker.Bus;

/// <summary>What the bus writes to the log: ids and codes, never a document's text, never a secret.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Reported on {PackageId} r{Revision}: {ReportId}, {Outcome}")]
    public static partial void Reported(this ILogger log, string packageId, int revision, string reportId, Outcome outcome);

    [LoggerMessage(2, LogLevel.Warning, "Message {MessageId} waits {Seconds} s ({Code}), tried {Tries} times")]
    public static partial void Waits(this ILogger log, string? messageId, string code, int tries, double seconds);

    [LoggerMessage(3, LogLevel.Error, "Message {MessageId} is parked ({Code}) after {Tries} tries")]
    public static partial void Parked(this ILogger log, string? messageId, string code, int tries);

    [LoggerMessage(4, LogLevel.Debug, "Message {MessageId} failed")]
    public static partial void Cause(this ILogger log, string? messageId, Exception exception);
}
