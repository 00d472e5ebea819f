using System.Collections.Immutable;
using System.Text;
using Materials.Messages;
using Materials.Worker.Stores;

namespace Materials.Worker.Channels;

/// <summary>The letters that were kept before their event went out.</summary>
internal sealed class KeptLetters(IStore store)
{
    /// <summary>The letter of one kind in one format; null where none was kept.</summary>
    /// <exception cref="IOException">It was kept, and is not there.</exception>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(
        ImmutableArray<KeptLetter>? letters, LetterKind kind, string format, CancellationToken cancellationToken)
    {
        if (letters?.FirstOrDefault(l => l.Kind == kind && l.Format == format) is not { } letter)
            return null;
        // What a message names is fetched from where letters are kept and from nowhere else.
        if (!letter.Blob.StartsWith("notices/", StringComparison.Ordinal) || StorageNames.RefusedBlob(letter.Blob) is not null)
            throw new UndeliverableException("not-understood", "The message names a letter where none is kept.");
        return await store.ReadAsync(letter.Blob, cancellationToken) ?? throw new IOException($"The letter {letter.Blob} is not there.");
    }

    /// <summary>The letter as plain text; null where none was kept.</summary>
    public async Task<string?> TextAsync(ImmutableArray<KeptLetter>? letters, LetterKind kind, CancellationToken cancellationToken) =>
        await ReadAsync(letters, kind, "txt", cancellationToken) is { } text ? Encoding.UTF8.GetString(text.Span) : null;
}
