using Materials.Pages;
using Xunit;

namespace Materials.Reading.Tests.Pdf;

public class PdfHiddenTextTests
{
    [Theory]
    [InlineData("1 g BT /F 12 Tf 50 700 Td (secret) Tj ET", HiddenReason.Colour)]
    [InlineData("0.98 0.99 1 rg BT /F 12 Tf 50 700 Td (secret) Tj ET", HiddenReason.Colour)]
    [InlineData("0 0 0 0 k BT /F 12 Tf 50 700 Td (secret) Tj ET", HiddenReason.Colour)]
    [InlineData("0 0 .5 rg 0 600 600 200 re f BT /F 12 Tf 50 700 Td (secret) Tj ET", HiddenReason.Colour)]
    [InlineData("BT /F 1 Tf 50 700 Td (secret) Tj ET", HiddenReason.Tiny)]
    [InlineData("0.1 0 0 0.1 0 0 cm BT /F 12 Tf 500 7000 Td (secret) Tj ET", HiddenReason.Tiny)]
    [InlineData("BT /F 12 Tf 50 2700 Td (secret) Tj ET", HiddenReason.OffPage)]
    [InlineData("0 0 10 10 re W n BT /F 12 Tf 50 700 Td (secret) Tj ET", HiddenReason.OffPage)]
    [InlineData("BT 3 Tr /F 12 Tf 50 700 Td (secret) Tj ET", HiddenReason.Invisible)]
    [InlineData("BT /F 12 Tf 50 700 Td (secret) Tj ET 1 g 40 690 200 30 re f", HiddenReason.Invisible)]
    public void Text_that_no_person_sees_is_kept_apart(string content, HiddenReason reason)
    {
        var page = PdfFile.OnePage(content).Read().Pages[0];

        Assert.Empty(page.Lines);
        Assert.Equal([new HiddenText("secret", reason)], page.Hidden);
    }

    [Theory]
    [InlineData("0 0 .5 rg 40 690 200 30 re f 1 g BT /F 12 Tf 50 700 Td (visible) Tj ET")]
    [InlineData("0.9 g 40 690 200 30 re f 0 g BT /F 12 Tf 50 700 Td (visible) Tj ET")]
    [InlineData("1 g BT 2 Tr 0 G /F 12 Tf 50 700 Td (visible) Tj ET")]
    [InlineData("1 g 0 0 600 800 re f 0 g BT /F 12 Tf 50 700 Td (visible) Tj ET")]
    [InlineData("0 0 1 RG BT /F 2.4 Tf 50 700 Td (visible) Tj ET")]
    public void Text_that_a_person_sees_is_not(string content)
    {
        var page = PdfFile.OnePage(content).Read().Pages[0];

        Assert.Equal("visible", page.Text);
        Assert.Empty(page.Hidden);
    }

    [Fact]
    public void The_text_layer_beneath_a_scan_is_text_of_little_trust()
    {
        var page = PdfFile
            .OnePage("BT 3 Tr /F 12 Tf 50 700 Td (recognised) Tj ET q 600 0 0 800 0 0 cm /I Do Q", page: "/Resources<</Font<</F 5 0 R>>/XObject<</I 6 0 R>>>>")
            .AddPacked(new byte[100 * 100], "/Type/XObject/Subtype/Image/Width 100/Height 100/BitsPerComponent 8/ColorSpace/DeviceGray")
            .Read().Pages[0];

        Assert.Equal("recognised", page.Text);
        Assert.Empty(page.Hidden);
        Assert.InRange(page.Trust, 0.1, 0.8);
        Assert.Equal(1, page.Pictures.Single().Share);
    }

    [Fact]
    public void Text_in_a_layer_that_is_off_is_marked_hidden()
    {
        var page = PdfFile
            .OnePage(
                "/OC /L BDC BT /F 12 Tf 50 700 Td (draft) Tj ET EMC",
                page: "/Resources<</Font<</F 5 0 R>>/Properties<</L 6 0 R>>>>",
                catalogue: "/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>")
            .Add("<</Type/OCG/Name(Draft)>>")
            .Read().Pages[0];

        Assert.Equal([new HiddenText("draft", HiddenReason.Marked)], page.Hidden);
    }
}
