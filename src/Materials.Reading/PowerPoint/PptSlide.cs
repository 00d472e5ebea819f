using System.Buffers.Binary;
using Materials.Pages;
using Materials.Reading.Drawing97;
using Materials.Reading.Images;
using Materials.Reading.Office;

namespace Materials.Reading.PowerPoint;

/// <summary>Reads what is drawn on one slide of a PowerPoint 97 file.</summary>
internal sealed class PptSlide(PptFile file, ReadingLimits limits)
{
    private const int ShapeContainer = 0xF004, ShapeHead = 0xF00A, TextBox = 0xF00D, Anchor = 0xF010;

    /// <summary>Lines and connectors among the kinds of shapes ([MS-ODRAW] 2.4.24).</summary>
    private const int Line = 20, FirstConnector = 32, LastConnector = 40;

    /// <summary>What stands in the text for a number or a date that is worked out when the slide is shown.</summary>
    private const string Field = "*";

    /// <summary>A master unit in EMU.</summary>
    private const double EmuPerUnit = 914_400 / 576.0;

    private readonly Dictionary<int, PictureFacts?> _facts = [];

    /// <param name="slide">Its record.</param>
    public DrawnPage Read(DrawingRecords.Record slide, PptSlideEntry entry)
    {
        var page = new DrawnPage();
        foreach (var shape in DrawingRecords.In(file.Bytes, slide.At, slide.End).Where(r => r.Type == ShapeContainer))
            ReadShape(shape, entry, page);
        // A placeholder that no shape shows any more is still in the outline; what shapes show is the slide.
        return page;
    }

    private void ReadShape(DrawingRecords.Record shape, PptSlideEntry entry, DrawnPage page)
    {
        Box? place = null;
        var picture = 0;
        foreach (var record in DrawingRecords.In(file.Bytes, shape.At, shape.End).Where(r => r.Depth == 0))
            switch (record.Type)
            {
                case ShapeHead when record.Instance is Line or (>= FirstConnector and <= LastConnector):
                    page.Connectors++;
                    break;
                case Anchor:
                    place = Place(record);
                    break;
                case TextBox:
                    AddTexts(record, entry, place, page);
                    break;
                default:
                    picture = Math.Max(picture, DrawingRecords.PictureNumber(file.Bytes, record));
                    break;
            }
        if (picture > 0 && picture <= file.Store.Length)
            AddPicture(picture, place, page);
    }

    private void AddTexts(DrawingRecords.Record box, PptSlideEntry entry, Box? place, DrawnPage page)
    {
        var kind = PptText.Other;
        foreach (var record in DrawingRecords.In(file.Bytes, box.At, box.End))
            switch (record.Type)
            {
                case PptText.Header when record.Length >= 4:
                    kind = BinaryPrimitives.ReadInt32LittleEndian(file.Bytes.AsSpan(record.At));
                    break;
                case PptText.Characters or PptText.Bytes:
                    Add(kind, file.Text(record), place, page);
                    break;
                case PptText.OutlineReference when record.Length >= 4:
                    var number = BinaryPrimitives.ReadInt32LittleEndian(file.Bytes.AsSpan(record.At));
                    if (number >= 0 && number < entry.Outline.Count)
                        Add(entry.Outline[number].Kind, entry.Outline[number].Text, place, page);
                    break;
            }
    }

    private void Add(int kind, string text, Box? place, DrawnPage page)
    {
        string[] paragraphs = [.. text.Split(['\r', '\v'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(t => Ideographs.Normalise(t.Replace('\t', ' ')))];
        if (paragraphs.Length == 0 || paragraphs is [Field])
            return;
        if (kind == PptText.Other)
            page.Shapes.Add(new([.. paragraphs], place));
        else if (kind is PptText.Title or PptText.CentredTitle)
            page.Text.Insert(0, new() { Text = string.Join(' ', paragraphs), Role = LineRole.Heading, Level = 1, Box = place });
        else
            page.Text.AddRange(paragraphs.Select(t => new Line { Text = t, Box = place }));
    }

    private void AddPicture(int number, Box? place, DrawnPage page)
    {
        var bytes = DrawingRecords.Picture(file.Bytes, file.Store[number - 1], file.Pictures);
        if (bytes.IsEmpty)
            return;
        if (!_facts.TryGetValue(number, out var facts))
            _facts[number] = facts = PictureFacts.Measure(bytes, 0, limits.MaxPixels, strict: false);
        var (width, height) = place is { } p ? (p.Width * file.Size.Width * EmuPerUnit, p.Height * file.Size.Height * EmuPerUnit) : (0, 0);
        page.Pictures.Add(new(facts, (long)width, (long)height, facts?.Ink is null ? null : () => bytes));
    }

    /// <summary>Top, left, right and bottom in master units, as 16 or as 32 bits each; in shares of the slide.</summary>
    private Box? Place(DrawingRecords.Record record)
    {
        var content = file.Bytes.AsSpan(record.At, record.Length);
        if (record.Length is not (8 or 16) || file.Size.Width <= 0 || file.Size.Height <= 0)
            return null;
        Span<double> sides = stackalloc double[4];
        for (var i = 0; i < 4; i++)
            sides[i] = record.Length == 8 ? BinaryPrimitives.ReadInt16LittleEndian(content[(2 * i)..]) : BinaryPrimitives.ReadInt32LittleEndian(content[(4 * i)..]);
        return new Box(sides[1] / file.Size.Width, sides[0] / file.Size.Height, Math.Max(0, sides[2] - sides[1]) / file.Size.Width, Math.Max(0, sides[3] - sides[0]) / file.Size.Height);
    }
}
