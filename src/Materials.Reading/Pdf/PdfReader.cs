using System.Collections.Immutable;
using Materials.Pages;
using Materials.Reading.Pdf.Content;
using Materials.Reports;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace Materials.Reading.Pdf;

/// <summary>Reads PDF files: text with its places, pictures, form fields, attachments; what is hidden in them kept apart.</summary>
/// <remarks>Every call opens a document of its own: PdfPig's documents give silently wrong pages when threads share them.</remarks>
internal sealed class PdfReader : IFormatReader
{
    public ImmutableArray<string> Reads { get; } = [MediaTypes.Pdf];

    public FormatContent Read(Stream content, string mediaType, CancellationToken cancellationToken)
    {
        var budget = new PdfBudget(cancellationToken);
        var opened = false;
        try
        {
            var options = new PdfReadingOptions(budget);
            // Not disposed: the pictures' bytes are fetched from it later, and it holds memory alone.
            var bytes = Bytes(content);
            var document = PdfDocument.Open(bytes, options);
            opened = true;
            var read = ReadDocument(document, bytes, options, cancellationToken);
            budget.ThrowIfExceeded();
            return read;
        }
        catch (Exception exception) when (exception is not (UnreadableFileException or OperationCanceledException))
        {
            budget.ThrowIfExceeded();
            throw Unreadable(exception, opened);
        }
    }

    private static ReadOnlyMemory<byte> Bytes(Stream content)
    {
        if (content is MemoryStream memory && memory.TryGetBuffer(out var buffer))
            return buffer.AsMemory((int)memory.Position);

        var bytes = new byte[content.Length - content.Position];
        content.ReadExactly(bytes);
        return bytes;
    }

    private static FormatContent ReadDocument(PdfDocument document, ReadOnlyMemory<byte> bytes, PdfReadingOptions options, CancellationToken cancellationToken)
    {
        if (document.NumberOfPages == 0)
            throw new UnreadableFileException(new Defect(FindingCode.Corrupt));
        if (document.NumberOfPages > PdfLimits.MaxPages)
            options.Budget.Exceed($"{PdfLimits.MaxPages} pages", $"{document.NumberOfPages}");

        var structure = document.Structure;
        var objects = new PdfObjects(structure.TokenScanner, structure.FilterProvider);
        var catalogue = structure.Catalog.CatalogDictionary;
        options.Layers = new HiddenLayers(objects, catalogue);
        document.AddPageFactory<PageContent, PdfPageFactory>();
        var maker = new PageMaker(objects, bytes);
        for (var number = 1; number <= document.NumberOfPages; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            maker.Add(document.GetPage<PageContent>(number));
            options.Budget.ThrowIfExceeded();
        }

        return maker.Finish(catalogue);
    }

    private static UnreadableFileException Unreadable(Exception exception, bool opened)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is UnreadableFileException known)
                return known;
            if (cause is OutOfMemoryException)
                return new UnreadableFileException(new Defect(FindingCode.LimitExceeded, Detail: "memory"));
        }

        // Once the file is open, PdfPig calls every error in a file that is encrypted at all an error of encryption.
        return new UnreadableFileException(new Defect(exception is PdfDocumentEncryptedException && !opened ? FindingCode.Encrypted : FindingCode.Corrupt));
    }
}
