using System.Runtime.CompilerServices;

namespace Materials.Worker.Stores;

/// <summary>A folder that keeps files under the names a blob container would: the store of the embedded default.</summary>
/// <param name="root">Made when the first file is kept.</param>
internal sealed class FolderStore(string root) : IStore
{
    public async Task<bool> CreateAsync(string name, ReadOnlyMemory<byte> content, string mediaType, CancellationToken cancellationToken)
    {
        var path = PathOf(name);
        if (File.Exists(path))
            return false;
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        // Written beside its place and moved there whole: a reader never meets half a report, a crash leaves none.
        var draft = Path.Combine(folder, $".{Path.GetRandomFileName()}.draft");
        try
        {
            await using (var stream = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await stream.WriteAsync(content, cancellationToken);
                stream.Flush(flushToDisk: true);
            }
            File.Move(draft, path, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    public async Task<ReadOnlyMemory<byte>?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(PathOf(name), cancellationToken);
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var kept in ListKeptAsync(prefix, cancellationToken))
            yield return kept.Name;
    }

    public async IAsyncEnumerable<KeptName> ListKeptAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        var folder = PathOf(prefix.TrimEnd('/'));
        if (!Directory.Exists(folder))
            yield break;
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!file.Name.EndsWith(".draft", StringComparison.Ordinal))
                yield return new(Path.GetRelativePath(root, file.FullName).Replace(Path.DirectorySeparatorChar, '/'), file.LastWriteTimeUtc);
        }
    }

    /// <summary>Where a file of that name is, or would be.</summary>
    /// <exception cref="ArgumentException">It can't be a name.</exception>
    internal string PathOf(string name) =>
        StorageNames.RefusedBlob(name) is { } reason
            ? throw new ArgumentException(reason, nameof(name))
            : Path.Combine(root, name);
}
