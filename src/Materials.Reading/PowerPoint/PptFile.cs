using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using Materials.Reading.Compound;
using Materials.Reading.Drawing97;
using Materials.Reports;

namespace Materials.Reading.PowerPoint;

/// <summary>A presentation of PowerPoint 97 as a store of records: which slides it has in which order, and where each record stands ([MS-PPT] 2.1 to 2.4).</summary>
internal sealed class PptFile
{
    private const uint EncryptedToken = 0xF3D1C4DF;
    private const int UserEdit = 0x0FF5, PersistDirectory = 0x1772, EncryptedEditBytes = 32;
    private const int SlideList = 0x0FF0, PersistedSlide = 0x03F3, DocumentSize = 0x03E9;
    private const int SlidesInstance = 0, NotesInstance = 2;
    private const int HeadBytes = 8;

    /// <summary>Quick saves that may follow one another; PowerPoint writes all anew after some twenty.</summary>
    private const int MaxEdits = 1_000;

    private readonly Dictionary<uint, int> _places = [];
    private readonly ILookup<int, DrawingRecords.Record> _document;

    /// <exception cref="InvalidDataException">It is no presentation, or a broken one.</exception>
    /// <exception cref="UnreadableFileException">Encrypted.</exception>
    public PptFile(CompoundFile file)
    {
        Bytes = file.Read("PowerPoint Document") ?? throw new InvalidDataException("PowerPoint Document");
        Pictures = file.Read("Pictures") ?? [];
        var user = file.Read("Current User") ?? throw new InvalidDataException("Current User");
        if (user.Length < HeadBytes + 12)
            throw new InvalidDataException("Current User");
        if (BinaryPrimitives.ReadUInt32LittleEndian(user.AsSpan(12)) == EncryptedToken)
            throw new UnreadableFileException(new(FindingCode.Encrypted));

        var document = ReadEdits(BinaryPrimitives.ReadInt32LittleEndian(user.AsSpan(16)));
        var root = At(document) ?? throw new InvalidDataException("PPT document");
        _document = DrawingRecords.In(Bytes, root.At, root.End).Where(r => r.Depth == 0 || r.Type == DrawingRecords.StoreEntry).ToLookup(r => r.Type);
        Store = [.. _document[DrawingRecords.StoreEntry]];
        if (_document[DocumentSize].FirstOrDefault() is { Length: >= 8 } size)
            Size = (BinaryPrimitives.ReadInt32LittleEndian(Bytes.AsSpan(size.At)), BinaryPrimitives.ReadInt32LittleEndian(Bytes.AsSpan(size.At + 4)));
    }

    /// <summary>The stream that holds everything but pictures.</summary>
    public byte[] Bytes { get; }

    public byte[] Pictures { get; }

    /// <summary>The entries of the store of pictures, in order; shapes name them by number.</summary>
    public ImmutableArray<DrawingRecords.Record> Store { get; }

    /// <summary>Width and height of a slide in master units (576 to the inch).</summary>
    public (int Width, int Height) Size { get; } = (5760, 4320);

    /// <summary>The slides in their order, each with the texts of its outline.</summary>
    public IEnumerable<PptSlideEntry> Slides => Listed(SlidesInstance);

    /// <summary>The notes, by the number that a slide names them with.</summary>
    public IEnumerable<PptSlideEntry> Notes => Listed(NotesInstance);

    /// <summary>The record that is stored under a number; null where there is none.</summary>
    public DrawingRecords.Record? At(uint number)
    {
        if (!_places.TryGetValue(number, out var at) || at < 0 || at > Bytes.Length - HeadBytes)
            return null;
        return DrawingRecords.In(Bytes, at, Bytes.Length).First();
    }

    /// <summary>A text with its kind ([MS-PPT] 2.9.43 and 2.9.44).</summary>
    public string Text(DrawingRecords.Record record) => record.Type switch
    {
        PptText.Characters => Encoding.Unicode.GetString(Bytes, record.At, record.Length / 2 * 2),
        PptText.Bytes => Encoding.Latin1.GetString(Bytes, record.At, record.Length),
        _ => "",
    };

