using System.Collections.Immutable;
using System.Text;
using Materials.Hostile.Making;
using Materials.Reading.Tests.Archives;

namespace Materials.Hostile.Cases;

/// <summary>Zips that lie about what is in them, and where.</summary>
internal static class ArchiveCases
{
    internal static readonly byte[] Text = "service manual"u8.ToArray();
    internal const string Read = "service manual";

    private static byte[] Sound => Samples.Zip(("a.txt", Text), ("b.txt", "second"u8.ToArray()));

    public static ImmutableArray<HostileCase> All { get; } =
    [
        new("zip/sound", "a.zip", () => Sound) { Reads = Read },
        new("zip/empty", "a.zip", () => new RawZip().ToArray(), "blank"),
        new("zip/folders-alone", "a.zip", () => Made(z => z.Add("folder/", [])), "blank"),
        new("zip/cut-in-the-middle", "a.zip", () => Sound[..(Sound.Length / 2)], "corrupt"),
        new("zip/without-its-directory", "a.zip", () => Sound[..Sound.AsSpan().IndexOf("PK\u0001\u0002"u8)], "corrupt"),
        new("zip/four-bytes", "a.zip", () => "PK\u0003\u0004"u8.ToArray(), "corrupt"),
        new("zip/shorter-than-declared", "a.zip", () => Made(z => z.Add("a.txt", Text, claimedBytes: 5000)), "a.txt: corrupt"),
        new("zip/longer-than-declared", "a.zip", () => Made(z => z.Add("a.txt", Text, claimedBytes: 3)), "a.txt: corrupt"),
        new("zip/declared-empty", "a.zip", () => Made(z => z.Add("a.txt", Text, claimedBytes: 0)), "a.txt: corrupt"),
        new("zip/wrong-checksum", "a.zip", () => Made(z => z.Add("a.txt", Text, claimedCrc: 7)), "a.txt: corrupt"),
        new("zip/stored-and-longer-than-declared", "a.zip", () => Made(z => z.Add("a.txt", Text, deflate: false, claimedBytes: 5)), "a.txt: corrupt"),
        new("zip/local-header-names-another", "a.zip", () => Made(z => z.Add("a.txt", Text, localName: "a.exe")), "a.txt: corrupt"),
        new("zip/local-header-beyond-the-end", "a.zip", () => Made(z => z.Add("b.txt", Text).Add("a.txt", Text, localOffset: 99_999)), "corrupt"),
        new("zip/more-entries-than-claimed", "a.zip", () => new RawZip { ClaimedEntries = 1 }.Add("a.txt", Text).Add("b.txt", Text).ToArray(), "corrupt"),
        new("zip/fewer-entries-than-claimed", "a.zip", () => new RawZip { ClaimedEntries = 9 }.Add("a.txt", Text).ToArray(), "corrupt"),
        new("zip/claims-65535-entries", "a.zip", () => new RawZip { ClaimedEntries = 65_535 }.Add("a.txt", Text).ToArray(), "limit-exceeded"),
        new("zip/directory-beyond-the-end", "a.zip", () => Sound.Set(-6, 0xff, 0xff, 0xff, 0x7f), "corrupt"),
        new("zip/directory-of-two-gigabytes", "a.zip", () => Sound.Set(-10, 0xff, 0xff, 0xff, 0x7f), "corrupt"),
        new("zip/directory-in-another-part", "a.zip", () => Sound.Set(-18, 3, 0, 2, 0)) { Reads = Read },
        new("zip/wide-record-missing", "a.zip", () => Sound.Set(-14, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff), "corrupt"),
        new("zip/wide-record-lies", "a.zip", () => Wide(count: 2, size: long.MaxValue), "corrupt"),
        new("zip/wide-record-of-negative-size", "a.zip", () => Wide(count: 2, size: -1), "corrupt"),
        new("zip/wide-record-of-a-billion-entries", "a.zip", () => Wide(count: 1_000_000_000, size: 10), "limit-exceeded"),
        new("zip/locked", "a.zip", () => Made(z => z.Add("a.txt", Text, flags: 0x801).Add("b.txt", Text)), "a.txt: encrypted") { Reads = Read },
        new("zip/locked-with-aes", "a.zip", () => WithMethod(99), "a.txt: encrypted"),
        new("zip/directory-locked", "a.zip", () => Made(z => z.Add("a.txt", Text, flags: 0x2841)), "a.txt: encrypted"),
        new("zip/packed-by-lzma", "a.zip", () => WithMethod(14), "a.txt: unsupported-format"),
        new("zip/packed-by-an-unknown-method", "a.zip", () => WithMethod(77), "a.txt: unsupported-format"),
        new("zip/deflate-of-garbage", "a.zip", () => Garbled(), "a.txt: corrupt"),
        new("zip/behind-a-program", "a.exe", () => [.. "MZ"u8, .. new byte[3000], .. Sound], "unsupported-format"),
        new("zip/comment-that-is-a-directory", "a.zip", () => [.. Sound[..^2], 22, 0, .. "PK\u0005\u0006"u8, .. new byte[18]], "corrupt"),
        new("zip/extra-fields-of-nonsense", "a.zip", () => Made(z => z.Add("a.txt", Text, extra: [1, 0, 0xff, 0xff, 9, 9, 9]))) { Reads = Read },
        new("zip/called-a-pdf", "a.pdf", () => Sound, "type-mismatch") { Reads = Read },
    ];

    internal static byte[] Made(Action<RawZip> fill)
    {
        using var zip = new RawZip();
        fill(zip);
        return zip.ToArray();
    }

    /// <summary>The method is written over in both headers.</summary>
    private static byte[] WithMethod(byte method)
    {
        var zip = Made(z => z.Add("a.txt", Text));
        return zip.Set(8, method, 0).Set(zip.Last("PK\u0001\u0002"u8) + 10, method, 0);
    }

    private static byte[] Garbled()
    {
        var zip = Made(z => z.Add("a.txt", Encoding.ASCII.GetBytes("service manual ".Times(500))));
        return zip.Set(38, 0xff, 0xff, 0xff, 0xff);
    }

    /// <summary>Zip64's record and locator before the end record, which defers to them.</summary>
    private static byte[] Wide(long count, long size)
    {
        var end = Sound.Last("PK\u0005\u0006"u8);
        var file = new MemoryStream();
        file.Write(Sound.AsSpan(0, end));
        var writer = new BinaryWriter(file);
        writer.Write("PK\u0006\u0006"u8);
        writer.Write(44L);
        writer.Write(0x002d_002d);
        writer.Write(0L);
        writer.Write(count);
        writer.Write(count);
        writer.Write(size);
        writer.Write(0L);
        writer.Write("PK\u0006\u0007"u8);
        writer.Write(0);
        writer.Write((long)end);
        writer.Write(1);
        file.Write(Sound.Set(end + 8, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff).AsSpan(end));
        return file.ToArray();
    }
}
