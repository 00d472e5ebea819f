using System.Buffers.Binary;
using Materials.Reading.Images;
using Materials.Reading.Tests.Pdf;
using NetVips;

namespace Materials.Reading.Tests.Images;

/// <summary>Pictures that must be held whole to be decoded are told by their headers, as if they had a hundred million pixels.</summary>
public sealed class DecodingMemoryTests
{
    private const long Huge = 100_000_000;

    private static readonly Image Scan = ScanPixels.Crop(Enums.Interpretation.Srgb);

    [Fact]
    public void Jpeg_comes_row_by_row_and_progressive_jpeg_does_not()
    {
        Assert.False(DecodingMemory.IsTooMuch(Scan.JpegsaveBuffer(), Huge));
        Assert.True(DecodingMemory.IsTooMuch(Scan.JpegsaveBuffer(interlace: true), Huge));
        Assert.False(DecodingMemory.IsTooMuch(Scan.JpegsaveBuffer(interlace: true), 48_000_000));
    }

    [Fact]
    public void Samples_are_counted_as_the_colours_are_halved()
    {
        Assert.Equal(3, JpegHeader.Read(Scan.JpegsaveBuffer(subsampleMode: Enums.ForeignSubsample.Off))!.SamplesPerPixel);
        Assert.Equal(1.5, JpegHeader.Read(Scan.JpegsaveBuffer(subsampleMode: Enums.ForeignSubsample.On))!.SamplesPerPixel);
    }

    [Fact]
    public void Png_comes_row_by_row_and_interlaced_png_does_not()
    {
        Assert.False(DecodingMemory.IsTooMuch(Scan.PngsaveBuffer(), Huge));
        Assert.True(DecodingMemory.IsTooMuch(Scan.PngsaveBuffer(interlace: true), Huge));
    }

    [Fact]
    public void WebP_comes_row_by_row_where_it_is_lossy()
    {
        Assert.False(DecodingMemory.IsTooMuch(Scan.WebpsaveBuffer(), Huge));
        Assert.True(DecodingMemory.IsTooMuch(Scan.WebpsaveBuffer(lossless: true), Huge));
    }

    [Fact]
    public void Tiff_is_unpacked_by_strips()
    {
        using var large = Image.Black(10_000, 10_000, bands: 3);
        var file = large.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Lzw);

        Assert.False(DecodingMemory.IsTooMuch(file, Huge));
        Assert.True(DecodingMemory.IsTooMuch(InOneStrip(file), Huge));
    }

    /// <summary>The same file, saying that all rows are in its first strip.</summary>
    private static byte[] InOneStrip(byte[] tiff)
    {
        const int rowsPerStrip = 278;
        var directory = BinaryPrimitives.ReadInt32LittleEndian(tiff.AsSpan(4));
        for (var i = 0; i < BinaryPrimitives.ReadInt16LittleEndian(tiff.AsSpan(directory)); i++)
        {
            var entry = tiff.AsSpan(directory + 2 + 12 * i, 12);
            if (BinaryPrimitives.ReadUInt16LittleEndian(entry) == rowsPerStrip)
                BinaryPrimitives.WriteInt16LittleEndian(entry[8..], 10_000);
        }

        return tiff;
    }
}
