using System.Collections.Immutable;
using Materials.Hostile.Making;

namespace Materials.Hostile.Cases;

/// <summary>OLE2 files whose chains of sectors loop and whose Word text lies about its places.</summary>
internal static class CompoundCases
{
    private static byte[] Sound => Samples.Docs[0];

    private static byte[] Small => CompoundFiles.Of(("WordDocument", new byte[4096]), ("1Table", new byte[4096]));

    public static ImmutableArray<HostileCase> All { get; } =
    [
        new("ole/header-alone", "a.doc", () => Small[..512], "corrupt"),
        new("ole/cut-in-the-middle", "a.doc", () => Sound[..(Sound.Length / 2)], "corrupt"),
        new("ole/eight-bytes", "a.doc", () => Small[..8], "corrupt"),
        new("ole/sectors-of-two-gigabytes", "a.doc", () => Small.Set(30, 31, 0), "corrupt"),
        new("ole/small-sectors-of-nothing", "a.doc", () => Small.Set(32, 0, 0), "corrupt"),
        new("ole/table-of-itself", "a.doc", () => Small.Set(CompoundFiles.FatAt, 0, 0, 0, 0), "corrupt"),
        new("ole/table-beyond-the-end", "a.doc", () => Small.Set(76, 0xff, 0xff, 0xff, 0x0f), "corrupt"),
        new("ole/directory-in-a-circle", "a.doc", () => Small.Set(CompoundFiles.FatAt + 4, 1, 0, 0, 0), "corrupt"),
        new("ole/directory-beyond-the-end", "a.doc", () => Small.Set(48, 0xff, 0xff, 0xff, 0x0f), "corrupt"),
        new("ole/stream-in-a-circle", "a.doc", () => Small.Set(CompoundFiles.FatAt + 8, 2, 0, 0, 0), "corrupt"),
        new("ole/stream-of-four-gigabytes", "a.doc", () => Small.Set(CompoundFiles.DirectoryAt + 128 + 120, 0xff, 0xff, 0xff, 0xff), "corrupt"),
        new("ole/small-streams-of-four-gigabytes", "a.doc", () => Small.Set(56, 0xff, 0xff, 0xff, 0xff).Set(CompoundFiles.DirectoryAt + 128 + 120, 0xfe, 0xff, 0xff, 0xff), "corrupt"),
        new("ole/small-streams-in-a-circle", "a.doc", () => Small.Set(60, 1, 0, 0, 0), "corrupt"),
        new("ole/tables-of-tables-in-a-circle", "a.doc", () => Small.Set(68, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0x7f), "corrupt"),
        new("ole/root-missing", "a.doc", () => Small.Set(CompoundFiles.DirectoryAt + 66, 0), "corrupt"),
        new("ole/no-streams", "a.doc", () => CompoundFiles.Of(), "unsupported-format"),
        new("ole/streams-unknown", "a.doc", () => CompoundFiles.Of(("Odd", new byte[9])), "unsupported-format"),
        new("ole/word-of-zeros", "a.doc", () => Small, "corrupt"),
        new("ole/word-without-its-table", "a.doc", () => CompoundFiles.Of(("WordDocument", [0xec, 0xa5, 0xc1, 0, .. new byte[4000]])), "corrupt"),
        new("ole/word-locked", "a.doc", () => CompoundFiles.Of(("WordDocument", [0xec, 0xa5, 0xc1, 0, 0, 0, 4, 8, 0, 0, 0, 1, .. new byte[4000]]), ("0Table", new byte[4096]), ("1Table", new byte[4096])), "encrypted"),
        new("ole/word-whose-places-lie", "a.doc", () => Lying(), "corrupt"),
        new("ole/office-locked", "a.doc", () => CompoundFiles.Of(("EncryptionInfo", new byte[248]), ("EncryptedPackage", new byte[5_000])), "type-mismatch", "encrypted"),
        new("ole/word-called-a-pdf", "a.pdf", () => Sound, "type-mismatch") { Reads = "" },
    ];

    /// <summary>A sound Word file in whose table of places every byte is set.</summary>
    private static byte[] Lying()
    {
        byte[] file = [.. Sound];
        // The file's own information block names, at 0x1A2, where its table of text pieces begins.
        var word = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xec, 0xa5]);
        return file.Set(word + 0x1A2, 0xf0, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff, 0x7f);
    }
}
