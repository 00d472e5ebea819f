using RabbitMQ.Client;

namespace Materials.Worker.Bus;

/// <summary>What stands in the headers of a message that waits or is parked.</summary>
internal static class DeadLetterHeaders
{
    /// <summary>The code of the last failure.</summary>
    public const string Reason = "materials-reason";

    /// <summary>The last failure in words.</summary>
    public const string Detail = "materials-detail";

    /// <summary>How often it was tried and failed for this reason. A store that was away in between burns no tries.</summary>
    public const string Tries = "materials-tries";

    /// <summary>When it failed first for this reason, in seconds since 1970.</summary>
    public const string Since = "materials-since";

    /// <summary>When it failed first, in seconds since 1970.</summary>
    public const string FirstFailed = "materials-first-failed";

    /// <summary>The queue that it is for; where it says none, that of packages.</summary>
    public const string Queue = "materials-queue";

    public static readonly string[] All = [Reason, Detail, Tries, Since, FirstFailed, Queue];

    /// <summary>Writes a failure down.</summary>
    /// <param name="now">In seconds since 1970.</param>
    /// <returns>How often, and since when, it failed for this reason. Each has its own count: what a store that was away costs in tries is not taken off another's.</returns>
    public static (int Tries, long Since) Note(BasicProperties properties, string code, string detail, long now)
    {
        var again = Relay.Text(properties, Reason) == code;
        var tries = again ? (int)Relay.Number(properties, Tries) + 1 : 1;
        var since = again && Relay.Number(properties, Since) is > 0 and var first ? first : now;
        properties.Headers![Reason] = code;
        properties.Headers[Detail] = detail;
        properties.Headers[Tries] = tries;
        properties.Headers[Since] = since;
        properties.Headers.TryAdd(FirstFailed, now);
        return (tries, since);
    }
}
