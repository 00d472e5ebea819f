using System.Collections.Immutable;
using Materials.Pages;

namespace Materials.Reading;

/// <summary>Reads the files of one format. To add a format, write one and list it in <see cref="FormatReaders"/>.</summary>
/// <remarks>
/// Thread-safe, stateless. Throws <see cref="UnreadableFileException"/> for a file that cannot be read; anything else it throws
/// is taken for a corrupt file by <see cref="FileReader"/>, except cancellation.
/// </remarks>
internal interface IFormatReader
{
    /// <summary>The media types it reads, as <see cref="MediaTypes"/> names them.</summary>
    ImmutableArray<string> Reads { get; }

    /// <param name="content">Seekable, at its start; stays the caller's.</param>
    FormatContent Read(Stream content, string mediaType, CancellationToken cancellationToken);
}

/// <summary>What a format reader found in a file.</summary>
/// <param name="Unit">What its pages are.</param>
/// <param name="Pages">In order.</param>
/// <param name="Defects">What is wrong with it though it could be read, such as scripts in a PDF.</param>
internal sealed record FormatContent(PageUnit Unit, ImmutableArray<Page> Pages, ImmutableArray<Defect> Defects)
{
    /// <summary>Files inside the file (PDF attachments, embedded Office files): files of the package in their own right.</summary>
    public ImmutableArray<Attachment> Attachments { get; init; } = [];

    /// <summary>The images that text may have to be recognised in.</summary>
    public ImmutableArray<EmbeddedImage> Images { get; init; } = [];
}

/// <summary>A file inside a file.</summary>
internal sealed record Attachment(string Name, ReadOnlyMemory<byte> Content);

/// <summary>An image of a page, fetched only when it is needed, while the file is still open.</summary>
/// <param name="Page">The number of its page.</param>
/// <param name="Picture">Its place in <see cref="Page.Pictures"/>, from 0.</param>
/// <param name="Encoded">Its bytes in a format that an image library reads (JPEG, PNG, TIFF, …); null when they cannot be had.</param>
internal sealed record EmbeddedImage(int Page, int Picture, Func<ReadOnlyMemory<byte>?> Encoded);

/// <summary>A file that cannot be read, with the finding that says why.</summary>
internal sealed class UnreadableFileException(Defect defect) : Exception(defect.Code)
{
    public Defect Defect { get; } = defect;
}
