using System.Buffers.Binary;
using System.Text;

namespace Materials.Hostile.Fuzzing;

/// <summary>Changes bytes without knowing what they mean, but for the words of the format that it is given.</summary>
internal static class ByteMutation
{
    /// <summary>A mutated file is no larger than this: what length alone does is tried by the named cases.</summary>
    private const int MaxBytes = 1 << 20;

    private static readonly long[] Interesting =
    [
        0, 1, -1, 2, 16, 127, 128, 255, 256, 32767, 32768, 65535, 65536, int.MaxValue, int.MinValue, uint.MaxValue, 1L << 40, long.MaxValue, 99_999_999,
    ];

    /// <summary>An interesting number in digits.</summary>
    public static byte[] Number(Dice dice) => Encoding.ASCII.GetBytes(dice.Of(Interesting).ToString());

    /// <param name="words">Of the format; may be empty.</param>
    /// <param name="other">Another file of the format, to take pieces from.</param>
    public static byte[] Mutate(byte[] file, byte[] other, IReadOnlyList<byte[]> words, Dice dice)
    {
        var mutated = new List<byte>(file);
        for (var left = 1 + dice.Below(6); left > 0; left--)
            Step(mutated, other, words, dice);
        return mutated.Count <= MaxBytes ? [.. mutated] : [.. mutated.GetRange(0, MaxBytes)];
    }

    private static void Step(List<byte> file, byte[] other, IReadOnlyList<byte[]> words, Dice dice)
    {
        if (file.Count == 0)
            file.Add((byte)dice.Below(256));
        var at = dice.Below(file.Count);
        var length = Math.Min(file.Count - at, 1 + (dice.OneIn(8) ? dice.Below(4096) : dice.Below(32)));
        switch (dice.Below(11))
        {
            case 0:
                file[at] ^= (byte)(1 << dice.Below(8));
                break;
            case 1:
                file[at] = (byte)dice.Below(256);
                break;
            case 2:
                file.RemoveRange(at, length);
                break;
            case 3:
                file.InsertRange(dice.Below(file.Count), file.GetRange(at, length));
                break;
            case 4:
                Repeat(file, at, Math.Min(length, 64), dice);
                break;
            case 5 when other.Length > 0:
                var from = dice.Below(other.Length);
                file.InsertRange(at, other.AsSpan(from, Math.Min(other.Length - from, 1 + dice.Below(512))).ToArray());
                break;
            case 6:
                ReplaceNumber(file, at, dice);
                break;
            case 7:
                WriteBinary(file, at, dice);
                break;
            case 8 when words.Count > 0:
                file.InsertRange(at, dice.Of(words));
                break;
            case 9 when words.Count > 0:
                ReplaceWord(file, words, dice);
                break;
            case 10 when dice.OneIn(4):
                file.RemoveRange(at, file.Count - at);
                break;
        }
    }

    private static void Repeat(List<byte> file, int at, int length, Dice dice)
    {
        var piece = file.GetRange(at, length);
        var times = dice.OneIn(10) ? dice.Below(5_000) : dice.Below(20);
        file.InsertRange(at, Enumerable.Repeat(piece, Math.Min(times, MaxBytes / length)).SelectMany(p => p));
    }

    /// <summary>Digits at or after a place become another number.</summary>
    private static void ReplaceNumber(List<byte> file, int at, Dice dice)
    {
        while (at < file.Count && !char.IsAsciiDigit((char)file[at]))
            at++;
        var end = at;
        while (end < file.Count && char.IsAsciiDigit((char)file[end]))
            end++;
        if (end == at)
            return;
        file.RemoveRange(at, end - at);
        file.InsertRange(at, Number(dice));
    }

    private static void WriteBinary(List<byte> file, int at, Dice dice)
    {
        Span<byte> number = stackalloc byte[8];
        var value = dice.Of(Interesting);
        if (dice.OneIn(2))
            BinaryPrimitives.WriteInt64LittleEndian(number, value);
        else
            BinaryPrimitives.WriteInt64BigEndian(number, value);
        var width = 1 << dice.Below(4);
        var piece = dice.OneIn(2) ? number[..width] : number[^width..];
        for (var i = 0; i < piece.Length && at + i < file.Count; i++)
            file[at + i] = piece[i];
    }

    /// <summary>A word that the file holds becomes another one.</summary>
    private static void ReplaceWord(List<byte> file, IReadOnlyList<byte[]> words, Dice dice)
    {
        var bytes = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(file);
        var first = dice.Below(words.Count);
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[(first + i) % words.Count];
            var start = dice.Below(bytes.Length);
            var at = bytes[start..].IndexOf(word);
            if (at < 0)
                continue;
            file.RemoveRange(start + at, word.Length);
            file.InsertRange(start + at, dice.Of(words));
            return;
        }
    }
}
