using System.Buffers.Binary;

namespace Materials.Reading.Word97;

/// <summary>The formatted disk pages of a Word 97 file ([MS-DOC] 2.9.33): which properties the bytes of the text have, by their place in the file.</summary>
internal sealed class FormattedRuns
{
    private const int PageBytes = 512;

    /// <summary>The style of a paragraph stands before its properties.</summary>
    private const int StyleBytes = 2;

    private readonly List<(int From, int To, ReadOnlyMemory<byte> Properties)> _runs = [];
    private readonly byte[]? _data;

    /// <param name="data">Of paragraphs (PAPX), the data stream, where properties stand that don't fit a page; null for characters (CHPX).</param>
    public FormattedRuns(byte[] document, byte[] table, (int At, int Length) place, byte[]? data)
    {
        _data = data;
        if (place.At < 0 || place.Length < 12 || place.At > table.Length - place.Length)
            return;
        var index = table.AsSpan(place.At, place.Length);
        var count = (index.Length - 4) / 8;
        for (var i = 0; i < count; i++)
        {
            var page = (BinaryPrimitives.ReadUInt32LittleEndian(index[(4 * (count + 1) + 4 * i)..]) & 0x3FFFFF) * (long)PageBytes;
            if (page + PageBytes <= document.Length)
                ReadPage(document.AsMemory((int)page, PageBytes));
        }
        _runs.Sort((a, b) => a.From.CompareTo(b.From));
    }

    /// <summary>The run that a byte of the file is in; empty properties where none is.</summary>
    public (int To, ReadOnlyMemory<byte> Properties) At(int offset)
    {
        int low = 0, high = _runs.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (_runs[middle].From > offset)
                high = middle - 1;
            else if (_runs[middle].To <= offset)
                low = middle + 1;
            else
                return (_runs[middle].To, _runs[middle].Properties);
        }
        return (low < _runs.Count ? _runs[low].From : int.MaxValue, default);
    }

    private void ReadPage(ReadOnlyMemory<byte> page)
    {
        var paragraphs = _data is not null;
        var bytes = page.Span;
        int count = bytes[PageBytes - 1];
        var entry = paragraphs ? 13 : 1;
        if (4 * (count + 1) + entry * count > PageBytes - 1)
            return;
        for (var i = 0; i < count; i++)
        {
            var from = BinaryPrimitives.ReadInt32LittleEndian(bytes[(4 * i)..]);
            var to = BinaryPrimitives.ReadInt32LittleEndian(bytes[(4 * i + 4)..]);
            var at = bytes[4 * (count + 1) + entry * i] * 2;
            if (from < to)
                _runs.Add((from, to, at == 0 ? default : Whole(Properties(page, at, paragraphs))));
        }
    }

    /// <summary>
    /// The properties themselves where only their place in the data stream is said ([MS-DOC] 2.6.2, sprmPHugePapx): rows of seven columns and more are defined
    /// so, and without them would never end.
    /// </summary>
    private ReadOnlyMemory<byte> Whole(ReadOnlyMemory<byte> properties)
    {
        if (_data is null || properties.Length <= StyleBytes
            || Sprm.In(properties[StyleBytes..]).FirstOrDefault(p => p.Code == Sprm.ParagraphElsewhere) is not { Code: not 0, Operand: var at }
            || at > _data.Length - sizeof(ushort))
            return properties;
        var from = (int)at + sizeof(ushort);
        var length = Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(_data.AsSpan((int)at)), _data.Length - from);
        return (byte[])[.. properties.Span[..StyleBytes], .. _data.AsSpan(from, length)];
    }

    private static ReadOnlyMemory<byte> Properties(ReadOnlyMemory<byte> page, int at, bool paragraphs)
    {
        int length = page.Span[at++];
        // Paragraphs count in words, less the length byte itself; a zero says that the next byte counts whole words.
        if (paragraphs)
            length = length > 0 ? 2 * length - 1 : at < PageBytes ? 2 * page.Span[at++] : 0;
        return page.Slice(Math.Min(at, PageBytes), Math.Clamp(length, 0, Math.Max(0, PageBytes - at)));
    }
}
