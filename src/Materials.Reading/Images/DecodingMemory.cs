using System.Buffers.Binary;

namespace Materials.Reading.Images;

/// <summary>What decoding a picture holds in memory at once, told from its header.</summary>
/// <remarks>
/// Most pictures are decoded row by row and shrunk meanwhile: their size does not matter. Some formats have to be held whole before the first row is
/// known. Those are refused where a reading process could not hold them, instead of its being killed at them.
/// </remarks>
internal static class DecodingMemory
{
    /// <summary>What is left of a reading process's memory beside the models, the runtime and the picture itself as it was packed.</summary>
    public const long MaxBytes = 256L << 20;

    /// <param name="pixels">Width times height.</param>
    public static bool IsTooMuch(ReadOnlySpan<byte> encoded, long pixels) => Bytes(encoded, pixels) > MaxBytes;

    private static long Bytes(ReadOnlySpan<byte> encoded, long pixels) => MediaTypeDetector.ByMagic(encoded[..Math.Min(encoded.Length, 4096)]) switch
    {
        // Progressive: a coefficient of two bytes for each sample until the last scan; colours mostly have a half or a quarter of the samples, but need not.
        MediaTypes.Jpeg when JpegHeader.Read(encoded) is { IsProgressive: true } header => (long)(pixels * header.SamplesPerPixel * 2),
        MediaTypes.Png when IsInterlaced(encoded) => pixels * PngBytes(encoded),
        MediaTypes.WebP when !IsPlainWebP(encoded) => pixels * 4,
        // A frame, and the canvas it is laid on.
        MediaTypes.Gif => pixels * 8,
        MediaTypes.Tiff => TiffStrip(encoded),
        _ => 0,
    };

    /// <summary>Lossy, without transparency or animation: only these come row by row.</summary>
    private static bool IsPlainWebP(ReadOnlySpan<byte> webp)
    {
        const int firstChunk = 12, chunkHeader = 8, alphaOrAnimation = 0x12;
        for (long at = firstChunk; at + chunkHeader < webp.Length;)
        {
            var chunk = webp[(int)at..];
            if (chunk.StartsWith("VP8 "u8))
                return true;
            if (chunk.StartsWith("VP8L"u8) || (chunk.StartsWith("VP8X"u8) && (chunk[chunkHeader] & alphaOrAnimation) != 0))
                return false;
            var length = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            at += chunkHeader + length + (length & 1);
        }

        return false;
    }

    private static bool IsInterlaced(ReadOnlySpan<byte> png) => png.Length > 28 && png[28] == 1;

    private static long PngBytes(ReadOnlySpan<byte> png) =>
        (png[25] switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 }) * (png[24] == 16 ? 2 : 1);

    /// <summary>The largest strip of the first page: what libtiff unpacks at once. Pages of one file are packed alike.</summary>
    private static long TiffStrip(ReadOnlySpan<byte> tiff)
    {
        const int width = 256, length = 257, bits = 258, samples = 277, rowsPerStrip = 278, tileWidth = 322;
        var little = tiff[0] == (byte)'I';
        var directory = Number(tiff, 4, 4, little);
        var tags = new Dictionary<int, long>();
        for (var i = 0; i < Number(tiff, directory, 2, little) && i < 100; i++)
        {
            var at = directory + 2 + 12 * i;
            var size = Number(tiff, at + 2, 2, little) == 3 ? 2 : 4;
            // The bits of several samples stand elsewhere, and are alike.
            var elsewhere = Number(tiff, at + 4, 4, little) > (size == 2 ? 2 : 1);
            tags[(int)Number(tiff, at, 2, little)] = elsewhere ? Number(tiff, Number(tiff, at + 8, 4, little), 2, little) : Number(tiff, at + 8, size, little);
        }

        if (tags.ContainsKey(tileWidth))
            return 0;
        var rows = Math.Min(tags.GetValueOrDefault(rowsPerStrip, long.MaxValue), tags.GetValueOrDefault(length));
        return tags.GetValueOrDefault(width) * rows * tags.GetValueOrDefault(samples, 1) * tags.GetValueOrDefault(bits, 1) / 8;
    }

    private static long Number(ReadOnlySpan<byte> tiff, long at, int bytes, bool little)
    {
        if (at < 0 || at + bytes > tiff.Length)
            return 0;
        var part = tiff.Slice((int)at, bytes);
        return (bytes, little) switch
        {
            (2, true) => BinaryPrimitives.ReadUInt16LittleEndian(part),
            (2, false) => BinaryPrimitives.ReadUInt16BigEndian(part),
            (_, true) => BinaryPrimitives.ReadUInt32LittleEndian(part),
            _ => BinaryPrimitives.ReadUInt32BigEndian(part),
        };
    }
}
