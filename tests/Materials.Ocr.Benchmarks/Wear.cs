using NetVips;

namespace Materials.Ocr.Benchmarks;

/// <summary>What happens to a page on its way: scanning, turning, photographing.</summary>
internal static class Wear
{
    /// <summary>Every page clean; each kind of damage on some pages, so that a run stays short.</summary>
    public static IEnumerable<(string Name, Func<Image, Image> Wear)> For(string page)
    {
        yield return ("clean200", i => i.Resize(200 / 300.0));
        yield return ("150q40", i => i.Resize(0.5));
        yield return ("photo", i => Photo(i, 0.6));
        foreach (var more in page switch
        {
            "licence" => [("clean300", i => i.Copy()), ("turned90", i => i.Resize(200 / 300.0).Rot90()), ("blur", i => i.Resize(200 / 300.0).Gaussblur(1.6))],
            "licence-portrait" => [("turned180", i => i.Resize(200 / 300.0).Rot180()), ("skew", i => Skew(i, 4.2)), ("grey", i => i.Resize(200 / 300.0).Colourspace(Enums.Interpretation.Bw))],
            "certificate" => [("skew", i => Skew(i, -3.4)), ("turned270", i => i.Resize(200 / 300.0).Rot270())],
            "survey" => [("turned180", i => i.Resize(200 / 300.0).Rot180()), ("blur", i => i.Resize(200 / 300.0).Gaussblur(1.3))],
            "manual" => [("turned270", i => i.Resize(200 / 300.0).Rot270()), ("skew", i => Skew(i, 2.1))],
            "flowchart" => [("turned90", i => i.Resize(0.5).Rot90())],
            "records" => [("skew", i => Skew(i, -1.7)), ("clean300", i => i.Copy())],
            _ => Array.Empty<(string, Func<Image, Image>)>(),
        })
            yield return more;
    }

    private static Image Skew(Image page, double degrees) =>
        page.Resize(200 / 300.0).Rotate(degrees, background: [250, 249, 245]);

    /// <summary>A phone's view: from a little aside (perspective), on a desk, half of the page in a soft shadow, not quite sharp.</summary>
    private static Image Photo(Image page, double scale)
    {
        using var small = page.Resize(scale);
        var (w, h) = (small.Width, small.Height);
        var margin = w / 20;
        using var onDesk = small.Embed(margin, margin, w + 2 * margin, h + 2 * margin, extend: Enums.Extend.Background, background: [112, 94, 80]);
        using var place = Image.Xyz(onDesk.Width, onDesk.Height);
        // Where each pixel of the photo comes from: a homography with a slight lean and turn.
        using var x = place[0] / onDesk.Width;
        using var y = place[1] / onDesk.Height;
        using var depth = 1 + x * 0.06 - y * 0.05;
        using var fromX = (x * 0.985 + y * 0.03 - 0.005) / depth * onDesk.Width;
        using var fromY = (y * 0.96 + x * 0.035 - 0.012) / depth * onDesk.Height;
        using var leaning = onDesk.Mapim(fromX.Bandjoin(fromY), background: [112, 94, 80], extend: Enums.Extend.Background);
        // From 55 % of the light at the lower right to all of it at the upper left, over a soft edge.
        using var shade = 0.55 + 0.45 / (1 + ((x + y * 0.7 - 0.9) * 9).Exp());
        using var shaded = leaning * shade;
        return shaded.Gaussblur(0.7).Cast(Enums.BandFormat.Uchar);
    }
}
