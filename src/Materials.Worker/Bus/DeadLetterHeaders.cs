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

    public static readonly string[] All = [Reason, Detail, Tries, Since, FirstFailed];
}
