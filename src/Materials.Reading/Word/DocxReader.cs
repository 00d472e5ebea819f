using System.Collections.Immutable;
using Materials.Pages;
using Materials.Reading.Office;

namespace Materials.Reading.Word;

/// <summary>Reads Word documents (Office Open XML): body, tables, figures, notes, and the headers and footers once.</summary>
internal sealed class DocxReader(ReadingLimits limits) : IFormatReader
{
    public ImmutableArray<string> Reads { get; } = [MediaTypes.Docx];

    public FormatContent Read(Stream content, string mediaType, CancellationToken cancellationToken)
    {
        var package = new OfficePackage(content, limits);
        var document = new WordDocument(package, limits);
        var pages = new WordPages(limits);
        new WordWalker(document, package.MainPart, pages, LineRole.Paragraph, cancellationToken).Walk();
        foreach (var kind in (string[])["footnotes", "endnotes", "comments"])
            if (package.Related(package.MainPart, kind) is { } notes)
                new WordWalker(document, notes, pages, LineRole.Note, cancellationToken).Walk();

        var (sections, images) = pages.Build();
        return new(PageUnit.Section, WithMargins(document, sections, cancellationToken), [.. ActiveContent.In(package)])
        {
            Attachments = [.. document.Attachments],
            Images = images,
        };
    }

    /// <summary>Headers and footers repeat on every page; they are put on the first, headers above, footers below its text.</summary>
    private ImmutableArray<Page> WithMargins(WordDocument document, ImmutableArray<Page> sections, CancellationToken cancellationToken)
    {
        var lines = new List<Line>();
        var hidden = new List<HiddenText>();
        foreach (var (part, isHeader) in document.Margins)
        {
            var margin = new WordPages(limits);
            new WordWalker(document, part, margin, isHeader ? LineRole.Header : LineRole.Footer, cancellationToken).Walk();
            lines.AddRange(margin.Lines.Where(l => lines.All(known => known.Text != l.Text || known.Role != l.Role)));
            hidden.AddRange(margin.Hidden);
        }
        if (lines.Count == 0 && hidden.Count == 0)
            return sections;
        var headers = lines.Where(l => l.Role == LineRole.Header).ToList();
        var first = sections[0];
        return sections.SetItem(0, first with
        {
            Source = TextSource.Embedded,
            Lines = [.. headers, .. first.Lines, .. lines.Where(l => l.Role != LineRole.Header)],
            Hidden = [.. first.Hidden, .. hidden],
            Pictures = [.. first.Pictures.Select(p => p with { AfterLine = p.AfterLine + headers.Count })],
        });
    }
}
