using System.Buffers.Binary;

namespace Materials.Reading.Images;

/// <summary>The size that the first bytes of a picture claim, however absurd.</summary>
/// <remarks>
/// libvips takes sides of more than ten million pixels for a broken header, and a bitmap that claims more than is in the file is one. Both are first of
/// all larger than anything that is read, and that is what must be said of them.
/// </remarks>
internal static class ClaimedSize
{
    private const int TiffWidth = 256, TiffLength = 257;
    private const int TiffEntryBytes = 12;
    private const int TiffShort = 3;

    /// <summary>Null where the format claims none in its head, or is one whose sides cannot be absurd (JPEG, GIF, WebP).</summary>
    public static (long Width, long Height)? Of(ReadOnlySpan<byte> file) => MediaTypeDetector.ByMagic(file[..Math.Min(file.Length, 4096)]) switch
    {
        MediaTypes.Png when file.Length >= 24 => (BinaryPrimitives.ReadUInt32BigEndian(file[16..]), BinaryPrimitives.ReadUInt32BigEndian(file[20..])),
        // Rows from the top down are counted below zero.
        MediaTypes.Bmp when BinaryPrimitives.ReadInt32LittleEndian(file[14..]) >= 40 =>
            (BinaryPrimitives.ReadInt32LittleEndian(file[18..]), Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(file[22..]))),
        MediaTypes.Tiff => OfTiff(file),
        _ => null,
    };

    /// <summary>The first directory's width and length (TIFF 6.0, section 2).</summary>
    private static (long Width, long Height)? OfTiff(ReadOnlySpan<byte> file)
    {
        var little = file[0] == 'I';
        if (file.Length < 8 || Short(file[2..], little) != 42)
            return null;
        long at = Long(file[4..], little);
        if (at + 2 > file.Length)
            return null;

        long? width = null, height = null;
        var entries = Short(file[(int)at..], little);
        at += 2;
        for (var i = 0; i < entries && at + TiffEntryBytes <= file.Length; i++, at += TiffEntryBytes)
        {
            var entry = file.Slice((int)at, TiffEntryBytes);
            long value = Short(entry[2..], little) == TiffShort ? Short(entry[8..], little) : Long(entry[8..], little);
            if (Short(entry, little) == TiffWidth)
                width = value;
            else if (Short(entry, little) == TiffLength)
                height = value;
        }

        return width is { } w && height is { } h ? (w, h) : null;
    }

    private static ushort Short(ReadOnlySpan<byte> at, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);

    private static uint Long(ReadOnlySpan<byte> at, bool little) => little ? BinaryPrimitives.ReadUInt32LittleEndian(at) : BinaryPrimitives.ReadUInt32BigEndian(at);
}
