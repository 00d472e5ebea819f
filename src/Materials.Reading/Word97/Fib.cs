using System.Buffers.Binary;
using Materials.Reports;

namespace Materials.Reading.Word97;

/// <summary>The head of a Word 97 file ([MS-DOC] 2.5): where everything else is.</summary>
internal sealed class Fib
{
    private const int Magic = 0xA5EC;

    /// <summary>The first version of the format of Word 97; Word 6 and 95 keep their text otherwise.</summary>
    private const int Word97 = 0xC1;

    private readonly byte[] _document;

    /// <exception cref="UnreadableFileException">Encrypted, or older than Word 97.</exception>
    /// <exception cref="InvalidDataException">No Word document.</exception>
    public Fib(byte[] document)
    {
        _document = document;
        if (document.Length < 0x1AA || Word(0) != Magic)
            throw new InvalidDataException("FIB");
        if ((Word(0x0A) & 0x0100) != 0)
            throw new UnreadableFileException(new(FindingCode.Encrypted));
        if (Word(2) < Word97)
            throw new UnreadableFileException(new(FindingCode.UnsupportedFormat, Detail: "Word 6/95"));
    }

    /// <summary>Which of the two table streams holds the tables.</summary>
    public string TableStream => (Word(0x0A) & 0x0200) != 0 ? "1Table" : "0Table";

    /// <summary>How many characters each part of the text has, in the order in which they follow each other.</summary>
    public (int Body, int Footnotes, int Margins, int Macros, int Comments, int Endnotes, int Boxes, int MarginBoxes) Lengths =>
        (Length(0x4C), Length(0x50), Length(0x54), Length(0x58), Length(0x5C), Length(0x60), Length(0x64), Length(0x68));

    public (int At, int Length) Pieces => Place(0x1A2);

    public (int At, int Length) CharacterRuns => Place(0xFA);

    public (int At, int Length) ParagraphRuns => Place(0x102);

    public (int At, int Length) MarginStories => Place(0xF2);

    public (int At, int Length) Styles => Place(0xA2);

    public (int At, int Length) Lists => Place(0x2E2);

    public (int At, int Length) ListInstances => Place(0x2EA);

    public (int At, int Length) Drawings => Place(0x22A);

    private int Word(int at) => BinaryPrimitives.ReadUInt16LittleEndian(_document.AsSpan(at));

    private int Length(int at) => Math.Max(0, BinaryPrimitives.ReadInt32LittleEndian(_document.AsSpan(at)));

    private (int, int) Place(int at) => at + 8 <= _document.Length
        ? (BinaryPrimitives.ReadInt32LittleEndian(_document.AsSpan(at)), BinaryPrimitives.ReadInt32LittleEndian(_document.AsSpan(at + 4)))
        : (0, 0);
}
