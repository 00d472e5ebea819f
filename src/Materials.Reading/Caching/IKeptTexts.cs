namespace Materials.Reading.Caching;

/// <summary>A place beyond this process that keeps what was read from files, under names that hold their hash.</summary>
/// <remarks>Thread-safe. It may lose anything at any time, and may throw: what is not there is read again.</remarks>
public interface IKeptTexts
{
    /// <summary>What was kept under a name; null when nothing is.</summary>
    /// <param name="name">The hash of the file and, behind a full stop, that of how it is read.</param>
    Task<ReadOnlyMemory<byte>?> FindAsync(string name, CancellationToken cancellationToken);

    Task KeepAsync(string name, ReadOnlyMemory<byte> reading, CancellationToken cancellationToken);
}
