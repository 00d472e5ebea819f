using System.Buffers.Binary;
using NetVips;

namespace Materials.Reading.Tests.Pdf;

/// <summary>Every way in which a PDF file packs a scan, held against the scan's own pixels.</summary>
public sealed class PdfFilterTests
{
    /// <summary>What JPEG changes; black and white instead of grey.</summary>
    private const double Lossy = 4, BlackAndWhite = 12;

    private const string Size = "/Width 800/Height 320";
    private const string Grey = Size + "/ColorSpace/DeviceGray/BitsPerComponent 8";
    private const string Bits = Size + "/ColorSpace/DeviceGray/BitsPerComponent 1";

    [Fact]
    public void Flate_grey() => AssertScan(Packed(ScanPixels.Grey, Grey), 0);

    [Fact]
    public void Flate_colours() => AssertScan(Packed(ScanPixels.Colours, Size + "/ColorSpace/DeviceRGB/BitsPerComponent 8"), 2);

    [Fact]
    public void No_filter() => AssertScan(Stored(ScanPixels.Grey, Grey), 0);

    [Fact]
    public void Flate_with_the_predictors_of_png()
    {
        using var scan = ScanPixels.Crop(Enums.Interpretation.Bw);
        var png = scan.PngsaveBuffer(filter: Enums.ForeignPngFilter.All);

        AssertScan(Stored(Idat(png), Grey + "/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors 1/BitsPerComponent 8/Columns 800>>"), 0);
    }

    [Fact]
    public void Flate_with_the_predictor_of_tiff()
    {
        var differences = ScanPixels.Grey.ToArray();
        for (var i = differences.Length - 1; i > 0; i--)
        {
            if (i % ScanPixels.Width != 0)
                differences[i] -= differences[i - 1];
        }

        AssertScan(Packed(differences, Grey + "/DecodeParms<</Predictor 2/Colors 1/BitsPerComponent 8/Columns 800>>"), 0);
    }

    [Fact]
    public void Black_and_white() => AssertScan(Packed(ScanPixels.Bits, Bits), BlackAndWhite);

    [Fact]
    public void Black_and_white_turned_round_by_the_decode_array() => AssertScan(Packed(ScanPixels.InvertedBits, Bits + "/Decode[1 0]"), BlackAndWhite);

    [Fact]
    public void Stencil_mask() => AssertScan(Packed(ScanPixels.Bits, Size + "/ImageMask true/BitsPerComponent 1"), BlackAndWhite);

    [Fact]
    public void Palette_of_two_colours_in_the_other_order() =>
        AssertScan(Packed(ScanPixels.InvertedBits, Size + "/ColorSpace[/Indexed/DeviceRGB 1<FFFFFF000000>]/BitsPerComponent 1"), BlackAndWhite);

    [Fact]
    public void Sixteen_bits() => AssertScan(Packed([.. ScanPixels.Grey.SelectMany(g => (byte[])[g, g])], Size + "/ColorSpace/DeviceGray/BitsPerComponent 16"), 0);

    [Fact]
    public void Amounts_of_a_black_ink() =>
        AssertScan(Packed([.. ScanPixels.Grey.Select(g => (byte)~g)], Size + "/ColorSpace[/Separation/Black/DeviceGray 6 0 R]/BitsPerComponent 8"), 0);

    [Fact]
    public void Four_inks() =>
        AssertScan(Packed([.. ScanPixels.Grey.SelectMany(g => (byte[])[0, 0, 0, (byte)~g])], Size + "/ColorSpace/DeviceCMYK/BitsPerComponent 8"), 1);

    [Fact]
    public void Jpeg()
    {
        using var scan = ScanPixels.Crop(Enums.Interpretation.Srgb);

        AssertScan(Stored(scan.JpegsaveBuffer(q: 90), Size + "/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode"), Lossy);
    }

