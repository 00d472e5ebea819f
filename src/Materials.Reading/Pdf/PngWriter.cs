using System.Buffers.Binary;
using System.IO.Compression;
using Materials.Reading.Pdf.Content;

namespace Materials.Reading.Pdf;

/// <summary>Writes samples as a PDF stores them into a PNG file.</summary>
internal static class PngWriter
{
    private const byte Gray = 0, TrueColour = 2, Indexed = 3;
    private static readonly uint[] CheckTable = BuildCheckTable();

    /// <param name="row">Bytes of a row of samples.</param>
    public static ReadOnlyMemory<byte> Write(int width, int height, int bits, ColourSpace space, ReadOnlySpan<byte> samples, int row, bool inverted)
    {
        var palette = space.IsIndexed ? Palette(space) : null;
        var fromCmyk = space.Components == 4;
        var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = (byte)(fromCmyk ? 8 : bits);
        header[9] = palette is not null ? Indexed : space.Components == 1 ? Gray : TrueColour;
        Chunk(file, "IHDR"u8, header);
        if (palette is not null)
            Chunk(file, "PLTE"u8, palette);

        var packed = new MemoryStream();
        using (var deflater = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var line = new byte[fromCmyk ? width * 3 : row];
            for (var y = 0; y < height; y++)
            {
                var source = samples.Slice(y * row, row);
                if (fromCmyk)
                    ToRgb(source, line, bits);
                else
                    source.CopyTo(line);
                if (inverted && palette is null)
                    Invert(line);
                deflater.WriteByte(0);
                deflater.Write(line);
            }
        }

        Chunk(file, "IDAT"u8, packed.GetBuffer().AsSpan(0, (int)packed.Length));
        Chunk(file, "IEND"u8, []);
        return file.GetBuffer().AsMemory(0, (int)file.Length);
    }

    private static void ToRgb(ReadOnlySpan<byte> cmyk, Span<byte> rgb, int bits)
    {
        var step = bits == 16 ? 2 : 1;
        for (int source = 0, target = 0; target + 2 < rgb.Length && source + 3 * step < cmyk.Length; source += 4 * step, target += 3)
        {
            var light = 255 - cmyk[source + 3 * step];
            for (var i = 0; i < 3; i++)
                rgb[target + i] = (byte)((255 - cmyk[source + i * step]) * light / 255);
        }
    }

    private static void Invert(Span<byte> line)
    {
        foreach (ref var value in line)
            value = (byte)~value;
    }

    private static byte[]? Palette(ColourSpace space)
    {
        if (space.Base is not { Components: 1 or 3 or 4 } colours)
            return null;

        var count = Math.Clamp(space.Table.Length / colours.Components, 1, 256);
        var palette = new byte[count * 3];
        Span<double> numbers = stackalloc double[4];
        for (var i = 0; i < count && (i + 1) * colours.Components <= space.Table.Length; i++)
        {
            for (var c = 0; c < colours.Components; c++)
                numbers[c] = space.Table[i * colours.Components + c] / 255.0;
            var colour = colours.Of(numbers[..colours.Components]);
            palette[i * 3] = (byte)(colour.Red * 255);
            palette[i * 3 + 1] = (byte)(colour.Green * 255);
            palette[i * 3 + 2] = (byte)(colour.Blue * 255);
        }

        return palette;
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(kind);
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Check(Check(uint.MaxValue, kind), content));
        file.Write(number);
    }

    private static uint Check(uint check, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
            check = CheckTable[(byte)(check ^ value)] ^ (check >> 8);
        return check;
    }

    private static uint[] BuildCheckTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < 256; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
                value = (value & 1) != 0 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
            table[i] = value;
        }

        return table;
    }
}
