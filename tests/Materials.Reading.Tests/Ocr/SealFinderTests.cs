using Materials.Reading.Ocr;
using NetVips;

namespace Materials.Reading.Tests.Ocr;

public sealed class SealFinderTests
{
    private static readonly double[] Red = [200, 30, 40];
    private static readonly double[] Black = [40, 40, 40];

    [Fact]
    public void Red_ring_is_a_seal_at_its_place()
    {
        var seal = Assert.Single(Find(Ring(Red, 800, 1200, 95)));

        Assert.True(seal.Red);
        Assert.InRange(seal.Box.Left + seal.Box.Width / 2, 0.6, 0.7);
        Assert.InRange(seal.Box.Top + seal.Box.Height / 2, 0.65, 0.72);
    }

    [Fact]
    public void Ring_on_a_grey_copy_is_a_seal_that_cannot_show_red()
    {
        var seal = Assert.Single(Find(Ring(Black, 800, 1200, 95).Colourspace(Enums.Interpretation.Bw)));

        Assert.False(seal.Red);
        // The ring is eight pixels wide, and looked at half as large.
        Assert.InRange(seal.Box.Width * 1240 / 2, 82, 102);
    }

    [Fact]
    public void Red_line_of_text_is_no_seal()
    {
        using var page = Paper().Mutate(m => m.DrawRect(Red, 200, 300, 700, 40, fill: true));

        Assert.Empty(Find(page));
    }

    [Fact]
    public void Golden_frame_beside_a_seal_is_no_part_of_it()
    {
        double[] gold = [205, 160, 90];
        using var page = Ring(Red, 1040, 1560, 95).Mutate(m =>
        {
            for (var width = 0; width < 12; width++)
                m.DrawRect(gold, 70 + width, 70 + width, 1100 - 2 * width, 1614 - 2 * width);
        });

        Assert.InRange(Assert.Single(Find(page)).Box.Width, 0.14, 0.24);
    }

    [Fact]
    public void Black_box_on_a_grey_copy_is_no_seal()
    {
        using var page = Paper().Mutate(m => m.DrawRect(Black, 300, 500, 200, 200)).Colourspace(Enums.Interpretation.Bw);

        Assert.Empty(Find(page));
    }

    private static System.Collections.Immutable.ImmutableArray<Materials.Pages.Seal> Find(Image page) =>
        SealFinder.Find(PageImage.Decode(page.PngsaveBuffer(), 0));

    private static Image Paper() => (Image.Black(1240, 1754, bands: 3) + 245).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);

    /// <summary>A ring eight pixels wide with a disc in its middle, as the star is.</summary>
    private static Image Ring(double[] ink, int x, int y, int radius) => Paper().Mutate(page =>
    {
        for (var r = radius - 8; r <= radius; r++)
            page.DrawCircle(ink, x, y, r);
        page.DrawCircle(ink, x, y, radius / 4, fill: true);
    });
}
