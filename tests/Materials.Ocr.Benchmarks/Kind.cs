using NetVips;

namespace Materials.Ocr.Benchmarks;

/// <summary>One of the ways in which pages arrive that are no clean scans: how it is drawn, and what was done to it.</summary>
/// <param name="Over">HTML laid over the page before it is drawn.</param>
/// <param name="Wear">Does the rest to a page at <see cref="Draw.Dpi"/>.</param>
/// <param name="Quality">Of the JPEG that is kept; 0 for a PNG.</param>
internal sealed record Kind(string Name, Func<Image, Image> Wear, int Quality = 80, string Over = "")
{
    private const string Watermarked = """
        <div style="position:absolute;left:0;top:0;right:0;bottom:0;display:grid;grid-template-columns:1fr 1fr;align-items:center;justify-items:center;opacity:.22;color:#345;font:34px 'Noto Sans CJK SC'">
        <p style="transform:rotate(-28deg)">复印件与原件一致</p><p style="transform:rotate(-28deg)">仅用于认证申请</p>
        <p style="transform:rotate(-28deg)">再次复印无效</p><p style="transform:rotate(-28deg)">仅用于认证申请</p></div>
        """;

    /// <summary>A company's seal, as red as ink pads are, over the first key field that stands in the body of the page.</summary>
    private const string Sealed = """
        <svg id="seal" style="position:absolute;mix-blend-mode:multiply" width="170" height="170" viewBox="0 0 150 150"><circle cx="75" cy="75" r="68" fill="none" stroke="#d8262c" stroke-width="5"/>
        <defs><path id="rim" d="M 22 92 A 56 56 0 1 1 128 92"/></defs><text fill="#d8262c" font-size="15" font-family="Noto Serif CJK SC"><textPath href="#rim" startOffset="2%">示例印章示例印章示例印章示例</textPath></text>
        <text x="75" y="90" fill="#d8262c" font-size="44" text-anchor="middle">★</text></svg>
        <script>const f=[...document.querySelectorAll('[data-field]')].find(e=>/\d{6}|公司/.test(e.textContent)&&!/\d\d年/.test(e.textContent)).getBoundingClientRect(),s=document.getElementById('seal').style;s.left=f.left+20+'px';s.top=f.top-75+'px'</script>
        """;

    private static readonly double[] Desk = [112, 94, 80];

    public static readonly Kind[] All =
    [
        new("clean", i => Dpi(i, 200)),
        new("JPEG of quality 30", i => Dpi(i, 150), 30),
        new("fax of 100 dpi, black and white", Fax, 0),
        new("yellow paper", i => Dpi(i, 200) * new[] { 0.93, 0.82, 0.58 }),
        new("strong shadow", i => Shadow(Dpi(i, 150), 0.25)),
        new("perspective", i => Leaning(Dpi(i, 170), 0.15)),
        new("skew of 3°", i => Dpi(i, 170).Rotate(3, background: Desk)),
        new("skew of 8°", i => Dpi(i, 170).Rotate(-8, background: Desk)),
        new("curved page", i => Curved(Dpi(i, 170))),
        new("photo of a screen", i => Screen(Dpi(i, 170))),
        new("seal over key fields", i => Dpi(i, 170), Over: Sealed),
        new("watermark", i => Dpi(i, 170), Over: Watermarked),
        new("letters of 6 points, 200 dpi", i => Small(Dpi(i, 200), 0.55)),
        new("white on dark", i => Dpi(i, 150).Invert() * 0.9 + 12),
        new("thin letters", i => Dpi(i, 150), Over: "<style>body,.l,div{font-family:'Noto Sans CJK SC'!important;font-weight:100!important;color:#555!important}</style>"),
        new("screenshot", i => i.Resize(96 / Draw.Dpi), 0),
        new("screenshot sent on", i => i.Resize(96 / Draw.Dpi), 60),
        new("copy of a copy", Copied),
        new("low contrast", i => Grained(Dpi(i, 170) * 0.22 + 150, 2)),
        new("grainy", i => Grained(Dpi(i, 170) * 0.8, 22)),
        new("dim and grainy", i => Grained(Dpi(i, 170) * 0.3, 6)),
        new("phone photo", i => Grained(Blur.Defocus(Shadow(Leaning(Dpi(i, 170), 0.1), 0.5), 1), 4), 70),
    ];

    /// <summary>The page as it arrives.</summary>
    public byte[] Photo(Image page)
    {
        using var worn = Wear(page);
        using var pixels = worn.Cast(Enums.BandFormat.Uchar);
        return Quality == 0 ? pixels.PngsaveBuffer() : pixels.JpegsaveBuffer(q: Quality);
    }

    private static Image Dpi(Image page, double dpi) => page.Resize(dpi / Draw.Dpi);

    private static Image Fax(Image page) => (Dpi(page.Colourspace(Enums.Interpretation.Bw), 100) > 150).Cast(Enums.BandFormat.Uchar);

    /// <summary>A small page on a large white sheet, so that its letters are small for the sheet too.</summary>
    private static Image Small(Image page, double part)
    {
        using var small = page.Resize(part);
        return small.Embed(page.Width / 8, page.Height / 10, page.Width, page.Height, extend: Enums.Extend.White);
    }

    private static Image Grained(Image page, double sigma) => page + Image.Gaussnoise(page.Width, page.Height, sigma: sigma, mean: 0, seed: 27922);

    /// <summary>Copied until strokes break: made soft, its contrast pulled up, specks all over.</summary>
    private static Image Copied(Image page)
    {
        using var grey = Dpi(page.Colourspace(Enums.Interpretation.Bw), 170).Gaussblur(0.9);
        return Grained(grey, 20).Gaussblur(0.6) * 2.6 - 230;
    }

    /// <summary>Shadow over the lower right half, with a soft edge.</summary>
    private static Image Shadow(Image page, double left)
    {
        using var place = Image.Xyz(page.Width, page.Height);
        using var across = (place[0] / page.Width + place[1] / page.Height * 0.7 - 0.85) * 9;
        return page * ((1 - left) / (across.Exp() + 1) + left);
    }

    private static Image Leaning(Image page, double shorter) => Family.Leaning(page, shorter);

    /// <summary>A book's page: lines bend down towards the left, and crowd there.</summary>
    private static Image Curved(Image page)
    {
        using var place = Image.Xyz(page.Width, page.Height);
        using var bend = (place[0] / page.Width * -1 + 1).Pow(3);
        using var fromX = place[0] - bend * (0.04 * page.Width);
        using var fromY = place[1] - bend * (0.035 * page.Height);
        return page.Mapim(fromX.Bandjoin(fromY), background: Desk, extend: Enums.Extend.Background) * (bend * -0.35 + 1);
    }

    /// <summary>The screen's dots beat with the camera's.</summary>
    private static Image Screen(Image page)
    {
        using var place = Image.Xyz(page.Width, page.Height);
        using var first = (place[0] * (2 * 180 / 3.13) + place[1] * (180 * 0.06)).Cos();
        using var second = (place[1] * (2 * 180 / 2.9) - place[0] * (180 * 0.05)).Cos();
        using var slow = (place[0] * 1.1 + place[1] * 5.3).Cos();
        return page * ((first * 0.09 + second * 0.07 + slow * 0.05) + 0.8) + 14;
    }
}
