using Materials.Specimens.Planning;
using NetVips;

namespace Materials.Specimens.Printing;

/// <summary>What scanners and phones do to a page.</summary>
internal static class Paper
{
    /// <summary>A flat-bed scan: a little skewed, a little grainy, sometimes fed in sideways or upside down.</summary>
    public static byte[] Scan(string pagePng, string seed, bool illegible)
    {
        var dice = new Dice("scan", seed);
        using var page = Load(pagePng);
        var turned = dice.Below(12) switch { 0 => page.Rot90(), 1 => page.Rot180(), 2 => page.Rot270(), _ => page };
        using var skewed = turned.Similarity(angle: dice.Real(-1.3, 1.3), background: [246.0, 246, 244]);
        using var worn = Wear(skewed, dice, illegible, noise: 6);
        return worn.JpegsaveBuffer(q: illegible ? 18 : dice.Between(62, 80));
    }

    /// <summary>A phone photograph: the sheet on a desk, in perspective, under a lamp.</summary>
    public static byte[] Photograph(string pagePng, string seed, bool illegible)
    {
        var dice = new Dice("photo", seed);
        using var sheet = Load(pagePng);
        using var page = MovedCloser(sheet);
        var (width, height) = (page.Width, page.Height);
        var margin = Math.Min(width, height) / 14;
        double[] desk = dice.Pick<double[]>([[118, 92, 70], [70, 74, 80], [150, 148, 140], [58, 84, 78]]);
        using var onDesk = page.Embed(margin, margin, width + 2 * margin, height + 2 * margin, extend: Enums.Extend.Background, background: desk);
        using var leaning = Lean(onDesk, dice);
        using var lit = Light(leaning, dice);
        using var worn = Wear(lit, dice, illegible, noise: 5);
        return worn.JpegsaveBuffer(q: illegible ? 18 : dice.Between(66, 84));
    }

    private static Image Load(string file)
    {
        using var image = Image.NewFromFile(file);
        return (image.HasAlpha() ? image.Flatten() : image).Colourspace(Enums.Interpretation.Srgb).CopyMemory();
    }

    /// <summary>Nobody photographs an empty half page: the phone goes near what is written.</summary>
    private static Image MovedCloser(Image sheet)
    {
        var written = sheet.FindTrim(threshold: 30, background: [255.0, 255, 255]);
        var (left, top, width, height) = (Convert.ToInt32(written[0]), Convert.ToInt32(written[1]), Convert.ToInt32(written[2]), Convert.ToInt32(written[3]));
        if (width == 0 || height == 0)
            return sheet.Copy();
        var margin = sheet.Width / 12;
        var (x, y) = (Math.Max(0, left - margin), Math.Max(0, top - margin));
        return sheet.Crop(x, y, Math.Min(sheet.Width - x, width + 2 * margin), Math.Min(sheet.Height - y, height + 2 * margin));
    }

    /// <summary>Maps the page through a mild homography: each output pixel says where in the page it looks.</summary>
    private static Image Lean(Image page, Dice dice)
    {
        var (gx, gy) = (dice.Real(-0.09, 0.09) / page.Width, dice.Real(-0.09, 0.09) / page.Height);
        var (shear, turn) = (dice.Real(-0.02, 0.02), dice.Real(-0.025, 0.025));
        using var at = Image.Xyz(page.Width, page.Height);
        var x = at[0] - page.Width / 2.0;
        var y = at[1] - page.Height / 2.0;
        var depth = x * gx + y * gy + 1;
        var u = (x + y * (shear - turn)) / depth + page.Width / 2.0;
        var v = (y + x * turn) / depth + page.Height / 2.0;
        using var interpolate = Interpolate.NewFromName("bicubic");
        return page.Mapim(u.Bandjoin(v), interpolate: interpolate, extend: Enums.Extend.Copy);
    }

    private static Image Light(Image page, Dice dice)
    {
        using var at = Image.Xyz(page.Width, page.Height);
        var across = at[0] * (dice.Real(-0.22, 0.22) / page.Width);
        var down = at[1] * (dice.Real(-0.22, 0.22) / page.Height);
        return (page * (across + down).Linear([1.0], [dice.Real(0.86, 1.02)])).Cast(Enums.BandFormat.Uchar);
    }

    private static Image Wear(Image page, Dice dice, bool illegible, double noise)
    {
        var surface = illegible
            ? page.Resize(0.22).Gaussblur(1.6).Resize(2).Linear([0.32], [14.0])
            : page.Gaussblur(dice.Real(0.3, 0.7));
        using var grain = Image.Gaussnoise(surface.Width, surface.Height, sigma: illegible ? 22 : noise, mean: 0, seed: dice.Below(100_000));
        return (surface + grain).Cast(Enums.BandFormat.Uchar);
    }
}
