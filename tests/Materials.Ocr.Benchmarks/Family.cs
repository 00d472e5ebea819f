using NetVips;

namespace Materials.Ocr.Benchmarks;

/// <summary>One kind of harm that a phone does to a page, in growing steps.</summary>
/// <param name="Measure">What the steps count, with the unit.</param>
/// <param name="Steps">From none on.</param>
/// <param name="Wear">Does it to a page at <see cref="Dpi"/>.</param>
internal sealed record Family(string Name, string Measure, double[] Steps, Func<Image, double, Image> Wear)
{
    /// <summary>What a phone gives that takes the whole of an A4 sheet with its desk at some three megapixels, as messengers send it on.</summary>
    public const double Dpi = 150;

    /// <summary>Grain of a phone's sensor in a room, of 255; in low light it is as strong as ever, and the page is not.</summary>
    private const double Grain = 3;

    private static readonly double[] Desk = [112, 94, 80];

    public static readonly Family[] All =
    [
        new("skew", "degrees", [0, 4, 8, 11, 15], (page, degrees) => page.Rotate(degrees, background: Desk)),
        new("perspective", "% the far edge is shorter", [5, 10, 20, 30, 40], (page, percent) => Leaning(page, percent / 100)),
        new("shadow", "% of the light left in it", [70, 50, 35, 20, 10], (page, percent) => Shaded(page, percent / 100)),
        new("blur", "pixels (Gaussian)", [0.7, 1.2, 1.6, 2, 2.5, 3, 4], (page, pixels) => page.Gaussblur(pixels)),
        new("out of focus", "pixels (radius)", [1.5, 2.5, 3.5, 4.5, 6], Blur.Defocus),
        new("moved along the lines", "pixels", [3, 5, 7, 9, 12], (page, pixels) => Blur.Motion(page, pixels, 0)),
        new("moved askew", "pixels", [3, 5, 7, 9, 12], (page, pixels) => Blur.Motion(page, pixels, 50)),
        new("low light", "% of the light", [60, 35, 20, 12, 7, 4], (page, percent) => page * (percent / 100)),
    ];

    /// <summary>The photo, with its grain, as the phone keeps it.</summary>
    public byte[] Photo(Image page, double step)
    {
        using var worn = Wear(page, step);
        using var grain = Image.Gaussnoise(worn.Width, worn.Height, sigma: Grain, mean: 0, seed: 27922);
        using var grained = worn + grain;
        using var pixels = grained.Cast(Enums.BandFormat.Uchar);
        return pixels.JpegsaveBuffer(q: 85);
    }

    /// <summary>Seen from below its lower edge: the upper edge is farther away and shorter by a part of it.</summary>
    public static Image Leaning(Image page, double shorter)
    {
        var margin = page.Width / 20;
        using var onDesk = page.Embed(margin, margin, page.Width + 2 * margin, page.Height + 2 * margin, extend: Enums.Extend.Background, background: Desk);
        var slope = shorter / (1 - shorter);
        using var place = Image.Xyz(onDesk.Width, onDesk.Height);
        // Where each pixel of the photo comes from. At t = 1 − shorter, measured up from the lower edge, the page ends; above it is the desk.
        using var t = (place[1] / -onDesk.Height + 1).Cast(Enums.BandFormat.Float);
        using var nearness = t * -slope + 1;
        using var fromX = (place[0] / onDesk.Width - 0.5) / nearness * onDesk.Width + 0.5 * onDesk.Width;
        using var fromY = (t / nearness * -1 + 1) * onDesk.Height;
        return onDesk.Mapim(fromX.Bandjoin(fromY), background: Desk, extend: Enums.Extend.Background);
    }

    /// <summary>A shadow over the lower right half, with a soft edge.</summary>
    private static Image Shaded(Image page, double left)
    {
        using var place = Image.Xyz(page.Width, page.Height);
        using var across = (place[0] / page.Width + place[1] / page.Height * 0.7 - 0.85) * 9;
        using var light = (1 - left) / (across.Exp() + 1) + left;
        return page * light;
    }
}
