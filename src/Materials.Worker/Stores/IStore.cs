namespace Materials.Worker.Stores;

/// <summary>A place that keeps bytes under names: a blob container, or a folder for the embedded default.</summary>
/// <remarks>Thread-safe. What is thrown is a fault that passes (the place can't be reached, the disk is full) and is retried.</remarks>
internal interface IStore
{
    /// <summary>Keeps bytes under a name that is not taken yet. All of them are there under the name, or none.</summary>
    /// <returns>False when the name is taken; what stands there is untouched.</returns>
    Task<bool> CreateAsync(string name, ReadOnlyMemory<byte> content, string mediaType, CancellationToken cancellationToken);

    /// <summary>The bytes under a name; null when there are none.</summary>
    Task<ReadOnlyMemory<byte>?> ReadAsync(string name, CancellationToken cancellationToken);

    /// <summary>The names that begin with a prefix, in no order to rely on.</summary>
    /// <param name="prefix">Ends with <c>/</c>.</param>
    IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>The same, with when each was kept.</summary>
    IAsyncEnumerable<KeptName> ListKeptAsync(string prefix, CancellationToken cancellationToken);
}

/// <summary>A name, and when its bytes were kept.</summary>
internal readonly record struct KeptName(string Name, DateTimeOffset At);
