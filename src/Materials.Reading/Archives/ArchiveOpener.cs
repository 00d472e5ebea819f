using System.Collections.Frozen;
using SharpCompress.Archives.SevenZip;
using SharpCompress.Common;
using SharpCompress.Compressors;
using SharpCompress.Compressors.BZip2;
using SharpCompress.Compressors.Xz;
using SharpCompress.Readers;
using SharpCompress.Readers.Rar;

namespace Materials.Reading.Archives;

/// <summary>Opens archives of every kind that is read.</summary>
internal static class ArchiveOpener
{
    private static readonly FrozenSet<string> Kinds =
        [MediaTypes.Zip, MediaTypes.SevenZip, MediaTypes.Rar, MediaTypes.Tar, MediaTypes.Gzip, MediaTypes.Bzip2, MediaTypes.Xz];

    /// <summary>Whether files of this media type are archives.</summary>
    public static bool Opens(string mediaType) => Kinds.Contains(mediaType);

    /// <param name="content">Seekable, at its start; stays the caller's.</param>
    /// <param name="path">Of the archive: a file that is packed by itself is named after it.</param>
    /// <exception cref="ZipException">It is broken, encrypted, or beyond the limits.</exception>
    public static IArchive Open(Stream content, string mediaType, string path, ReadingLimits limits)
    {
        try
        {
            return mediaType switch
            {
                MediaTypes.Zip => new ZipArchive(content, limits.MaxArchiveEntries),
                MediaTypes.SevenZip => OpenSevenZip(content, limits),
                MediaTypes.Rar => new StreamedArchive(RarReader.OpenReader(content, Options), content.Length, limits),
                MediaTypes.Tar => new TarArchive(new ChainedStream([], content, leaveOpen: true), content.Length, limits),
                MediaTypes.Gzip => OpenPacked(new GzipContent(content), content.Length, path, limits),
                MediaTypes.Bzip2 => OpenPacked(BZip2Stream.Create(content, CompressionMode.Decompress, true, true, false), content.Length, path, limits),
                _ => OpenPacked(new XZStream(content), content.Length, path, limits),
            };
        }
        catch (Exception e) when (e is not InvalidDataException && StreamedArchive.IsBroken(e))
        {
            throw StreamedArchive.Said(e);
        }
    }

    private static ReaderOptions Options => new()
    {
        LeaveStreamOpen = true,
        ArchiveEncoding = new ArchiveEncoding { CustomDecoder = static (bytes, at, count, _) => MemberName.Decode(bytes.AsSpan(at, count)) },
    };

    private static StreamedArchive OpenSevenZip(Stream content, ReadingLimits limits)
    {
        var archive = SevenZipArchive.OpenArchive(content, Options);
        var entries = archive.Entries.Count();
        return entries > limits.MaxArchiveEntries
            ? throw ZipException.Limit($"{limits.MaxArchiveEntries}", $"{entries}")
            : new StreamedArchive(archive.ExtractAllEntries(), content.Length, limits);
    }

    private static IArchive OpenPacked(Stream unpacked, long packedBytes, string path, ReadingLimits limits)
    {
        var head = new byte[TarHeader.Bytes];
        var length = unpacked.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var whole = new ChainedStream(head[..length], unpacked);
        return TarHeader.IsAt(head.AsSpan(0, length))
            ? new TarArchive(whole, packedBytes, limits)
            : new PackedFile(whole, NameIn(path), packedBytes);
    }

    /// <summary>The packed file's name without the ending of the packing; the archive's own where it has no such ending.</summary>
    private static string NameIn(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var ending = Path.GetExtension(name).ToLowerInvariant();
        return ending is ".gz" or ".bz2" or ".xz" && name.Length > ending.Length ? name[..^ending.Length] : name;
    }
}
