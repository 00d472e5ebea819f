using System.IO.Compression;

namespace Materials.Worker.Letters;

/// <summary>A zip that says nothing of when it was made, its entries in the order of their names.</summary>
internal static class StillZip
{
    /// <summary>The earliest time that a zip can say.</summary>
    private static readonly DateTimeOffset s_noTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What the types of a package's parts are; readers that take the first entry for it want it there.</summary>
    private const string ContentTypes = "[Content_Types].xml";

    public static byte[] Rewrite(MemoryStream zip)
    {
        using var rewritten = new MemoryStream((int)zip.Length);
        using (var from = new ZipArchive(zip, ZipArchiveMode.Read, leaveOpen: true))
        using (var to = new ZipArchive(rewritten, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries.OrderBy(e => e.FullName != ContentTypes).ThenBy(e => e.FullName, StringComparer.Ordinal))
            {
                var copy = to.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = s_noTime;
                using var content = entry.Open();
                using var target = copy.Open();
                content.CopyTo(target);
            }
        }

        return rewritten.ToArray();
    }
}
