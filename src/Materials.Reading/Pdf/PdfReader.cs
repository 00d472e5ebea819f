using System.Collections.Immutable;
using Materials.Pages;
using Materials.Reading.Pdf.Content;
using Materials.Reports;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Tokens;

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
            var (document, isRebuilt) = Open(bytes, options);
            opened = true;
            var read = ReadDocument(document, bytes, options, mentioned: isRebuilt ? int.MaxValue : bytes.Span.Count("/Contents"u8), cancellationToken);
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

    /// <summary>A file whose table of objects is lost is opened by a table made anew, as viewers do.</summary>
    private static (PdfDocument Document, bool IsRebuilt) Open(ReadOnlyMemory<byte> bytes, PdfReadingOptions options)
    {
        try
        {
            var document = PdfDocument.Open(bytes, options);
            if (document.NumberOfPages > 0 || ObjectTable.Rebuild(bytes) is not { } rebuilt)
                return (document, false);
            return (PdfDocument.Open(rebuilt, options), true);
        }
        catch (Exception exception) when (exception is not (PdfDocumentEncryptedException or UnreadableFileException or OutOfMemoryException or OperationCanceledException))
        {
            options.Budget.ThrowIfExceeded();
            // The lock of a file whose trailer cannot be made out is lost with it: without its key everything would be noise.
            if (bytes.Span.IndexOf("/Encrypt"u8) >= 0)
                throw new UnreadableFileException(new Defect(FindingCode.Encrypted));
            if (ObjectTable.Rebuild(bytes) is not { } rebuilt)
                throw;
            return (PdfDocument.Open(rebuilt, options), true);
        }
    }

    /// <param name="mentioned">How often the file speaks of the content of pages.</param>
    private static FormatContent ReadDocument(
        PdfDocument document, ReadOnlyMemory<byte> bytes, PdfReadingOptions options, int mentioned, CancellationToken cancellationToken)
    {
        if (document.NumberOfPages == 0)
            throw new UnreadableFileException(new Defect(FindingCode.Corrupt));
        if (document.NumberOfPages > PdfLimits.MaxPages)
            options.Budget.Exceed($"{PdfLimits.MaxPages} pages", $"{document.NumberOfPages}");

        var structure = document.Structure;
        var objects = new PdfObjects(structure.TokenScanner, structure.FilterProvider);
        var catalogue = structure.Catalog.CatalogDictionary;
        RefuseDynamicForm(objects, catalogue);
        options.Layers = new HiddenLayers(objects, catalogue);
        document.AddPageFactory<PageContent, PdfPageFactory>();
        var maker = new PageMaker(objects, bytes);
        for (var number = 1; number <= document.NumberOfPages; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            maker.Add(document.GetPage<PageContent>(number));
            options.Budget.ThrowIfExceeded();
        }

        var read = maker.Finish(catalogue);
        // PdfPig passes over what it cannot make out, a page's content too: nothing that is there may read as blank.
        if (read.Defects.Any(d => d.Code == FindingCode.Blank) && maker.HasLostContent(mentioned))
            throw new UnreadableFileException(new Defect(FindingCode.Corrupt));
        return read;
    }

    /// <summary>
    /// A dynamic XFA form (ISO 32000-1, 12.7.8 and Table 28) is made into pages by Adobe's programs alone; the page that is in the file says "please wait",
    /// and must not pass for the applicant's.
    /// </summary>
    private static void RefuseDynamicForm(PdfObjects objects, DictionaryToken catalogue)
    {
        var form = objects.Get<DictionaryToken>(catalogue, "AcroForm");
        if (form?.Data.ContainsKey("XFA") == true && objects.Get<BooleanToken>(catalogue, "NeedsRendering")?.Data == true)
            throw new UnreadableFileException(new Defect(FindingCode.UnsupportedFormat, Detail: "XFA"));
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
