using Materials.Reading.Images;
using NetVips;

namespace Materials.Reading.Pdf;

/// <summary>Shrinks an image while its rows are unpacked, to the size that a page is read at.</summary>
internal static class SampleImage
{
    /// <param name="longestSide">No side of the picture is longer.</param>
    /// <returns>A picture that image libraries read; null when there is not one whole row.</returns>
    public static ReadOnlyMemory<byte>? Encode(SampleRows rows, SampleColours colours, int width, int height, int longestSide)
    {
        var shrink = (Math.Max(width, height) + longestSide - 1) / longestSide;
        var (w, h, bands) = ((width + shrink - 1) / shrink, (height + shrink - 1) / shrink, colours.Bands);
        var picture = new byte[(long)w * h * bands];
        // What an image that breaks off does not have stays white.
        Array.Fill(picture, (byte)255);
        var pixels = new byte[width * bands];
        var sums = new int[w * bands];
        for (var y = 0; y < h; y++)
        {
            sums.AsSpan().Clear();
            var taken = 0;
            for (; taken < shrink && y * shrink + taken < height && rows.Next() is { IsEmpty: false } row; taken++)
            {
                colours.Convert(row, pixels);
                Add(pixels, sums, shrink, bands);
            }

            if (taken == 0)
            {
                if (y == 0)
                    return null;
                break;
            }

            var target = picture.AsSpan(y * w * bands, w * bands);
            for (var i = 0; i < target.Length; i++)
                target[i] = (byte)(sums[i] / (taken * Math.Min(shrink, width - i / bands * shrink)));
        }

        Libvips.Use();
        using var image = Image.NewFromMemory(picture, w, h, bands, Enums.BandFormat.Uchar);
        using var told = image.Copy(interpretation: bands == 1 ? Enums.Interpretation.Bw : Enums.Interpretation.Srgb);
        // Stored, not packed: it is unpacked again at once.
        return told.PngsaveBuffer(compression: 0, filter: Enums.ForeignPngFilter.None);
    }

    private static void Add(ReadOnlySpan<byte> pixels, Span<int> sums, int shrink, int bands)
    {
        if (shrink == 1)
        {
            for (var i = 0; i < pixels.Length; i++)
                sums[i] = pixels[i];
            return;
        }

        for (int i = 0, x = 0; i < pixels.Length; x++)
        {
            var sum = x / shrink * bands;
            for (var band = 0; band < bands; band++)
                sums[sum + band] += pixels[i++];
        }
    }
}
