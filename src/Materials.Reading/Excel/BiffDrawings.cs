using System.Buffers.Binary;
using System.Text;
using Materials.Pages;
using Materials.Reading.Drawing97;

namespace Materials.Reading.Excel;

/// <summary>What is drawn on the sheets of an Excel 97 workbook: pictures, the text of figures, comments. The library that reads the cells passes it over.</summary>
/// <remarks>Source: [MS-XLS] 2.1 (records), 2.4.171 and 2.4.170 (drawings), 2.4.329 (texts).</remarks>
internal sealed class BiffDrawings
{
    private const int Beginning = 0x0809, End = 0x000A, Continued = 0x003C, SheetPlace = 0x0085;
    private const int DrawingGroup = 0x00EB, Drawing = 0x00EC, Text = 0x01B6, Object = 0x005D;
    private const int Biff8 = 0x0600;

    /// <summary>The kind of object that comments are.</summary>
    private const int CommentKind = 0x19;

    private readonly byte[] _book;
    private readonly List<byte> _group = [];
    private readonly List<int> _places = [];
    private readonly Dictionary<int, Sheet> _sheets = [];

    /// <param name="book">The stream "Workbook", whole.</param>
    public BiffDrawings(byte[] book)
    {
        _book = book;
        Read();
    }

    /// <summary>The figures and comments of a sheet.</summary>
    /// <param name="number">In the order of the workbook's list of sheets, from 0.</param>
    public IReadOnlyList<Line> Texts(int number) => Of(number)?.Texts ?? [];

    /// <summary>The pictures of a sheet, each once.</summary>
    /// <param name="number">In the order of the workbook's list of sheets, from 0.</param>
    public IEnumerable<ReadOnlyMemory<byte>> Pictures(int number)
    {
        if (Of(number) is not { } sheet)
            yield break;
        var group = _group.ToArray();
        var store = DrawingRecords.In(group, 0, group.Length).Where(r => r.Type == DrawingRecords.StoreEntry).ToArray();
        var drawing = sheet.Drawing.ToArray();
        foreach (var picture in DrawingRecords.In(drawing, 0, drawing.Length).Select(r => DrawingRecords.PictureNumber(drawing, r)).Where(n => n > 0).Distinct())
            if (picture <= store.Length && DrawingRecords.Picture(group, store[picture - 1], delayed: null) is { IsEmpty: false } found)
                yield return found;
    }

    private Sheet? Of(int number) => number < _places.Count ? _sheets.GetValueOrDefault(_places[number]) : null;

    private void Read()
    {
        Sheet? sheet = null;
        var depth = 0;
        List<byte>? continued = null;
        var isComment = false;
        for (var at = 0; at + 4 <= _book.Length;)
        {
            int kind = BinaryPrimitives.ReadUInt16LittleEndian(_book.AsSpan(at)), length = BinaryPrimitives.ReadUInt16LittleEndian(_book.AsSpan(at + 2));
            var content = _book.AsSpan(Math.Min(_book.Length, at + 4), Math.Min(length, _book.Length - Math.Min(_book.Length, at + 4)));
            if (kind != Continued)
                continued = null;
            switch (kind)
            {
                case Beginning:
                    if (content.Length < 4 || BinaryPrimitives.ReadUInt16LittleEndian(content) != Biff8)
                        return;
                    if (depth++ == 0)
                        _sheets[at] = sheet = new();
                    break;
                case End:
                    depth = Math.Max(0, depth - 1);
                    break;
                case SheetPlace when content.Length >= 4:
                    _places.Add(BinaryPrimitives.ReadInt32LittleEndian(content));
                    break;
                case DrawingGroup:
                    (continued = _group).AddRange(content);
                    break;
                case Drawing when sheet is not null:
                    (continued = sheet.Drawing).AddRange(content);
                    break;
                case Continued:
                    continued?.AddRange(content);
                    break;
                case Object:
                    isComment = content.Length >= 6 && BinaryPrimitives.ReadUInt16LittleEndian(content[4..]) == CommentKind;
                    break;
                case Text when sheet is not null && content.Length >= 12:
                    if (TextBehind(at + 4 + length, BinaryPrimitives.ReadUInt16LittleEndian(content[10..])) is { Length: > 0 } text)
                        sheet.Texts.Add(new() { Text = text, Role = isComment ? LineRole.Note : LineRole.Shape });
                    break;
            }
            at += 4 + length;
        }
    }

    /// <summary>A text's letters stand in the record behind it, which may go on in further ones, each saying anew how wide its letters are.</summary>
    private string TextBehind(int at, int letters)
    {
        var text = new StringBuilder();
        while (text.Length < letters && at + 5 <= _book.Length && BinaryPrimitives.ReadUInt16LittleEndian(_book.AsSpan(at)) == Continued)
        {
            int length = BinaryPrimitives.ReadUInt16LittleEndian(_book.AsSpan(at + 2));
            var content = _book.AsSpan(at + 4, Math.Min(length, _book.Length - at - 4));
            if (content.IsEmpty)
                break;
            text.Append(((content[0] & 1) != 0 ? Encoding.Unicode : Encoding.Latin1).GetString(content[1..]));
            at += 4 + length;
        }
        return string.Join(' ', text.ToString(0, Math.Min(letters, text.Length)).Split(['\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    private sealed class Sheet
    {
        public List<byte> Drawing { get; } = [];

        public List<Line> Texts { get; } = [];
    }
}
