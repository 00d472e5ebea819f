using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace Materials.Reading.Tests.Archives;

/// <summary>Writes zips byte by byte, so that they can lie.</summary>
internal sealed class RawZip : IDisposable
{
    private readonly MemoryStream _file = new();
    private readonly List<Action<BinaryWriter>> _directory = [];

    /// <summary>The number of entries that the end record claims; the true one where null.</summary>
    public int? ClaimedEntries { get; init; }

    public RawZip Add(string name, byte[] content, int flags = 0x800, Encoding? encoding = null, byte[]? extra = null, bool deflate = true,
        long? claimedBytes = null, uint? claimedCrc = null, int? localOffset = null, uint attributes = 0, string? localName = null)
    {
        var packed = deflate ? Deflate(content) : content;
        var nameBytes = (encoding ?? Encoding.UTF8).GetBytes(name);
        var localBytes = (encoding ?? Encoding.UTF8).GetBytes(localName ?? name);
        var at = localOffset ?? (int)_file.Position;
        var crc = claimedCrc ?? Crc32.HashToUInt32(content);
        var writer = new BinaryWriter(_file);
        if (localOffset is null)
        {
            writer.Write(0x04034b50u);
            Common(writer, localBytes.Length, 0);
            writer.Write(localBytes);
            writer.Write(packed);
        }
        _directory.Add(w =>
        {
            w.Write(0x02014b50u);
            w.Write((ushort)0x0314);
            Common(w, nameBytes.Length, extra?.Length ?? 0);
            w.Write((ushort)0);
            w.Write((ushort)0);
            w.Write((ushort)0);
            w.Write(attributes);
            w.Write(at);
            w.Write(nameBytes);
            w.Write(extra ?? []);
        });
        return this;

        void Common(BinaryWriter w, int nameLength, int extraLength)
        {
            w.Write((ushort)20);
            w.Write((ushort)flags);
            w.Write((ushort)(deflate ? 8 : 0));
            w.Write(0);
            w.Write(crc);
            w.Write(packed.Length);
            w.Write((uint)(claimedBytes ?? content.Length));
            w.Write((ushort)nameLength);
            w.Write((ushort)extraLength);
        }
    }

    public byte[] ToArray()
    {
        var writer = new BinaryWriter(_file);
        var start = (int)_file.Position;
        _directory.ForEach(entry => entry(writer));
        var size = (int)_file.Position - start;
        writer.Write(0x06054b50u);
        writer.Write(0);
        writer.Write((ushort)(ClaimedEntries ?? _directory.Count));
        writer.Write((ushort)(ClaimedEntries ?? _directory.Count));
        writer.Write(size);
        writer.Write(start);
        writer.Write((ushort)0);
        return _file.ToArray();
    }

    public void Dispose() => _file.Dispose();

    private static byte[] Deflate(byte[] content)
    {
        var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal))
            deflate.Write(content);
        return packed.ToArray();
    }
}
