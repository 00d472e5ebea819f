using Materials.Reading.Pdf.Content;

namespace Materials.Reading.Pdf;

/// <summary>Turns samples as a PDF stores them into grey (one byte a pixel) or red, green and blue (three).</summary>
internal sealed class SampleColours
{
    private readonly int bits, components;
    private readonly bool inverted;
    private readonly ColourSpace space;
    private readonly byte[]? palette;

    /// <param name="bits">Of a sample: 1, 2, 4, 8 or 16.</param>
    /// <param name="decodesInverted">Whether the image's Decode array turns light and dark round.</param>
    public SampleColours(ColourSpace space, int bits, bool decodesInverted)
    {
        (this.space, this.bits, components) = (space, bits, space.Components);
        // Of a printing ink, more is darker.
        inverted = decodesInverted != space.IsInk;
        palette = space.IsIndexed ? PaletteOf(space) : null;
        Bands = palette is not null || components is 3 or 4 && !space.IsLab ? 3 : 1;
    }

    /// <summary>Bytes of a pixel as given back.</summary>
    public int Bands { get; }

    public void Convert(ReadOnlySpan<byte> row, Span<byte> pixels)
    {
        if (bits == 8 && components == Bands && palette is null)
            row[..pixels.Length].CopyTo(pixels);
        else if (palette is not null)
            LookUp(row, pixels);
        else if (components == 4 && !space.IsLab)
            FromCmyk(row, pixels);
        else
        {
            for (int x = 0, at = 0; x < pixels.Length; x += Bands, at += components)
            {
                for (var band = 0; band < Bands; band++)
                    pixels[x + band] = Sample(row, at + band);
            }
        }

        if (inverted && palette is null && components != 4)
        {
            foreach (ref var value in pixels)
                value = (byte)~value;
        }
    }

    private void LookUp(ReadOnlySpan<byte> row, Span<byte> pixels)
    {
        for (int x = 0, i = 0; x < pixels.Length; x += 3, i++)
        {
            var index = Math.Min(Raw(row, i), palette!.Length / 3 - 1) * 3;
            palette.AsSpan(index, 3).CopyTo(pixels[x..]);
        }
    }

    private void FromCmyk(ReadOnlySpan<byte> row, Span<byte> pixels)
    {
        // Inks may be stored as their absence; four printing inks without a name are taken for these.
        var absent = inverted != space.IsInk;
        for (int x = 0, at = 0; x < pixels.Length; x += 3, at += 4)
        {
            var light = absent ? Sample(row, at + 3) : 255 - Sample(row, at + 3);
            for (var i = 0; i < 3; i++)
                pixels[x + i] = (byte)((absent ? Sample(row, at + i) : 255 - Sample(row, at + i)) * light / 255);
        }
    }

    /// <summary>A sample of 0 to 255, whatever its bits.</summary>
    private byte Sample(ReadOnlySpan<byte> row, int index) => bits switch
    {
        8 => row[index],
        16 => row[index * 2],
        _ => (byte)(Raw(row, index) * 255 / ((1 << bits) - 1)),
    };

    private int Raw(ReadOnlySpan<byte> row, int index) => bits switch
    {
        8 => row[index],
        16 => row[index * 2],
        _ => row[index * bits / 8] >> (8 - bits - index * bits % 8) & ((1 << bits) - 1),
    };

    private static byte[]? PaletteOf(ColourSpace space)
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
            (palette[i * 3], palette[i * 3 + 1], palette[i * 3 + 2]) = ((byte)(colour.Red * 255), (byte)(colour.Green * 255), (byte)(colour.Blue * 255));
        }

        return palette;
    }
}
