using System.Collections.Immutable;
using Materials.Pages;
using Materials.Reading.Archives;
using Materials.Reading.Containment;
using Materials.Reading.Ocr;

namespace Materials.Reading;

/// <summary>Reads one file: bytes in, serialisable pages out. Holds no state between files and may be called from many threads at once.</summary>
public sealed class FileReader : IFileReader
{
    private readonly ReadingLimits _limits;
    private readonly ImmutableArray<IFormatReader> _readers;

    /// <summary>Loaded with the first picture; null where the models are not installed. Lives as long as the process.</summary>
    private static readonly Lazy<PictureText?> Pictures = new(() => OcrEngine.IsInstalled ? new(OcrEngine.Load()) : null);

    /// <param name="limits">What a file may cost; the defaults where null.</param>
    public FileReader(ReadingLimits? limits = null)
    {
        _limits = limits ?? ReadingLimits.Default;
        _readers = FormatReaders.All(_limits);
    }

    /// <summary>The file itself first, then what is in it (members of an archive, attachments), depth first.</summary>
    /// <param name="path">Its path inside the package. Its ending is compared with the content, never trusted.</param>
    /// <param name="content">Seekable, at its start; stays the caller's.</param>
    /// <param name="cancellationToken">Looked at between pages.</param>
    /// <returns>Never empty. A file that cannot be read is a result with its defects, never an exception.</returns>
    public ImmutableArray<FileContent> Read(string path, Stream content, CancellationToken cancellationToken) =>
        new FileReading(_readers, Pictures, _limits, new(), Scratch.None, cancellationToken).Read(path, content);

    /// <inheritdoc/>
    /// <remarks>Itself: it keeps nothing of what it read.</remarks>
    public IFileReader ForOnePackage() => this;

    /// <summary>As a reading process reads: nobody cancels it but by ending it.</summary>
    internal ImmutableArray<FileContent> Read(string path, Stream content, ReadingCourse course, Scratch scratch) =>
        new FileReading(_readers, Pictures, _limits, course, scratch, CancellationToken.None).Read(path, content);

    /// <inheritdoc/>
    public Task<ImmutableArray<FileContent>> ReadAsync(string path, FileStream content, CancellationToken cancellationToken) =>
        Task.Run(() => Read(path, content, cancellationToken), cancellationToken);
}
