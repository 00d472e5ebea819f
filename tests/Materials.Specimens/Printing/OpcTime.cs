using System.IO.Compression;

namespace Materials.Specimens.Printing;

/// <summary>Gives the parts of an Office package one fixed time, so that the same words make the same bytes.</summary>
internal static class OpcTime
{
    private static readonly DateTimeOffset Time = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    public static byte[] Fixed(MemoryStream package)
    {
        using var copy = new MemoryStream();
        using (var source = new ZipArchive(new MemoryStream(package.ToArray())))
        using (var target = new ZipArchive(copy, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries)
            {
                var written = target.CreateEntry(entry.FullName);
                written.LastWriteTime = Time;
                using var from = entry.Open();
                using var to = written.Open();
                from.CopyTo(to);
            }
        }
        return copy.ToArray();
    }
}
