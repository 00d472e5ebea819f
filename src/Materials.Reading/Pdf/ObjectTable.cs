using System.Buffers.Text;
using System.Text;

namespace Materials.Reading.Pdf;

/// <summary>Makes the table of objects of a file anew that has lost it: by looking for the objects themselves.</summary>
internal static class ObjectTable
{
    /// <summary>More objects than any file has that is read; each costs 20 bytes of table.</summary>
    private const int MaxObjects = 1_000_000;

    private static readonly byte[] s_object = "obj"u8.ToArray();

    /// <summary>The file with a table and a trailer behind it; null when no catalogue is found.</summary>
    public static byte[]? Rebuild(ReadOnlyMemory<byte> file)
    {
        var bytes = file.Span;
        var offsets = new SortedDictionary<int, int>();
        int? root = null;
        for (var at = 0; bytes[at..].IndexOf(s_object) is >= 0 and var found; at += found + s_object.Length)
        {
            if (Head(bytes, at + found) is not var (number, start) || number is < 1 or > MaxObjects)
                continue;
            // Of an object written more than once the last stands, as in a file with updates.
            offsets[number] = start;
            if (IsCatalogue(bytes[(at + found)..]))
                root = number;
        }

        return root is { } catalogue && offsets.Count <= MaxObjects ? [.. bytes, .. Table(offsets, catalogue, bytes.Length)] : null;
    }

    /// <summary>The number before <c>0 obj</c> and where it begins; null for an end of an object, or a word of text.</summary>
    private static (int Number, int Start)? Head(ReadOnlySpan<byte> bytes, int at)
    {
        var end = SkipBack(bytes, at, white: true);
        var generation = SkipBack(bytes, end, white: false);
        if (generation == end)
            return null;
        var gap = SkipBack(bytes, generation, white: true);
        var number = SkipBack(bytes, gap, white: false);
        return number < gap && gap < generation && Utf8Parser.TryParse(bytes[number..gap], out int value, out var used) && used == gap - number ? (value, number) : null;
    }

    private static int SkipBack(ReadOnlySpan<byte> bytes, int at, bool white)
    {
        // Numbers of objects are short; a page of digits is none.
        const int Most = 12;
        var from = at;
        while (at > 0 && from - at < Most && (white ? bytes[at - 1] is 0 or 9 or 10 or 12 or 13 or 32 : char.IsAsciiDigit((char)bytes[at - 1])))
            at--;
        return at;
    }

    private static bool IsCatalogue(ReadOnlySpan<byte> from)
    {
        // A catalogue is a dictionary of some hundred bytes.
        const int Reach = 4096;
        var own = from[..Math.Min(from.Length, Reach)];
        if (own.IndexOf("endobj"u8) is >= 0 and var end)
            own = own[..end];
        var type = own.IndexOf("/Catalog"u8);
        return type >= 0 && own.IndexOf("/Pages"u8) >= 0;
    }

    private static byte[] Table(SortedDictionary<int, int> offsets, int root, int start)
    {
        var table = new StringBuilder("\nxref\n0 1\n0000000000 65535 f \n");
        foreach (var (number, offset) in offsets)
            table.Append($"{number} 1\n{offset:0000000000} 00000 n \n");
        table.Append($"trailer\n<</Size {offsets.Keys.Last() + 1}/Root {root} 0 R>>\nstartxref\n{start + 1}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(table.ToString());
    }
}
