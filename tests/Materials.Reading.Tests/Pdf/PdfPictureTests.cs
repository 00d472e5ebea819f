using NetVips;
using Xunit;

namespace Materials.Reading.Tests.Pdf;

public class PdfPictureTests
{
    [Theory]
    [InlineData("/ColorSpace/DeviceGray/BitsPerComponent 8", 1, "")]
    [InlineData("/ColorSpace/DeviceRGB/BitsPerComponent 8", 3, "")]
    [InlineData("/ColorSpace/DeviceCMYK/BitsPerComponent 8", 4, "")]
    [InlineData("/ColorSpace[/Indexed/DeviceRGB 1<FF0000000000>]/BitsPerComponent 8", 1, "")]
    [InlineData("/ImageMask true/BitsPerComponent 1", 1, "")]
    public void Samples_become_a_picture_that_a_library_reads(string kind, int components, string more)
    {
        const int Side = 40;
        var content = WithImage(new byte[Side * Side * components], $"/Width {Side}/Height {Side}{kind}{more}", packed: true);

        var encoded = Assert.Single(content.Images).Encoded();

        Assert.NotNull(encoded);
        using var picture = Image.NewFromBuffer(encoded.Value.ToArray());
        Assert.Equal((Side, Side), (picture.Width, picture.Height));
        Assert.Equal((Side, Side), (content.Pages[0].Pictures[0].PixelWidth, content.Pages[0].Pictures[0].PixelHeight));
    }

    [Fact]
    public void A_photograph_is_handed_on_as_it_is()
    {
        using var drawn = Image.Black(64, 48) + 200;
        var jpeg = drawn.Cast(Enums.BandFormat.Uchar).JpegsaveBuffer();

        var content = WithImage(jpeg, "/Width 64/Height 48/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode", packed: false);

        Assert.Equal(jpeg, content.Images.Single().Encoded()!.Value.ToArray());
    }

    [Fact]
    public void An_absurd_size_is_decided_from_the_header()
    {
        var content = WithImage(new byte[100], "/Width 1000000/Height 1000000/ColorSpace/DeviceGray/BitsPerComponent 8", packed: true);

        Assert.Equal(1_000_000, content.Pages[0].Pictures[0].PixelWidth);
        Assert.Null(content.Images.Single().Encoded());
    }

    [Fact]
    public void A_page_that_is_one_image_says_so()
    {
        var page = WithImage(new byte[40 * 40], "/Width 40/Height 40/ColorSpace/DeviceGray/BitsPerComponent 8", packed: true).Pages[0];

        Assert.Equal(Materials.Pages.TextSource.None, page.Source);
        Assert.Equal(1, page.Pictures.Single().Share);
        Assert.Empty(page.Lines);
    }

    private static FormatContent WithImage(byte[] data, string dictionary, bool packed)
    {
        var file = PdfFile.OnePage("q 600 0 0 800 0 0 cm /I Do Q", page: "/Resources<</XObject<</I 6 0 R>>>>");
        var head = "/Type/XObject/Subtype/Image" + dictionary;
        return (packed ? file.AddPacked(data, head) : file.AddStream(data, head)).Read();
    }
}