    private IEnumerable<PptSlideEntry> Listed(int instance)
    {
        foreach (var list in _document[SlideList].Where(l => l.Instance == instance))
        {
            PptSlideEntry? entry = null;
            var kind = PptText.Other;
            foreach (var record in DrawingRecords.In(Bytes, list.At, list.End))
                switch (record.Type)
                {
                    case PersistedSlide when record.Length >= 16:
                        if (entry is not null)
                            yield return entry;
                        entry = new(BinaryPrimitives.ReadUInt32LittleEndian(Bytes.AsSpan(record.At)), BinaryPrimitives.ReadUInt32LittleEndian(Bytes.AsSpan(record.At + 12)));
                        break;
                    case PptText.Header when record.Length >= 4:
                        kind = BinaryPrimitives.ReadInt32LittleEndian(Bytes.AsSpan(record.At));
                        break;
                    case PptText.Characters or PptText.Bytes:
                        entry?.Outline.Add((kind, Text(record)));
                        break;
                }
            if (entry is not null)
                yield return entry;
        }
    }

    /// <summary>Every save appends what changed, and a list of where things stand now: the newest place counts.</summary>
    /// <returns>The number of the document's own record.</returns>
    private uint ReadEdits(int at)
    {
        uint? document = null;
        for (var edits = 0; at > 0 && at <= Bytes.Length - HeadBytes && edits < MaxEdits; edits++)
        {
            var edit = DrawingRecords.In(Bytes, at, Bytes.Length).First();
            if (edit.Type != UserEdit || edit.Length < 20)
                break;
            if (edit.Length >= EncryptedEditBytes)
                throw new UnreadableFileException(new(FindingCode.Encrypted));
            document ??= BinaryPrimitives.ReadUInt32LittleEndian(Bytes.AsSpan(edit.At + 16));
            ReadDirectory(BinaryPrimitives.ReadInt32LittleEndian(Bytes.AsSpan(edit.At + 12)));
            at = BinaryPrimitives.ReadInt32LittleEndian(Bytes.AsSpan(edit.At + 8));
        }
        return document ?? throw new InvalidDataException("PPT edit");
    }

    private void ReadDirectory(int at)
    {
        if (at < 0 || at > Bytes.Length - HeadBytes)
            return;
        var directory = DrawingRecords.In(Bytes, at, Bytes.Length).First();
        if (directory.Type != PersistDirectory)
            return;
        for (var entry = directory.At; entry + 4 <= directory.End;)
        {
            var head = BinaryPrimitives.ReadUInt32LittleEndian(Bytes.AsSpan(entry));
            var (first, count) = (head & 0xFFFFF, head >> 20);
            entry += 4;
            for (var i = 0u; i < count && entry + 4 <= directory.End; i++, entry += 4)
                _places.TryAdd(first + i, BinaryPrimitives.ReadInt32LittleEndian(Bytes.AsSpan(entry)));
        }
    }
}

/// <summary>A slide, or a page of notes, in the list of the document.</summary>
/// <param name="Record">The number that its record is stored under.</param>
/// <param name="Id">The number that slides and notes name each other with.</param>
internal sealed record PptSlideEntry(uint Record, uint Id)
{
    /// <summary>The texts of its placeholders, which shapes name by their place in this list.</summary>
    public List<(int Kind, string Text)> Outline { get; } = [];
}

/// <summary>The records and kinds of texts.</summary>
internal static class PptText
{
    public const int Header = 0x0F9F, Characters = 0x0FA0, Bytes = 0x0FA8, OutlineReference = 0x0F9E;

    /// <summary>Kinds of text ([MS-PPT] 2.13.33).</summary>
    public const int Title = 0, Other = 4, CentredTitle = 6;
}
