using System.Globalization;
using System.Text;
using Materials.Specimens.Planning;
using NetVips;

namespace Materials.Specimens.Writing;

/// <summary>Draws what isn't text: seals, flow charts as pictures, and scenes that stand for photographs.</summary>
internal static class Pictures
{
    /// <summary>A round red company or authority seal on a transparent ground.</summary>
    public static byte[] Seal(string owner, int pixels = 300)
    {
        var svg = new StringBuilder($"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{pixels}" height="{pixels}" viewBox="0 0 300 300">
            <circle cx="150" cy="150" r="140" fill="none" stroke="#d8141c" stroke-width="9"/>
            <polygon points="{Star()}" fill="#d8141c"/>
            """);
        var step = Math.Min(22.0, 290.0 / owner.Length);
        for (var i = 0; i < owner.Length; i++)
        {
            var angle = (i - (owner.Length - 1) / 2.0) * step;
            svg.Append(Invariant($"""<text x="150" y="52" font-size="30" font-family="Noto Serif CJK SC" fill="#d8141c" text-anchor="middle" transform="rotate({angle:0.0} 150 150)">{owner[i]}</text>"""));
        }
        return Raster(svg.Append("</svg>").ToString(), ".png");
    }

    /// <summary>A flow chart as people paste it from a drawing program.</summary>
    public static byte[] Flow(IReadOnlyList<string> nodes, Dice dice)
    {
        var (fill, line) = dice.Pick<(string, string)>([("#eaf2ff", "#2f5597"), ("#fff8e5", "#b8860b"), ("#ffffff", "#000000"), ("#e8f5e9", "#2e7d32")]);
        var height = 60 + nodes.Count * 130;
        var svg = new StringBuilder($"""<svg xmlns="http://www.w3.org/2000/svg" width="900" height="{height}"><rect width="900" height="{height}" fill="white"/>""");
        for (var i = 0; i < nodes.Count; i++)
        {
            var y = 30 + i * 130;
            svg.Append($"""<rect x="130" y="{y}" width="640" height="80" rx="{(i == 0 ? 40 : 8)}" fill="{fill}" stroke="{line}" stroke-width="3"/>""");
            svg.Append($"""<text x="450" y="{y + 51}" font-size="{Math.Min(32, 600 / Math.Max(1, nodes[i].Length))}" font-family="Noto Sans CJK SC" text-anchor="middle">{Escape(nodes[i])}</text>""");
            if (i + 1 < nodes.Count)
                svg.Append($"""<path d="M450 {y + 80} V{y + 122} M440 {y + 110} L450 {y + 124} L460 {y + 110}" stroke="{line}" stroke-width="4" fill="none"/>""");
        }
        return Raster(svg.Append("</svg>").ToString(), ".png");
    }

    /// <summary>A drawn stand-in for a photograph of a room, a shelf, a van or a gate: shapes, light and grain, no letters.</summary>
    public static byte[] Photo(string scene)
    {
        var dice = new Dice("photo", scene);
        var hue = dice.Between(0, 359);
        var svg = new StringBuilder($"""
            <svg xmlns="http://www.w3.org/2000/svg" width="800" height="560"><defs><linearGradient id="w" x1="0" y1="0" x2="1" y2="1">
            <stop offset="0" stop-color="hsl({hue},18%,86%)"/><stop offset="1" stop-color="hsl({hue},22%,55%)"/></linearGradient></defs>
            <rect width="800" height="560" fill="url(#w)"/><polygon points="0,560 0,{dice.Between(360, 430)} 800,{dice.Between(360, 430)} 800,560" fill="hsl({(hue + 40) % 360},12%,42%)"/>
            """);
        var (columns, rows) = (dice.Between(2, 6), dice.Between(2, 4));
        for (var c = 0; c < columns; c++)
        {
            for (var r = 0; r < rows; r++)
            {
                var (x, y) = (40 + c * 720 / columns + dice.Between(0, 12), 70 + r * 300 / rows + dice.Between(0, 10));
                var (w, h) = (dice.Between(40, 660 / columns), dice.Between(30, 260 / rows));
                svg.Append($"""<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="{dice.Between(0, 12)}" fill="hsl({dice.Between(0, 359)},{dice.Between(10, 60)}%,{dice.Between(25, 70)}%)" stroke="#333" stroke-width="2"/>""");
                if (dice.Once(3))
                    svg.Append($"""<circle cx="{x + w / 2}" cy="{y + h / 2}" r="{Math.Min(w, h) / 3}" fill="hsl({dice.Between(0, 359)},30%,40%)"/>""");
            }
        }
        using var drawn = Image.SvgloadBuffer(Encoding.UTF8.GetBytes(svg.Append("</svg>").ToString())).Flatten();
        using var grain = Image.Gaussnoise(drawn.Width, drawn.Height, sigma: 9, mean: 0, seed: hue);
        using var lit = (drawn.Gaussblur(1.2) + grain).Cast(Enums.BandFormat.Uchar);
        return lit.JpegsaveBuffer(q: 82);
    }

    private static byte[] Raster(string svg, string format)
    {
        using var image = Image.SvgloadBuffer(Encoding.UTF8.GetBytes(svg));
        return image.WriteToBuffer(format);
    }

    private static string Star() => string.Join(' ', Enumerable.Range(0, 10).Select(i =>
    {
        var (radius, angle) = (i % 2 == 0 ? 48 : 19, Math.PI * (i * 36 - 90) / 180);
        return Invariant($"{150 + radius * Math.Cos(angle):0.0},{150 + radius * Math.Sin(angle):0.0}");
    }));

    private static string Escape(string text) => System.Security.SecurityElement.Escape(text);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
