using System.Buffers.Binary;

namespace Materials.Reading.Archives;

/// <summary>The head of a member of a tar (POSIX.1-2001, pax and ustar interchange formats; the old and the GNU form alike).</summary>
internal readonly ref struct TarHeader(ReadOnlySpan<byte> block)
{
    public const int Bytes = 512;

    private const int SumAt = 148;
    private const int SumBytes = 8;

    private readonly ReadOnlySpan<byte> _block = block;

    /// <summary><c>0</c> or NUL for a file, <c>1</c> and <c>2</c> for links, <c>5</c> for a folder, <c>x</c>, <c>g</c>, <c>L</c>, <c>K</c> for more about the next member.</summary>
    public char Kind => (char)_block[156];

    /// <summary>The length of the content; negative where it is none.</summary>
    public long Size => Number(_block.Slice(124, 12));

    /// <summary>Folder and name joined, as bytes.</summary>
    public byte[] Name
    {
        get
        {
            var name = UpToNul(_block[..100]);
            var isPosix = _block.Slice(257, 6).SequenceEqual("ustar\0"u8);
            var folder = isPosix ? UpToNul(_block.Slice(345, 155)) : [];
            return folder.IsEmpty ? name.ToArray() : [.. folder, (byte)'/', .. name];
        }
    }

    /// <summary>Whether a block is the head of a member: the octal sum that it bears is that of its bytes, its own counted as blanks.</summary>
    public static bool IsAt(ReadOnlySpan<byte> head)
    {
        if (head.Length < Bytes || head[0] == 0)
            return false;
        var sum = 0;
        for (var i = 0; i < Bytes; i++)
            sum += i is >= SumAt and < SumAt + SumBytes ? ' ' : head[i];
        return Number(head.Slice(SumAt, SumBytes)) == sum;
    }

    internal static ReadOnlySpan<byte> UpToNul(ReadOnlySpan<byte> field) => field.IndexOf((byte)0) is >= 0 and var end ? field[..end] : field;

    /// <summary>Octal digits; where the highest bit is set, the number itself (GNU, for what needs more than eleven digits).</summary>
    private static long Number(ReadOnlySpan<byte> field)
    {
        if (field[0] == 0x80)
            return BinaryPrimitives.ReadInt64BigEndian(field[^8..]);
        var number = 0L;
        foreach (var digit in field.Trim(" \0"u8))
        {
            if (digit is < (byte)'0' or > (byte)'7')
                return -1;
            number = number * 8 + (digit - '0');
        }
        return number;
    }
}
