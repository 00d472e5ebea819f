namespace Materials.Messages;

/// <summary>To the operators: a submission was given up, and its message is parked.</summary>
public sealed record PackageUnscreenable
{
    public string Schema { get; init; } = "materials/package-unscreenable/1";

    /// <summary>Null when the message could not be read that far.</summary>
    public string? PackageId { get; init; }

    public int? Revision { get; init; }

    /// <summary>Why, in words.</summary>
    public required Bilingual Reason { get; init; }

    /// <summary>How often it was tried.</summary>
    public required int Attempts { get; init; }

    /// <summary>The queue where the original message is parked.</summary>
    public required string ParkedIn { get; init; }

    /// <summary>The id of the original message; null when it had none.</summary>
    public string? MessageId { get; init; }
}
