using System.IO.Compression;
using System.Text;

namespace Materials.Sample;

/// <summary>A zip whose entries all carry the sample's own date, so that making it again gives the same bytes.</summary>
internal sealed class Archive(Encoding? names = null)
{
    private static readonly DateTimeOffset Date = new(2026, 11, 9, 16, 0, 0, TimeSpan.Zero);

    private readonly List<(string Name, byte[] Content)> entries = [];

    public Archive Add(string name, string content) => Add(name, Encoding.UTF8.GetBytes(content));

    public Archive Add(string name, byte[] content)
    {
        entries.Add((name, content));
        return this;
    }

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true, names ?? Encoding.UTF8))
        {
            foreach (var (name, content) in entries)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize);
                entry.LastWriteTime = Date;
                using var opened = entry.Open();
                opened.Write(content);
            }
        }

        return stream.ToArray();
    }
}
