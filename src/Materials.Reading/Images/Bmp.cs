using System.Buffers.Binary;
using System.Numerics;
using NetVips;

namespace Materials.Reading.Images;

/// <summary>Decodes Windows bitmaps without compression (1, 4, 8, 16, 24 and 32 bits), which libvips does not know.</summary>
internal static class Bmp
{
    private const int FileHeaderBytes = 14;
    private const int Uncompressed = 0;
    private const int BitFields = 3;

    /// <summary>Larger bitmaps are shrunk while they are decoded, to less than twice this side: nobody looks at them larger.</summary>
    private const int LongestSide = 3508;

    /// <summary>An image of three bands; null when it is compressed, broken or larger than any limit.</summary>
    public static DecodedBitmap? Decode(ReadOnlyMemory<byte> encoded)
    {
        var file = encoded.Span;
        if (file.Length < 54 || BinaryPrimitives.ReadInt32LittleEndian(file[FileHeaderBytes..]) < 40)
            return null;
        var pixelsAt = BinaryPrimitives.ReadInt32LittleEndian(file[10..]);
        var headerBytes = BinaryPrimitives.ReadInt32LittleEndian(file[FileHeaderBytes..]);
        var width = BinaryPrimitives.ReadInt32LittleEndian(file[18..]);
        var height = BinaryPrimitives.ReadInt32LittleEndian(file[22..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(file[28..]);
        var compression = BinaryPrimitives.ReadInt32LittleEndian(file[30..]);
        var topDown = height < 0;
        var rows = Math.Abs((long)height);
        if (compression is not (Uncompressed or BitFields) || bits is not (1 or 4 or 8 or 16 or 24 or 32) || width <= 0 || rows is 0 or > int.MaxValue)
            return null;

        // Rows are padded to four bytes. What is not in the file is not allocated: the size claimed is held against the bytes there.
        var stride = ((long)width * bits + 31) / 32 * 4;
        if (pixelsAt < 0 || headerBytes > file.Length || pixelsAt + stride * rows > file.Length || rows > Array.MaxLength)
            return null;

        var layout = new Layout(file, FileHeaderBytes + headerBytes, pixelsAt, bits, compression == BitFields);
        var step = Math.Max(1, Math.Max(width, (int)rows) / LongestSide);
        var (w, h) = (Math.Max(1, width / step), Math.Max(1, (int)rows / step));
        var rgb = new byte[(long)w * h * 3];
        var sums = new int[w * 3];
        Span<byte> pixel = stackalloc byte[3];
        for (var y = 0; y < h; y++)
        {
            sums.AsSpan().Clear();
            for (var line = y * step; line < (y + 1) * step; line++)
            {
                var row = file.Slice((int)(pixelsAt + stride * (topDown ? line : rows - 1 - line)), (int)stride);
                for (var x = 0; x < w * step; x++)
                {
                    layout.Pixel(row, x, pixel);
                    for (var band = 0; band < 3; band++)
                        sums[x / step * 3 + band] += pixel[band];
                }
            }

            for (var i = 0; i < sums.Length; i++)
                rgb[y * sums.Length + i] = (byte)(sums[i] / (step * step));
        }

        using var raw = Image.NewFromMemoryCopy(rgb, w, h, 3, Enums.BandFormat.Uchar);
        return new(raw.Copy(interpretation: Enums.Interpretation.Srgb), width, (int)rows);
    }

    /// <summary>How the bits of a pixel become red, green and blue.</summary>
    private readonly ref struct Layout
    {
        private readonly ReadOnlySpan<byte> _palette;
        private readonly int _bits;
        private readonly uint _red, _green, _blue;

        public Layout(ReadOnlySpan<byte> file, int paletteAt, int pixelsAt, int bits, bool masks)
        {
            _bits = bits;
            _palette = bits <= 8 && pixelsAt > paletteAt ? file[paletteAt..pixelsAt] : [];
            (_red, _green, _blue) = bits == 16 ? (0x7C00u, 0x3E0u, 0x1Fu) : (0xFF0000u, 0xFF00u, 0xFFu);
            if (masks && file.Length >= 66)
            {
                _red = BinaryPrimitives.ReadUInt32LittleEndian(file[54..]);
                _green = BinaryPrimitives.ReadUInt32LittleEndian(file[58..]);
                _blue = BinaryPrimitives.ReadUInt32LittleEndian(file[62..]);
            }
        }

        public void Pixel(ReadOnlySpan<byte> row, int x, Span<byte> rgb)
        {
            if (_bits <= 8)
            {
                var perByte = 8 / _bits;
                var index = row[x / perByte] >> (8 - _bits * (x % perByte + 1)) & ((1 << _bits) - 1);
                var entry = index * 4 + 2 < _palette.Length ? _palette.Slice(index * 4, 3) : [0, 0, 0];
                (rgb[0], rgb[1], rgb[2]) = (entry[2], entry[1], entry[0]);
            }
            else if (_bits == 24)
                (rgb[0], rgb[1], rgb[2]) = (row[x * 3 + 2], row[x * 3 + 1], row[x * 3]);
            else
            {
                var value = _bits == 16 ? BinaryPrimitives.ReadUInt16LittleEndian(row[(x * 2)..]) : BinaryPrimitives.ReadUInt32LittleEndian(row[(x * 4)..]);
                (rgb[0], rgb[1], rgb[2]) = (Channel(value, _red), Channel(value, _green), Channel(value, _blue));
            }
        }

        private static byte Channel(uint value, uint mask)
        {
            if (mask == 0)
                return 0;
            var shift = BitOperations.TrailingZeroCount(mask);
            return (byte)((ulong)((value & mask) >> shift) * 255 / (mask >> shift));
        }
    }
}

/// <summary>A bitmap, perhaps shrunk.</summary>
/// <param name="Width">As the file has it.</param>
/// <param name="Height">As the file has it.</param>
internal sealed record DecodedBitmap(Image Pixels, int Width, int Height) : IDisposable
{
    public void Dispose() => Pixels.Dispose();
}
