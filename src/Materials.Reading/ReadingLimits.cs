namespace Materials.Reading;

/// <summary>What one uploaded file may cost to read. Every limit is far above what an honest application needs and far below what harms a worker.</summary>
public sealed record ReadingLimits
{
    /// <summary>The defaults.</summary>
    public static ReadingLimits Default { get; } = new();

    /// <summary>The largest file that is read at all; beyond it: <c>too-large</c>. Colour scans of a whole binder stay under 300 MiB.</summary>
    public long MaxFileBytes { get; init; } = 512L << 20;

    /// <summary>Entries of one archive, folders included. A zip directory of 65,535 entries costs more to list than any application holds.</summary>
    public int MaxArchiveEntries { get; init; } = 10_000;

    /// <summary>Archives within archives. People nest twice by accident (a zip of zips); an archive that holds itself nests for ever.</summary>
    public int MaxArchiveDepth { get; init; } = 4;

    /// <summary>All bytes unpacked from one uploaded file, nested archives and attachments included.</summary>
    public long MaxUnpackedBytes { get; init; } = 2L << 30;

    /// <summary>How many times larger a member may grow, once it is past <see cref="FreeUnpackedBytes"/>. Office XML reaches 100, Deflate's end is 1032.</summary>
    public int MaxUnpackedRatio { get; init; } = 200;

    /// <summary>What a member may always unpack to, however well it packs: blank bitmaps and empty tables pack 1000:1 too.</summary>
    public long FreeUnpackedBytes { get; init; } = 16L << 20;

    /// <summary>The unpacked size of one part (XML or picture) of an Office file.</summary>
    public long MaxPartBytes { get; init; } = 256L << 20;

    /// <summary>Characters of text of one file, hidden ones included: some 10 times a long quality manual.</summary>
    public int MaxCharacters { get; init; } = 10_000_000;

    /// <summary>Lines and table rows of one file, hidden ones included. Each costs some 200 bytes to hold, however short it is.</summary>
    public int MaxLines { get; init; } = 300_000;

    /// <summary>
    /// What the text of all files of a package may take in memory, at two bytes a character and 200 a line: some 30 million characters. Files that have no room
    /// any more, in the order of their paths, are refused.
    /// </summary>
    public long MaxPackageTextBytes { get; init; } = 128L << 20;

    /// <summary>Pages, sheets, slides or sections of one file.</summary>
    public int MaxPages { get; init; } = 5_000;

    /// <summary>Pixels of one picture; a larger one is not decoded. An A0 sheet at 400 dpi has 247 million, an A3 scan at 600 dpi 70 million.</summary>
    public long MaxPixels { get; init; } = 200_000_000;
}
