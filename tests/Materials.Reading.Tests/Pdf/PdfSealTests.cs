using Materials.Pages;

namespace Materials.Reading.Tests.Pdf;

/// <summary>Seals drawn as lines and letters instead of being images.</summary>
public sealed class PdfSealTests
{
    private const string Text = "BT /F 12 Tf 50 700 Td (Business licence) Tj ET ";

    [Fact]
    public void Red_ring_with_a_star_is_a_seal()
    {
        var picture = Assert.Single(Read("1 0 0 RG 3 w " + Circle(400, 200, 60) + "S 0.9 0.1 0.1 rg 400 220 m 410 190 l 385 208 l 415 208 l 390 190 l f"));

        Assert.True(Assert.Single(picture.Seals!.Value).Red);
        Assert.InRange(picture.Share!.Value, 0.02, 0.04);
    }

    [Fact]
    public void Red_ring_filled_between_two_circles_with_letters_is_a_seal() =>
        Assert.Single(Read("1 0 0 rg " + Circle(400, 200, 60) + Circle(400, 200, 56) + "f* BT /F 10 Tf 380 196 Td (SEAL) Tj ET"));

    [Theory]
    [InlineData("0 0 0 RG 3 w {0} S 1 0 0 rg 390 190 20 20 re f")]
    [InlineData("1 0 0 rg {0} f 1 0 0 rg 390 190 20 20 re f")]
    [InlineData("1 0 0 RG 3 w {0} S")]
    [InlineData("1 0 0 RG 3 w 340 140 120 120 re S 1 0 0 rg 390 190 20 20 re f")]
    public void Black_ring_disc_empty_ring_and_box_are_none(string content) =>
        Assert.Empty(Read(content.Replace("{0}", Circle(400, 200, 60), StringComparison.Ordinal)));

    private static System.Collections.Immutable.ImmutableArray<Picture> Read(string content) => PdfFile.OnePage(Text + content).Read().Pages[0].Pictures;

    /// <summary>Four curves, as every program draws a circle.</summary>
    private static string Circle(double x, double y, double r)
    {
        var k = 0.5523 * r;
        return FormattableString.Invariant(
            $"{x + r} {y} m {x + r} {y + k} {x + k} {y + r} {x} {y + r} c {x - k} {y + r} {x - r} {y + k} {x - r} {y} c {x - r} {y - k} {x - k} {y - r} {x} {y - r} c {x + k} {y - r} {x + r} {y - k} {x + r} {y} c h ");
    }
}
