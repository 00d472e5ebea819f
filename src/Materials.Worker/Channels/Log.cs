namespace Materials.Worker.Channels;

/// <summary>What the channels write to the log: ids and codes, never a letter's text, an address or a secret.</summary>
internal static partial class Log
{
    [LoggerMessage(60, LogLevel.Information, "{Event} {Id} went out by {Channel}")]
    public static partial void WentOut(this ILogger log, string @event, Guid id, string channel);

    [LoggerMessage(61, LogLevel.Warning, "Event {Id} waits {Seconds} s before {Channel} is tried again ({Code}), tried {Tries} times")]
    public static partial void ChannelWaits(this ILogger log, string? id, string channel, string code, int tries, double seconds);

    [LoggerMessage(62, LogLevel.Error, "Event {Id} can't go out by {Channel} ({Code}: {Reason}) after {Tries} tries")]
    public static partial void GivenUp(this ILogger log, string? id, string channel, string code, string reason, int tries);

    [LoggerMessage(63, LogLevel.Warning, "No e-mail address of the applicant of {PackageId} r{Revision}: nothing is sent")]
    public static partial void NoAddress(this ILogger log, string packageId, int revision);

    [LoggerMessage(64, LogLevel.Debug, "Event {Id} failed")]
    public static partial void ChannelCause(this ILogger log, string? id, Exception exception);
}
