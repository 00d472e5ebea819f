using System.Buffers.Binary;
using System.Text;

namespace Materials.Reading.Word97;

/// <summary>The text of a Word 97 file, put together from its pieces ([MS-DOC] 2.8.35), and where in the file each character stands.</summary>
internal sealed class PieceTable
{
    private const int PieceBytes = 8;

    private readonly List<Piece> _pieces = [];

    /// <exception cref="InvalidDataException">The table is broken.</exception>
    public PieceTable(byte[] document, byte[] table, (int At, int Length) place, int maxCharacters)
    {
        var pieces = Pieces(table, place);
        var count = (pieces.Length - 4) / (4 + PieceBytes);
        var ansi = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            var start = BinaryPrimitives.ReadInt32LittleEndian(pieces[(4 * i)..]);
            var length = BinaryPrimitives.ReadInt32LittleEndian(pieces[(4 * i + 4)..]) - start;
            var where = BinaryPrimitives.ReadUInt32LittleEndian(pieces[(4 * (count + 1) + PieceBytes * i + 2)..]);
            var isAnsi = (where & 0x40000000) != 0;
            var at = (int)(where & 0x3FFFFFFF) / (isAnsi ? 2 : 1);
            var bytes = isAnsi ? length : 2L * length;
            if (length < 0 || start != text.Length || at + bytes > document.Length || text.Length + length > maxCharacters)
                throw new InvalidDataException("PlcPcd");
            _pieces.Add(new(start, length, at, isAnsi ? 1 : 2));
            text.Append((isAnsi ? ansi : Encoding.Unicode).GetString(document, at, (int)bytes));
        }
        Text = text.ToString();
    }

    /// <summary>All characters: body, footnotes, headers, and so on, one behind the other.</summary>
    public string Text { get; }

    /// <summary>The stretches of a range of characters that stand together in the file.</summary>
    public IEnumerable<(int From, int To, int FileOffset, int BytesPerCharacter)> Stretches(int from, int to)
    {
        foreach (var piece in _pieces)
        {
            var (start, end) = (Math.Max(from, piece.Start), Math.Min(to, piece.Start + piece.Length));
            if (start < end)
                yield return (start, end, piece.FileOffset + (start - piece.Start) * piece.Width, piece.Width);
        }
    }

    private static ReadOnlySpan<byte> Pieces(byte[] table, (int At, int Length) place)
    {
        if (place.At < 0 || place.Length <= 0 || place.At > table.Length - place.Length)
            throw new InvalidDataException("Clx");
        var clx = table.AsSpan(place.At, place.Length);
        while (clx.Length >= 5)
        {
            if (clx[0] == 2)
            {
                var length = BinaryPrimitives.ReadInt32LittleEndian(clx[1..]);
                return length >= 4 && length <= clx.Length - 5 ? clx.Slice(5, length) : throw new InvalidDataException("Pcdt");
            }
            // Property modifiers that pieces refer to come before the table.
            var skip = 3 + BinaryPrimitives.ReadUInt16LittleEndian(clx[1..]);
            if (clx[0] != 1 || skip > clx.Length)
                break;
            clx = clx[skip..];
        }
        throw new InvalidDataException("Clx");
    }

    private readonly record struct Piece(int Start, int Length, int FileOffset, int Width);
}
