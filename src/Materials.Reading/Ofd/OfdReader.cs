using System.Collections.Immutable;
using Materials.Pages;
using Materials.Reports;

namespace Materials.Reading.Ofd;

/// <summary>Reads OFD files (GB/T 33190-2016), the page format of Chinese invoices, licences and official papers.</summary>
internal sealed class OfdReader(ReadingLimits limits) : IFormatReader
{
    public ImmutableArray<string> Reads { get; } = [MediaTypes.Ofd];

    public FormatContent Read(Stream content, string mediaType, CancellationToken cancellationToken)
    {
        var package = new OfdPackage(content, limits);
        if (package.IsEncrypted)
            throw new UnreadableFileException(new(FindingCode.Encrypted));
        var roots = OfdDocument.Roots(package);
        if (roots.IsEmpty)
            throw new UnreadableFileException(new(FindingCode.Corrupt));

        var pages = new OfdPages(package, limits);
        var budget = new OfdBudget(limits);
        var defects = new List<Defect>();
        var attachments = new List<Attachment>();
        foreach (var (root, signatures) in roots)
        {
            var document = OfdDocument.Open(package, root, signatures, limits, budget) ?? throw new UnreadableFileException(new(FindingCode.Corrupt));
            for (var i = 0; i < document.PageCount; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (pages.Count == limits.MaxPages)
                    throw new UnreadableFileException(new(FindingCode.LimitExceeded, Limit: $"{limits.MaxPages}", Met: $"> {limits.MaxPages}"));
                // A page that is lost or broken is said to be, and its neighbours are read.
                if (!pages.Add(document.Draw(i, pages.Count + 1, cancellationToken)))
                    defects.Add(new(FindingCode.Corrupt, pages.Count));
            }
            attachments.AddRange(document.Attachments);
        }
        if (pages.Count == 0)
            throw new UnreadableFileException(new(FindingCode.Corrupt));
        return pages.Finish() with { Defects = [.. defects], Attachments = [.. attachments] };
    }
}
