using System.Buffers.Binary;

namespace Materials.Reading.Images;

/// <summary>What the markers before a JPEG's pixels say.</summary>
/// <param name="Components">1 grey, 3 colours, 4 inks.</param>
/// <param name="HasAdobeMark">Whether one of Adobe's programs left its mark (APP14): inks are then stored as their absence.</param>
/// <param name="IsProgressive">Whether its pixels are only complete at its end, so that decoding holds all of it.</param>
internal sealed record JpegHeader(int Width, int Height, int Components, bool HasAdobeMark, bool IsProgressive)
{
    /// <summary>Samples of all components to a pixel: 3 for colours in full, 1.5 where they are halved both ways.</summary>
    public double SamplesPerPixel { get; private init; } = Components;

    private const byte Mark = 0xFF;
    private const byte Adobe = 0xEE;
    private const byte StartOfScan = 0xDA;

    /// <summary>Null where there is no frame header.</summary>
    public static JpegHeader? Read(ReadOnlySpan<byte> jpeg)
    {
        var adobe = false;
        for (var at = 2; at + 4 <= jpeg.Length && jpeg[at] == Mark;)
        {
            var kind = jpeg[at + 1];
            if (kind == Mark)
            {
                at++;
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
            if (kind == StartOfScan || length < 2)
                return null;
            adobe |= kind == Adobe && length >= 14 && jpeg[(at + 4)..].StartsWith("Adobe"u8);
            // C0 to CF are frame headers, but for tables of Huffman (C4), arithmetic coding (CC) and one that was never defined (C8).
            if (kind is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC) && at + 10 <= jpeg.Length)
                return new(
                    BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 5)..]), jpeg[at + 9],
                    adobe, kind is 0xC2 or 0xC6 or 0xCA or 0xCE)
                {
                    SamplesPerPixel = Samples(jpeg[(at + 10)..], jpeg[at + 9]),
                };
            at += 2 + length;
        }

        return null;
    }

    /// <summary>By the sampling factors, four bits each way, of the component most finely sampled and of all.</summary>
    private static double Samples(ReadOnlySpan<byte> components, int count)
    {
        var (all, across, down) = (0, 1, 1);
        for (var i = 0; i < count && i * 3 + 1 < components.Length; i++)
        {
            var (h, v) = (components[i * 3 + 1] >> 4, components[i * 3 + 1] & 15);
            (all, across, down) = (all + h * v, Math.Max(across, h), Math.Max(down, v));
        }

        return (double)all / (across * down);
    }
}
