using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Materials.Pages;
using Materials.Reading.Containment;

namespace Materials.Reading.Caching;

/// <summary>Reads a file that was read before from what was kept of it: a scan that comes again, in a supplement or a retry, costs nothing.</summary>
/// <remarks>
/// Kept under the hash of the file's bytes and of how it is read (<see cref="ReaderVersion"/>), never under a name or an applicant: who
/// has the same bytes could read them as well, and nobody else finds anything by it. What is not certain to come out the same again (a limit was met, something was left
/// unread, the reader failed) is not kept. What another place gives back is checked as a reading process's answer is. Thread-safe.
/// </remarks>
public sealed class CachedReader : IFileReader
{
    /// <summary>A reading that is larger when compressed is read again instead: a few thousand pages of text.</summary>
    private const int MaxReadingBytes = 8 << 20;

    private readonly IFileReader _reader;
    private readonly ContainmentOptions _options;
    private readonly IKeptTexts? _texts;
    private readonly RecentReadings _recent;
    private readonly Lazy<string> _version;

    /// <param name="reader">Reads what is not there.</param>
    /// <param name="options">How it reads.</param>
    /// <param name="maxBytes">What is kept in memory, compressed.</param>
    /// <param name="texts">Keeps it beyond this process; null for nowhere.</param>
    public CachedReader(IFileReader reader, ContainmentOptions options, long maxBytes, IKeptTexts? texts = null)
    {
        (_reader, _options, _texts) = (reader, options, texts);
        _recent = new(maxBytes);
        _version = new(() => ReaderVersion.Of(options.Limits, options.DrawingProgram));
    }

    private CachedReader(CachedReader shared, IFileReader reader) =>
        (_reader, _options, _texts, _recent, _version) = (reader, shared._options, shared._texts, shared._recent, shared._version);

    /// <inheritdoc/>
    /// <remarks>What is kept is the same for all.</remarks>
    public IFileReader ForOnePackage() => new CachedReader(this, _reader.ForOnePackage());

    /// <inheritdoc/>
    public async Task<ImmutableArray<FileContent>> ReadAsync(string path, FileStream content, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
        content.Position = 0;
        // Of a file alone only the ending of its name counts; what an archive's findings say of its members holds the whole path.
        string[] names = [Name(Path.GetExtension(path).ToLowerInvariant()), Name(path)];
        if (Leftovers.Holds(path))
            return await _reader.ReadAsync(path, content, cancellationToken);

        foreach (var name in names)
        {
            if (await FindAsync(name, path, cancellationToken) is { } known)
                return known;
        }

        var read = await _reader.ReadAsync(path, content, cancellationToken);
        if (IsSettled(read))
            await KeepAsync(names[read.Length == 1 ? 0 : 1], path, read, cancellationToken);
        return read;

        string Name(string of) => $"{hash}.{ReaderVersion.Hash($"{_version.Value} {of}")}";
    }

    /// <summary>Whether another reading could only give the same.</summary>
    private static bool IsSettled(ImmutableArray<FileContent> read) =>
        read.All(f => f.Status is FileStatus.Read or FileStatus.Ignored && f.Pages.All(p => p.Unread is null)
            && f.Defects.All(d => d.Code != Reports.FindingCode.LimitExceeded));

    private async Task<ImmutableArray<FileContent>?> FindAsync(string name, string path, CancellationToken cancellationToken)
    {
        var kept = _recent.Find(name);
        try
        {
            if (kept is null && _texts is not null && (kept = await _texts.FindAsync(name, cancellationToken)) is { } fetched)
                _recent.Keep(name, fetched);
            return kept is { } packed ? Unpack(packed, path) : null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A cache is no part of reading: what cannot be had from it, or is not sound, is read.
            return null;
        }
    }

    private async Task KeepAsync(string name, string path, ImmutableArray<FileContent> read, CancellationToken cancellationToken)
    {
        var packed = Pack(read, path);
        if (packed.Length > MaxReadingBytes)
            return;

        _recent.Keep(name, packed);
        try
        {
            if (_texts is not null)
                await _texts.KeepAsync(name, packed, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The next time it is read again.
        }
    }

    /// <summary>With paths as from the file itself on, since it may have another name next time.</summary>
    private static byte[] Pack(ImmutableArray<FileContent> read, string path)
    {
        var packed = new MemoryStream();
        using (var compressor = new BrotliStream(packed, CompressionLevel.Fastest))
            JsonSerializer.Serialize(compressor, new([.. read.Select(f => f with { Path = f.Path[path.Length..] })], null), ReadingJson.Compact.ReadingAnswer);
        return packed.ToArray();
    }

    private ImmutableArray<FileContent>? Unpack(ReadOnlyMemory<byte> packed, string path)
    {
        using var source = new MemoryStream(packed.ToArray(), writable: false);
        using var unpacked = new BoundedStream(new BrotliStream(source, CompressionMode.Decompress), _options.MaxOutputBytes);
        var answer = JsonSerializer.Deserialize(unpacked, ReadingJson.Compact.ReadingAnswer);
        return answer is null ? null : ReadingAnswerCheck.Verify([.. answer.Files.Select(f => f with { Path = path + f.Path })], path, ImmutableDictionary<string, Defect>.Empty, _options.Limits);
    }
}
