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

    [LoggerMessage(5, LogLevel.Information, "Message {MessageId} goes to the lane {Lane}")]
    public static partial void Rerouted(this ILogger log, Guid? messageId, string lane);

    [LoggerMessage(6, LogLevel.Information, "Message {MessageId} goes back to {Lane}: it goes on from there")]
    public static partial void LegOver(this ILogger log, Guid? messageId, string lane);

    [LoggerMessage(7, LogLevel.Information, "Packages flow, by {Node}")]
    public static partial void Flows(this ILogger log, BrokerNode node);

    [LoggerMessage(8, LogLevel.Warning, "The connection to {Node} is not sound: another is made")]
    public static partial void Unsound(this ILogger log, BrokerNode node);

    [LoggerMessage(9, LogLevel.Warning, "No broker lets us in, or its queues have no quorum: {Nodes}")]
    public static partial void NoBroker(this ILogger log, string nodes);

    [LoggerMessage(10, LogLevel.Debug, "The bus failed")]
    public static partial void BusFailed(this ILogger log, Exception exception);

    [LoggerMessage(11, LogLevel.Information, "{PackageId} r{Revision} is reported on as superseded by r{Newer}")]
    public static partial void Superseded(this ILogger log, string packageId, int revision, int newer);
}
