using System.IO.Hashing;
using Materials.Reports;
using SharpCompress.Common;
using SharpCompress.Common.SevenZip;
using SharpCompress.Readers;

namespace Materials.Reading.Archives;

/// <summary>7z and RAR: unpacked in one pass, since their members may be packed one into the other (solid).</summary>
/// <param name="reader">Over the archive; disposed with it.</param>
/// <param name="packedBytes">Length of the whole archive: what its members, packed together, are measured against.</param>
internal sealed class StreamedArchive(IReader reader, long packedBytes, ReadingLimits limits) : IArchive
{
    /// <summary>
    /// Bytes that may be unpacked to nothing, to get past members that are not read: four times what is read at all, some 40 s of work.
    /// </summary>
    private const int SkippedShare = 4;

    private long _skipped;

    public IEnumerable<IArchiveMember> Members
    {
        get
        {
            var count = 0;
            while (Next())
            {
                if (++count > limits.MaxArchiveEntries)
                    throw ZipException.Limit($"{limits.MaxArchiveEntries}", $"> {limits.MaxArchiveEntries}");
                if (reader.Entry.IsDirectory || string.IsNullOrEmpty(reader.Entry.Key))
                    continue;
                using var member = new Member(this, reader.Entry);
                yield return member;
                member.Skip();
            }
        }
    }

    public void Dispose()
    {
        try
        {
            reader.Dispose();
        }
        catch (Exception e) when (IsBroken(e))
        {
            // It was left in the middle of a member; what there was to say of it has been said.
        }
    }

    private bool Next()
    {
        try
        {
            return reader.MoveToNextEntry();
        }
        catch (Exception e) when (IsBroken(e))
        {
            throw Said(e);
        }
    }

    /// <summary>Hostile archives make their reader throw whatever an index or a cast can throw; none of it may pass for an end of the archive.</summary>
    internal static bool IsBroken(Exception e) => e is not (ZipException or ScratchException or OperationCanceledException or OutOfMemoryException);

    internal static ZipException Said(Exception e) => e switch
    {
        CryptographicException => new(new(FindingCode.Encrypted)),
        // The first volume of several, without the others: which one is missing is all that helps.
        MultiVolumeExtractionException or MultipartStreamRequiredException => ZipException.Corrupt("*.part2"),
        // SharpCompress says both of a method that it does not know.
        NotSupportedException or NotImplementedException => new(new(FindingCode.UnsupportedFormat)),
        _ => ZipException.Corrupt(),
    };

    private sealed class Member(StreamedArchive archive, IEntry entry) : IArchiveMember, IDisposable
    {
        private const int LinkKind = 0xA;

        private Stream? _content;

        public string Name { get; } = entry.Key!.Replace('\\', '/');

        public long Bytes => Math.Max(0, entry.Size);

        // Archives that were made on Unix keep the mode in the upper half of the attributes; its highest digit is the kind of file.
        public bool IsUnsafe => entry.LinkTarget is not null || (entry is SevenZipEntry { Attrib: { } mode } && (mode >> 28 & 0xF) == LinkKind) || MemberName.IsUnsafe(Name);

        private long PackedBytes => !entry.IsSolid && entry.CompressedSize > 0 ? Math.Min(entry.CompressedSize, archive.PackedLength) : archive.PackedLength;

        public void Unpack(UnpackBudget budget, Stream to)
        {
            if (entry.IsEncrypted)
                throw new ZipException(new(FindingCode.Encrypted));
            if (entry.IsSplitAfter)
                throw ZipException.Corrupt("*.part2");
            budget.Announce(Bytes, Name);
            try
            {
                var unpacked = 0L;
                var crc = new Crc32();
                var buffer = new byte[81920];
                _content = archive.Reader.OpenEntryStream();
                while (_content.Read(buffer, 0, buffer.Length) is > 0 and var read)
                {
                    unpacked += read;
                    budget.Charge(read, unpacked, PackedBytes, Name);
                    crc.Append(buffer.AsSpan(0, read));
                    to.Write(buffer, 0, read);
                }
                if (unpacked != entry.Size)
                    throw ZipException.Corrupt($"{unpacked} ≠ {entry.Size}");
                // A RAR may have other checksums instead, which its reader checks.
                if (entry.Crc != 0 && crc.GetCurrentHashAsUInt32() != (uint)entry.Crc)
                    throw ZipException.Corrupt("CRC-32");
            }
            catch (Exception e) when (IsBroken(e))
            {
                throw Said(e);
            }
        }

        /// <summary>Goes past what was not unpacked of it, within bounds: to nothing, since the next member may be packed into it.</summary>
        public void Skip()
        {
            if (_content is null && (entry.IsEncrypted || !entry.IsSolid))
                return;
            try
            {
                var buffer = new byte[81920];
                _content ??= archive.Reader.OpenEntryStream();
                while (_content.Read(buffer, 0, buffer.Length) is > 0 and var read)
                    archive.ChargeSkipped(read);
            }
            catch (Exception e) when (IsBroken(e))
            {
                // A broken member was reported when it was unpacked; whether the archive goes on behind it, its next member tells.
            }
        }

        public void Dispose()
        {
            try
            {
                _content?.Dispose();
            }
            catch (Exception e) when (IsBroken(e))
            {
                // As above: what is wrong with it has been said.
            }
        }
    }

    private IReader Reader => reader;

    private long PackedLength => packedBytes;

    private void ChargeSkipped(int bytes)
    {
        _skipped += bytes;
        if (_skipped > SkippedShare * limits.MaxUnpackedBytes)
            throw ZipException.Limit(ByteSize.Of(SkippedShare * limits.MaxUnpackedBytes), $"> {ByteSize.Of(SkippedShare * limits.MaxUnpackedBytes)}");
    }
}
