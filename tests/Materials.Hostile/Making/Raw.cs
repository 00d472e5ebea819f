using System.Text;
using Materials.Reading.Tests.Pdf;

namespace Materials.Hostile.Making;

/// <summary>Files as letters, one byte each, so that they can be put together and spoilt by hand.</summary>
internal static class Raw
{
    public static byte[] Bytes(string letters) => Encoding.Latin1.GetBytes(letters);

    /// <summary>The same bytes with one text in the place of another, wherever it stands.</summary>
    /// <exception cref="InvalidOperationException">The text is not there: the case would not be what its name says.</exception>
    public static byte[] With(this byte[] file, string old, string replacement)
    {
        var letters = Encoding.Latin1.GetString(file);
        return letters.Contains(old, StringComparison.Ordinal)
            ? Bytes(letters.Replace(old, replacement, StringComparison.Ordinal))
            : throw new InvalidOperationException($"There is no {old} to replace");
    }

    public static byte[] Set(this byte[] file, int at, params byte[] bytes)
    {
        byte[] changed = [.. file];
        bytes.CopyTo(changed, at < 0 ? file.Length + at : at);
        return changed;
    }

    /// <summary>The place of the last occurrence.</summary>
    public static int Last(this byte[] file, ReadOnlySpan<byte> mark) => file.AsSpan().LastIndexOf(mark);

    public static string Times(this string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    /// <summary>In ASCII base 85 (ISO 32000-1, 7.4.3), without the short form of zeros.</summary>
    public static byte[] Ascii85(byte[] bytes)
    {
        var letters = new StringBuilder();
        foreach (var group in bytes.Chunk(4))
        {
            var value = group.Concat(new byte[4 - group.Length]).Aggregate(0u, (sum, b) => (sum << 8) | b);
            var digits = new char[5];
            for (var i = 4; i >= 0; i--, value /= 85)
                digits[i] = (char)('!' + value % 85);
            letters.Append(digits, 0, group.Length + 1);
        }

        return Bytes($"{letters}~>");
    }

    /// <summary>Zeros packed by Deflate, as many times as asked.</summary>
    public static byte[] Packed(int bytes, int times = 1)
    {
        var packed = PdfFile.Pack(new byte[bytes]);
        for (var i = 1; i < times; i++)
            packed = PdfFile.Pack(packed);
        return packed;
    }
}
