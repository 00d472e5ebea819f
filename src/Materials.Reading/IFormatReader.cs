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

    /// <summary>Its pages as a program can draw them; null where the format has none.</summary>
    public PageDrawings? Drawings { get; init; }
}

/// <summary>A file inside a file.</summary>
/// <param name="Name">As its author wrote it.</param>
/// <param name="Bytes">How long it is; where only unpacking would tell, how long it is packed.</param>
/// <param name="CopyTo">Writes its content to a stream, as long as the file it is in is open.</param>
internal sealed record Attachment(string Name, long Bytes, Action<Stream> CopyTo)
{
    /// <summary>One whose content is at hand.</summary>
    public Attachment(string name, ReadOnlyMemory<byte> content)
        : this(name, content.Length, to => to.Write(content.Span))
    {
    }
}

/// <summary>An image of a page, fetched only when it is needed, while the file is still open.</summary>
/// <param name="Page">The number of its page.</param>
/// <param name="Picture">Its place in <see cref="Page.Pictures"/>, from 0.</param>
/// <param name="Encoded">Its bytes in a format that an image library reads (JPEG, PNG, TIFF, …); null when they cannot be had.</param>
internal sealed record EmbeddedImage(int Page, int Picture, Func<ReadOnlyMemory<byte>?> Encoded)
{
    /// <summary>Which picture of its bytes it is, from 0: files hold several (TIFF).</summary>
    public int Frame { get; init; }

    /// <summary>How it lies on its page, as EXIF counts orientations (1 to 8); null where its own bytes say it.</summary>
    public int? Orientation { get; init; }
}

/// <summary>The pages of a file that a program can draw.</summary>
/// <param name="Document">The whole file.</param>
/// <param name="Pages">By number.</param>
internal sealed record PageDrawings(ReadOnlyMemory<byte> Document, ImmutableDictionary<int, PageSight> Pages);

/// <summary>What drawing a page takes, and whether it has to be.</summary>
/// <param name="LongestSide">Of a drawing in which its text can be read, in pixels.</param>
/// <param name="MustBeDrawn">Whether nothing else shows what a person sees on it: letters without a meaning, text drawn as curves, parts of a scan, layers of one.</param>
internal sealed record PageSight(int LongestSide, bool MustBeDrawn);

/// <summary>A file that cannot be read, with the finding that says why.</summary>
internal sealed class UnreadableFileException(Defect defect) : Exception(defect.Code)
{
    public Defect Defect { get; } = defect;
}
