using System.Buffers.Binary;
using System.Collections.Immutable;
using Materials.Pages;
using Materials.Reading.Compound;
using Materials.Reading.Drawing97;
using Materials.Reading.Office;
using Materials.Reports;

namespace Materials.Reading.PowerPoint;

/// <summary>Reads presentations of PowerPoint 97 to 2003 and what WPS writes in their format (.ppt, .dps): a page per slide, with the speaker's notes.</summary>
internal sealed class PptReader(ReadingLimits limits) : IFormatReader
{
    private const int SlideFacts = 0x03EF, ShowFacts = 0x03F9;
    private const int HiddenFlag = 1 << 2;
    private const double EmuPerUnit = 914_400 / 576.0;

    public ImmutableArray<string> Reads { get; } = [MediaTypes.Ppt];

    public FormatContent Read(Stream content, string mediaType, CancellationToken cancellationToken)
    {
        var compound = new CompoundFile(content);
        var file = new PptFile(compound);
        var notes = file.Notes.GroupBy(n => n.Id).ToDictionary(g => g.Key, g => g.First());
        var reader = new PptSlide(file, limits);
        var pages = ImmutableArray.CreateBuilder<Page>();
        var images = ImmutableArray.CreateBuilder<EmbeddedImage>();
        var characters = 0L;
        foreach (var entry in file.Slides)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (pages.Count == limits.MaxPages)
                throw new UnreadableFileException(new(FindingCode.LimitExceeded, Limit: $"{limits.MaxPages}", Met: $"> {limits.MaxPages}"));
            var slide = file.At(entry.Record) ?? throw new InvalidDataException("PPT slide");
            var (notesId, isHidden) = FactsOf(file, slide);
            var drawn = reader.Read(slide, entry);
            ImmutableArray<Line> lines = [.. drawn.Lines(0), .. NotesOf(file, reader, notes, notesId)];
            characters += lines.Sum(l => (long)l.Text.Length);
            if (characters > limits.MaxCharacters)
                throw new UnreadableFileException(new(FindingCode.LimitExceeded, Limit: $"{limits.MaxCharacters}", Met: $"> {limits.MaxCharacters}"));
            var page = new Page { Number = pages.Count + 1, Name = lines.FirstOrDefault(l => l.Role == LineRole.Heading)?.Text };
            if (isHidden)
            {
                pages.Add(page with { Hidden = [.. lines.Select(l => new HiddenText(l.Text, HiddenReason.Marked))] });
                continue;
            }
            for (var i = 0; i < drawn.Pictures.Count; i++)
                if (drawn.Pictures[i].Encoded is { } encoded)
                    images.Add(new(page.Number, i, encoded));
            pages.Add(page with
            {
                Source = lines.IsEmpty ? TextSource.None : TextSource.Embedded,
                Lines = lines,
                Pictures = [.. drawn.Pictures.Select(p => p.On(lines.Length, file.Size.Width * EmuPerUnit * file.Size.Height * EmuPerUnit))],
            });
        }
        return new(PageUnit.Slide, pages.ToImmutable(), [.. OfficeObjects.ActiveIn(compound)]) { Images = images.ToImmutable(), Attachments = OfficeObjects.In(compound) };
    }

    private static (uint Notes, bool IsHidden) FactsOf(PptFile file, DrawingRecords.Record slide)
    {
        var (notes, isHidden) = (0u, false);
        foreach (var record in DrawingRecords.In(file.Bytes, slide.At, slide.End).Where(r => r.Depth == 0))
            if (record is { Type: SlideFacts, Length: >= 20 })
                notes = BinaryPrimitives.ReadUInt32LittleEndian(file.Bytes.AsSpan(record.At + 16));
            else if (record is { Type: ShowFacts, Length: >= 12 })
                isHidden = (BinaryPrimitives.ReadUInt16LittleEndian(file.Bytes.AsSpan(record.At + 10)) & HiddenFlag) != 0;
        return (notes, isHidden);
    }

    private static IEnumerable<Line> NotesOf(PptFile file, PptSlide reader, Dictionary<uint, PptSlideEntry> notes, uint id)
    {
        if (id == 0 || !notes.TryGetValue(id, out var entry) || file.At(entry.Record) is not { } record)
            return [];
        var drawn = reader.Read(record, entry);
        // Of the slide's own picture on the page of notes there is no text; what is written stands in a placeholder or, from other programs, in a plain box.
        return drawn.Text.Where(l => l.Role == LineRole.Paragraph).Concat(drawn.Shapes.SelectMany(s => s.Lines(0, isFigure: false)))
            .Select(l => new Line { Text = l.Text, Role = LineRole.Note });
    }
}
