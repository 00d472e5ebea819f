using Materials.Reading.Caching;

namespace Materials.Worker.Stores;

/// <summary>Keeps what was read from files in the store, so that every worker and every later start finds it.</summary>
internal sealed class TextStore(IStore store) : IKeptTexts
{
    public Task<ReadOnlyMemory<byte>?> FindAsync(string name, CancellationToken cancellationToken) =>
        store.ReadAsync(StorageNames.Text(name), cancellationToken);

    public Task KeepAsync(string name, ReadOnlyMemory<byte> reading, CancellationToken cancellationToken) =>
        store.CreateAsync(StorageNames.Text(name), reading, "application/octet-stream", cancellationToken);
}
