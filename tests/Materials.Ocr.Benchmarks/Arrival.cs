using NetVips;

namespace Materials.Ocr.Benchmarks;

/// <summary>More of the ways in which pages arrive: what messengers, copiers, lamps and folds do to them.</summary>
internal static class Arrival
{
    private static readonly double[] Desk = [112, 94, 80];

    public static readonly Kind[] All =
    [
        new("scan of 150 dpi", i => Dpi(i, 150), 75),
        new("90 dpi, quality 30", i => Dpi(i, 90), 30),
        new("sent by a messenger", i => i.Resize(1280.0 / Math.Max(i.Width, i.Height)), 55),
        new("folded twice", i => Folded(Dpi(i, 150))),
        new("warm lamp, low light", i => Grained(Dpi(i, 150) * new[] { 0.46, 0.36, 0.2 }, 5), 70),
        new("cold light, shadow of the phone", i => Grained(Overshadowed(Dpi(i, 150)) * new[] { 0.78, 0.9, 0.98 }, 4), 70),
        new("from aside, on a table", i => Grained(Aside(Dpi(i, 160)), 4), 70),
        new("moiré of a screen", i => Moire(Dpi(i, 150)), 75),
        new("blue copy", i => BlueCopy(Dpi(i, 150)), 75),
        new("faint toner", i => Faint(Dpi(i, 150)), 75),
        new("dark copy with specks", i => Specked(Dpi(i, 150)), 75),
    ];

    private static Image Dpi(Image page, double dpi) => page.Resize(dpi / Draw.Dpi);

    private static Image Grained(Image page, double sigma) => page + Image.Gaussnoise(page.Width, page.Height, sigma: sigma, mean: 0, seed: 27922);

    /// <summary>Two creases: each a bright ridge beside a dark valley, and each field of the paper at a light of its own.</summary>
    private static Image Folded(Image page)
    {
        using var place = Image.Xyz(page.Width, page.Height);
        using var fromFirst = place[1] - (place[0] * 0.012 + page.Height * 0.34);
        using var fromSecond = place[1] - (place[0] * -0.009 + page.Height * 0.67);
        using var creases = Crease(fromFirst) + Crease(fromSecond);
        using var fields = (fromFirst > 0) / 255 * -0.1 + (fromSecond > 0) / 255 * 0.16;
        // What lies behind a crease leans a little.
        using var lean = (fromFirst > 0) / 255 * fromFirst * 0.018 - (fromSecond > 0) / 255 * fromSecond * 0.03;
        using var leaning = page.Mapim((place[0] + lean).Bandjoin(place[1]), background: Desk, extend: Enums.Extend.Background);
        return leaning * (fields + 0.9) + creases * 60;
    }

    private static Image Crease(Image distance) => (distance.Pow(2) / -6).Exp() - ((distance - 5).Pow(2) / -40).Exp() * 1.2;

    /// <summary>The round shadow of a hand and a phone that are held over the page.</summary>
    private static Image Overshadowed(Image page)
    {
        using var place = Image.Xyz(page.Width, page.Height);
        using var x = place[0] / page.Width - 0.55;
        using var y = place[1] / page.Height - 0.6;
        using var distance = (x.Pow(2) * 1.6 + y.Pow(2)).Pow(0.5);
        return page * (0.62 / (((distance - 0.33) * -16).Exp() + 1) + 0.38);
    }

    /// <summary>Seen from the left: the right edge is farther away and shorter; a little turned; the table's grain around it.</summary>
    private static Image Aside(Image page)
    {
        var margin = page.Width / 12;
        using var grain = (Image.Xyz(page.Width + 2 * margin, page.Height + 2 * margin)[1] * 0.9).Cos() * 9;
        using var table = (grain.NewFromImage([0.0, 0, 0]) + grain + Desk).Cast(Enums.BandFormat.Uchar);
        using var onTable = table.Insert(page.Cast(Enums.BandFormat.Uchar), margin, margin);
        using var place = Image.Xyz(onTable.Width, onTable.Height);
        const double slope = 0.16;
        using var u = place[0] / onTable.Width;
        using var nearness = u * -slope + 1;
        using var fromX = u / nearness * ((1 - slope) * onTable.Width);
        using var fromY = (place[1] - (u * 0.03 + 0.485) * onTable.Height) / nearness + 0.5 * onTable.Height;
        return onTable.Mapim(fromX.Bandjoin(fromY), background: Desk, extend: Enums.Extend.Background);
    }

    /// <summary>Bands in changing colours across the page, where the screen's rows beat with the sensor's.</summary>
    private static Image Moire(Image page)
    {
        using var place = Image.Xyz(page.Width, page.Height);
        using var bent = place[1] + ((place[0] / 140).Cos() * 22);
        using var red = (bent / 5.3 + place[0] / 31).Cos();
        using var green = (bent / 5.3 + place[0] / 31 + 2.1).Cos();
        using var blue = (bent / 5.3 + place[0] / 31 + 4.2).Cos();
        using var bands = red.Bandjoin(green, blue);
        return Grained(page * (bands * 0.1 + 0.82) + 18, 3);
    }

    /// <summary>A copy through blue carbon or on a blue copier: ink is a middling blue on a pale blue ground.</summary>
    private static Image BlueCopy(Image page)
    {
        using var grey = page.Colourspace(Enums.Interpretation.Bw).Gaussblur(0.6);
        using var ink = grey / -255 + 1;
        return Grained(ink.Bandjoin(ink, ink) * new[] { -150.0, -110, -62 } + new[] { 214.0, 226, 244 }, 5);
    }

    /// <summary>Little toner, and less of it in stripes down the page.</summary>
    private static Image Faint(Image page)
    {
        using var grey = page.Colourspace(Enums.Interpretation.Bw);
        using var place = Image.Xyz(page.Width, page.Height);
        using var toner = (place[0] / 47).Cos() * 0.13 + 0.32;
        return Grained((grey / -255 + 1) * toner * -255 + 248, 6);
    }

    /// <summary>A copy of a copy with its lid open: a grey ground that darkens towards one edge, specks of toner, strokes grown thick.</summary>
    private static Image Specked(Image page)
    {
        using var grey = page.Colourspace(Enums.Interpretation.Bw).Gaussblur(0.8);
        using var place = Image.Xyz(page.Width, page.Height);
        using var ground = place[0] / page.Width * -70 + 205;
        using var thick = ((grey / 255).Pow(1.7) * ground);
        using var specks = (Image.Gaussnoise(page.Width, page.Height, sigma: 1, mean: 0, seed: 7) > 2.9) / 255;
        return Grained(thick - specks.Gaussblur(0.7) * 170, 6);
    }
}