    [Fact]
    public void Jpeg_of_which_its_own_orientation_counts_for_nothing()
    {
        using var scan = ScanPixels.Crop(Enums.Interpretation.Bw).Mutate(m => m.Set(GValue.GIntType, "orientation", 6));

        AssertScan(Stored(scan.JpegsaveBuffer(q: 90), Grey + "/Filter/DCTDecode"), Lossy);
    }

    [Fact]
    public void Jpeg_turned_round_by_the_decode_array()
    {
        using var negative = ScanPixels.Crop(Enums.Interpretation.Bw).Invert();

        AssertScan(Stored(negative.JpegsaveBuffer(q: 90), Grey + "/Filter/DCTDecode/Decode[1 0]"), Lossy);
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "/Decode[1 0 1 0 1 0 1 0]")]
    public void Jpeg_of_four_inks_stored_as_amounts_or_as_their_absence(bool absence, string decode)
    {
        using var scan = ScanPixels.Crop(Enums.Interpretation.Bw);
        using var none = Image.Black(ScanPixels.Width, ScanPixels.Height);
        using var ink = scan.Invert();
        using var amounts = none.Bandjoin(none, none, ink).Copy(interpretation: Enums.Interpretation.Cmyk);
        // libvips writes Adobe's mark and turns the inks round; whoever writes amounts instead hands it the absence.
        using var stored = absence ? amounts.CopyMemory() : amounts.Invert();

        AssertScan(Stored(stored.JpegsaveBuffer(q: 95), Size + "/ColorSpace/DeviceCMYK/BitsPerComponent 8/Filter/DCTDecode" + decode), 30);
    }

    [Fact]
    public void Fax_of_group_4() => AssertScan(Stored(Group4(), Bits + "/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 800/Rows 320>>"), BlackAndWhite);

    [Fact]
    public void Fax_of_group_4_with_black_as_one_turned_round_by_the_decode_array() =>
        AssertScan(Stored(Group4(), Bits + "/Decode[1 0]/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 800/Rows 320/BlackIs1 true>>"), BlackAndWhite);

    [Theory]
    [InlineData("scan.g31d", 0)]
    [InlineData("scan.g32d", 4)]
    public void Fax_of_group_3(string file, int k) => AssertScan(
        Stored(Specimen.Read($"Pdf/Files/{file}"), Bits + $"/Filter/CCITTFaxDecode/DecodeParms<</K {k}/Columns 800/Rows 320/EndOfLine true>>"), BlackAndWhite);

    [Theory]
    [InlineData("/Filter/CCITTFaxDecode/DecodeParms<</K 0/Columns 800>>")]
    [InlineData("/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 800/EncodedByteAlign true>>")]
    [InlineData("/Filter/JPXDecode")]
    [InlineData("/Filter/JBIG2Decode")]
    public void What_no_library_here_reads_is_not_handed_on(string filter) =>
        Assert.Null(Stored(Specimen.Read("Pdf/Files/scan.jp2"), Bits + filter).Images.Single().Encoded());

    [Theory]
    [InlineData("600 0 0 240 0 0 cm", 1)]
    [InlineData("-600 0 0 240 600 0 cm", 2)]
    [InlineData("-600 0 0 -240 600 240 cm", 3)]
    [InlineData("600 0 0 -240 0 240 cm", 4)]
    [InlineData("0 -600 -240 0 240 600 cm", 5)]
    [InlineData("0 -600 240 0 0 600 cm", 6)]
    [InlineData("0 600 240 0 0 0 cm", 7)]
    [InlineData("0 600 -240 0 240 0 cm", 8)]
    public void Scan_that_lies_turned_or_reflected_on_its_page_is_seen_as_the_page_shows_it(string placed, int orientation)
    {
        // Stored so that the page shows it upright again.
        using var scan = ScanPixels.Crop(Enums.Interpretation.Bw);
        using var stored = Undone(scan, orientation);

        var image = Content(stored.WriteToMemory<byte>(), $"/Width {stored.Width}/Height {stored.Height}/ColorSpace/DeviceGray/BitsPerComponent 8", packed: true, placed).Images.Single();

        Assert.Equal(orientation, image.Orientation);
        Assert.Equal(0, ScanPixels.Distance(image.Decoded()));
    }

    [Fact]
    public void Turned_page_shows_its_scan_turned()
    {
        using var scan = ScanPixels.Crop(Enums.Interpretation.Bw);
        using var stored = scan.Rot270();

        var file = PdfFile.OnePage("q 320 0 0 800 0 0 cm /I Do Q", page: "/Rotate 90/Resources<</XObject<</I 6 0 R>>>>")
            .AddPacked(stored.WriteToMemory<byte>(), $"/Type/XObject/Subtype/Image/Width 320/Height 800/ColorSpace/DeviceGray/BitsPerComponent 8");

        Assert.Equal(0, ScanPixels.Distance(file.Read().Images.Single().Decoded()));
    }

    [Fact]
    public void Large_scan_is_shrunk_while_it_is_unpacked()
    {
        const int width = 8000, height = 6000;
        var content = Packed(new byte[width / 8 * height], $"/Width {width}/Height {height}/ColorSpace/DeviceGray/BitsPerComponent 1");

        using var picture = Image.NewFromBuffer(content.Images.Single().Encoded()!.Value.ToArray());
        Assert.Equal((2667, 2000), (picture.Width, picture.Height));
    }

    private static void AssertScan(FormatContent content, double distance) =>
        Assert.InRange(ScanPixels.Distance(content.Images.Single().Decoded()), 0, distance);

    private static FormatContent Packed(byte[] data, string dictionary) => Content(data, dictionary, packed: true);

    private static FormatContent Stored(byte[] data, string dictionary) => Content(data, dictionary, packed: false);

    private static FormatContent Content(byte[] data, string dictionary, bool packed, string placed = "600 0 0 240 0 0 cm")
    {
        var file = PdfFile.OnePage($"q {placed} /I Do Q", page: "/Resources<</XObject<</I 6 0 R>>>>");
        var head = "/Type/XObject/Subtype/Image" + dictionary;
        return (packed ? file.AddPacked(data, head) : file.AddStream(data, head)).Read();
    }

    /// <summary>The bytes that a TIFF file of group 4 holds.</summary>
    private static byte[] Group4()
    {
        using var scan = ScanPixels.Crop(Enums.Interpretation.Bw);
        using var white = scan > 140;
        var tiff = white.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Ccittfax4, bitdepth: 1, miniswhite: true, tile: true, tileWidth: 800, tileHeight: 320);
        var directory = BinaryPrimitives.ReadInt32LittleEndian(tiff.AsSpan(4));
        int? offset = null, length = null;
        for (var i = 0; i < BinaryPrimitives.ReadInt16LittleEndian(tiff.AsSpan(directory)); i++)
        {
            var entry = tiff.AsSpan(directory + 2 + 12 * i, 12);
            var value = BinaryPrimitives.ReadInt32LittleEndian(entry[8..]);
            if (BinaryPrimitives.ReadUInt16LittleEndian(entry) == 324)
                offset = value;
            if (BinaryPrimitives.ReadUInt16LittleEndian(entry) == 325)
                length = value;
        }

        return tiff[offset!.Value..(offset.Value + length!.Value)];
    }

    private static byte[] Idat(byte[] png)
    {
        var data = new MemoryStream();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (png.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
                data.Write(png.AsSpan(at + 8, length));
            at += 12 + length;
        }

        return data.ToArray();
    }

    private static Image Undone(Image upright, int orientation) => orientation switch
    {
        2 => upright.Flip(Enums.Direction.Horizontal),
        3 => upright.Rot180(),
        4 => upright.Flip(Enums.Direction.Vertical),
        5 => upright.Rot90().Flip(Enums.Direction.Horizontal),
        6 => upright.Rot270(),
        7 => upright.Rot270().Flip(Enums.Direction.Horizontal),
        8 => upright.Rot90(),
        _ => upright.CopyMemory(),
    };
}
