using System.Collections.Immutable;
using System.IO.Compression;
using System.IO.Hashing;
using Materials.Hostile.Making;
using static Materials.Hostile.Cases.ArchiveCases;

namespace Materials.Hostile.Cases;

/// <summary>Archives that unpack to more than anyone can hold.</summary>
internal static class ArchiveBombCases
{
    private const int MiB = 1 << 20;

    public static ImmutableArray<HostileCase> All { get; } =
    [
        new("zip/bomb-1000-to-1", "a.zip", () => Samples.Zip(("zeros.txt", new byte[200 * MiB]), ("a.txt", Text)), "limit-exceeded") { Reads = Read },
        new("zip/bomb-declared-small", "a.zip", () => Made(z => z.Add("zeros.txt", new byte[200 * MiB], claimedBytes: 100).Add("a.txt", Text)), "limit-exceeded") { Reads = Read },
        new("zip/bomb-in-a-zip", "a.zip", () => Samples.Zip(("b.zip", Samples.Zip(("zeros.txt", new byte[200 * MiB]))), ("a.txt", Text)), "limit-exceeded") { Reads = Read },
        new("zip/bomb-of-many-members", "a.zip", () => Many(200, new byte[15 * MiB]), "limit-exceeded"),
        new("zip/bomb-of-many-archives", "a.zip", () => Samples.Zip([.. Enumerable.Range(0, 20).Select(i => ($"{i}.zip", Many(10, new byte[15 * MiB])))]), "limit-exceeded"),
        new("zip/overlapping-members", "a.zip", () => Overlapping(1_000), "limit-exceeded"),
        new("zip/overlapping-by-one-byte", "a.zip", () => Made(z => z.Add("a.txt", Text).Add("b.txt", Text, localOffset: 20)), "limit-exceeded"),
        new("zip/members-10001", "a.zip", () => Many(10_001, Text), "limit-exceeded"),
        new("zip/members-10000-empty", "a.zip", () => Samples.Zip([("a.txt", Text), .. Enumerable.Range(0, 9_999).Select(i => ($"{i}/", Array.Empty<byte>()))])) { Reads = Read },
        new("zip/nested-20-deep", "a.zip", () => Nested(20), "n.zip/n.zip/n.zip/n.zip: limit-exceeded"),
        new("zip/nested-3-deep", "a.zip", () => Nested(3)) { Reads = Read },
        new("zip/quine", "a.zip", Quine, "n.zip/n.zip/n.zip/n.zip: limit-exceeded"),
        new("zip/picture-bomb", "a.zip", () => Samples.Zip(("p.png", PictureFiles.Png(30_000, 30_000)), ("a.txt", Text)), "p.png: limit-exceeded") { Reads = Read },
        new("zip/pdf-bomb", "a.zip", () => Samples.Zip(("p.pdf", PdfContentCases.Packed("q ".Times(1_000_000))), ("a.txt", Text)), "p.pdf: limit-exceeded") { Reads = Read },
        new("zip/pdf-that-overflows", "a.zip", () => Samples.Zip(("p.pdf", Materials.Reading.Tests.Pdf.PdfFile.OnePage("", page: $"/A {"[".Times(300_000)}").ToBytes()), ("a.txt", Text)), "p.pdf: corrupt") { Reads = Read },
    ];

    /// <summary>Members that count though they are no materials: what macOS leaves behind.</summary>
    private static byte[] Many(int count, byte[] content)
    {
        // Packed once: the members are equal.
        using var zip = new MemoryStream();
        using var deflated = new MemoryStream();
        using (var deflate = new DeflateStream(deflated, CompressionLevel.Optimal, leaveOpen: true))
            deflate.Write(content);
        var packed = deflated.ToArray();
        var crc = Crc32.HashToUInt32(content);
        var writer = new BinaryWriter(zip);
        var offsets = new List<int>();
        for (var i = 0; i < count; i++)
        {
            offsets.Add((int)zip.Position);
            writer.Write(0x04034b50u);
            Common(writer);
            writer.Write(Raw.Bytes($"._{i:00000}.x"));
            writer.Write(packed);
        }

        var start = (int)zip.Position;
        foreach (var offset in offsets)
        {
            writer.Write(0x02014b50u);
            writer.Write((ushort)20);
            Common(writer);
            writer.Write(new byte[10]);
            writer.Write(offset);
            writer.Write(Raw.Bytes($"._{offsets.IndexOf(offset):00000}.x"));
        }

        var size = (int)zip.Position - start;
        writer.Write(0x06054b50u);
        writer.Write(0);
        writer.Write((ushort)count);
        writer.Write((ushort)count);
        writer.Write(size);
        writer.Write(start);
        writer.Write((ushort)0);
        return zip.ToArray();

        void Common(BinaryWriter to)
        {
            to.Write((ushort)20);
            to.Write((ushort)0x800);
            to.Write((ushort)8);
            to.Write(0);
            to.Write(crc);
            to.Write(packed.Length);
            to.Write(content.Length);
            to.Write((ushort)9);
            to.Write((ushort)0);
        }
    }

    /// <summary>Many entries of the directory on the bytes of one member.</summary>
    private static byte[] Overlapping(int count) =>
        Made(z =>
        {
            for (var i = 0; i < count; i++)
                z.Add($"{i}.txt", new byte[250 * 1024], localOffset: i == 0 ? null : 0);
        });

    private static byte[] Nested(int depth)
    {
        var zip = Samples.Zip(("a.txt", Text));
        for (var i = 0; i < depth; i++)
            zip = Samples.Zip(("n.zip", zip));
        return zip;
    }

    /// <summary>
    /// An archive whose one member is nearly itself: each opening finds another, until the depth ends it. A true quine (as droste.zip is) behaves
    /// likewise; this one nests 300 times, which is as good as for ever where four are allowed.
    /// </summary>
    private static byte[] Quine() => Nested(300);
}
