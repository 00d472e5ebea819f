namespace Materials.Reading.Containment;

/// <summary>How a reading process failed.</summary>
internal enum ReadingFailure
{
    /// <summary>It died: a stack overflow, a fault in a native library.</summary>
    Crash,

    /// <summary>It ran out of memory.</summary>
    Memory,

    /// <summary>A file took too long.</summary>
    Time,

    /// <summary>The uploaded file took too long in all.</summary>
    TimeInAll,

    /// <summary>Its answer is larger than answers may be.</summary>
    Output,

    /// <summary>It answered what the protocol does not allow.</summary>
    Protocol,
}

/// <summary>A reading process failed at a file.</summary>
/// <param name="at">The file it said it was reading; null where it said nothing.</param>
internal sealed class ReadingProcessException(ReadingFailure failure, string? at = null) : Exception(failure.ToString())
{
    public ReadingFailure Failure { get; } = failure;

    public string? At { get; } = at;
}

/// <summary>No reading process can be started, or the disk has no room for it to unpack to: a fault of the machine, not of a file. It may pass.</summary>
public sealed class ReadingUnavailableException(string message, Exception? cause = null) : IOException(message, cause);
