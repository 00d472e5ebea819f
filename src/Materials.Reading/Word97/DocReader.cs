using System.Buffers.Binary;
using System.Collections.Immutable;
using Materials.Pages;
using Materials.Reading.Compound;
using Materials.Reading.Drawing97;
using Materials.Reading.Images;
using Materials.Reading.Office;
using Materials.Reading.Word;

namespace Materials.Reading.Word97;

/// <summary>Reads Word 97–2003 documents and what WPS writes in their format ([MS-DOC]).</summary>
internal sealed class DocReader(ReadingLimits limits) : IFormatReader
{
    public ImmutableArray<string> Reads { get; } = [MediaTypes.Doc];

    public FormatContent Read(Stream content, string mediaType, CancellationToken cancellationToken)
    {
        var file = new CompoundFile(content);
        var document = file.Read("WordDocument") ?? throw new InvalidDataException("WordDocument");
        var fib = new Fib(document);
        var table = file.Read(fib.TableStream) ?? throw new InvalidDataException(fib.TableStream);
        var pieces = new PieceTable(document, table, fib.Pieces, limits.MaxCharacters);
        var pages = new WordPages(limits);
        var data = file.Read("Data") ?? [];
        var text = new Word97Text(pieces, new(document, table, fib.CharacterRuns, data: null), new(document, table, fib.ParagraphRuns, data),
            new(table, fib.Styles), new(table, fib.Lists, fib.ListInstances), pages, cancellationToken)
        {
            OnPicture = at => Show(Blip.InData(data, at), pages),
        };

        var lengths = fib.Lengths;
        var margins = lengths.Body + lengths.Footnotes;
        var notes = margins + lengths.Margins + lengths.Macros;
        var boxes = notes + lengths.Comments + lengths.Endnotes;
        foreach (var (from, to) in Stories(table, fib.MarginStories, margins, lengths.Margins, headers: true))
            text.Read(from, to, LineRole.Header);
        text.Read(0, lengths.Body, LineRole.Paragraph);
        text.Read(boxes, boxes + lengths.Boxes, LineRole.Shape);
        text.Read(lengths.Body, margins, LineRole.Note);
        text.Read(notes, boxes, LineRole.Note);
        foreach (var (from, to) in Stories(table, fib.MarginStories, margins, lengths.Margins, headers: false))
            text.Read(from, to, LineRole.Footer);
        foreach (var floating in Blip.Floating(document, table, fib.Drawings))
            Show(floating, pages);

        var (sections, images) = pages.Build();
        return new(PageUnit.Section, sections, [.. OfficeObjects.ActiveIn(file)]) { Images = images, Attachments = OfficeObjects.In(file) };
    }

    private void Show(ReadOnlyMemory<byte> picture, WordPages pages)
    {
        if (picture.IsEmpty)
            return;
        var facts = PictureFacts.Measure(picture, 0, limits.MaxPixels, strict: false);
        if (facts is not null)
            pages.Add(new OfficePicture(facts, 0, 0, facts.Ink is null ? null : () => picture));
    }

    /// <summary>
    /// Headers and footers: six stories per section (even header, odd header, even footer, odd footer, first header, first footer)
    /// behind six of footnote separators ([MS-DOC] 2.3.3). Each text is taken once.
    /// </summary>
    private static IEnumerable<(int From, int To)> Stories(byte[] table, (int At, int Length) place, int start, int length, bool headers)
    {
        if (place.At < 0 || place.Length < 8 || place.At > table.Length - place.Length)
            yield break;
        var ends = place.Length / 4;
        for (var i = 6; i + 2 < ends; i++)
        {
            var from = BinaryPrimitives.ReadInt32LittleEndian(table.AsSpan(place.At + 4 * i));
            var to = BinaryPrimitives.ReadInt32LittleEndian(table.AsSpan(place.At + 4 * i + 4));
            if (i % 6 is 0 or 1 or 4 == headers && from >= 0 && from < to && to <= length && i < 12)
                yield return (start + from, start + to);
        }
    }
}
