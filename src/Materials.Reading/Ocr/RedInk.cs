namespace Materials.Reading.Ocr;

/// <summary>Where a page has red ink: seals, red titles, red stamps over text.</summary>
/// <param name="Share">The part of the pixels that is red, 0 to 1.</param>
/// <param name="Cell">The side, in pixels, of the squares that <paramref name="Cells"/> counts in.</param>
/// <param name="Columns">How many squares stand side by side.</param>
/// <param name="Cells">Row by row, how many pixels of each square are red.</param>
internal sealed record RedInk(double Share, int Cell, int Columns, int[] Cells)
{
    /// <summary>How much more red than green and blue a pixel is to count as red ink. Black text in a JPEG has fringes of up to about 30.</summary>
    private const int Redness = 40;

    private const int Side = 32;

    /// <summary>A square with fewer red pixels than one in 64 has fringes, not ink.</summary>
    private const int FewestRed = Side * Side / 64;

    /// <summary>Whether any of the page's squares holds red ink.</summary>
    public bool Any => Cells.Any(c => c >= FewestRed);

    /// <summary>Whether one of the page's squares holds red ink.</summary>
    public bool HasInk(int cell) => Cells[cell] >= FewestRed;

    /// <summary>Whether there is red ink inside the box.</summary>
    public bool Touches(TextBox box)
    {
        var (left, top, right, bottom) = box.Bounds;
        for (var y = Math.Max(0, (int)top / Cell); y <= (int)bottom / Cell; y++)
        {
            for (var x = Math.Max(0, (int)left / Cell); x <= Math.Min(Columns - 1, (int)right / Cell); x++)
            {
                if (y * Columns + x < Cells.Length && Cells[y * Columns + x] >= FewestRed)
                    return true;
            }
        }
        return false;
    }

    /// <summary>The rectangle around all red ink; null when there is none.</summary>
    public Area? Extent(int width, int height)
    {
        var (left, top, right, bottom) = (int.MaxValue, int.MaxValue, -1, -1);
        for (var i = 0; i < Cells.Length; i++)
        {
            if (Cells[i] < FewestRed)
                continue;
            var (x, y) = (i % Columns, i / Columns);
            (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x), Math.Max(bottom, y));
        }
        if (right < 0)
            return null;
        return new Area(left * Cell, top * Cell, Math.Min(width, (right + 1) * Cell) - left * Cell, Math.Min(height, (bottom + 1) * Cell) - top * Cell);
    }

    /// <summary>The same squares after the page was turned clockwise.</summary>
    public RedInk Turned(int degrees, int width, int height)
    {
        if (degrees == 0)
            return this;
        // Squares at the far edges are cut off, so their places are turned by their centres.
        var (w, h) = degrees == 180 ? (width, height) : (height, width);
        var columns = (w + Cell - 1) / Cell;
        var cells = new int[columns * ((h + Cell - 1) / Cell)];
        for (var i = 0; i < Cells.Length; i++)
        {
            var x = Math.Min(i % Columns * Cell + Cell / 2, width - 1);
            var y = Math.Min(i / Columns * Cell + Cell / 2, height - 1);
            var (tx, ty) = degrees switch { 90 => (height - 1 - y, x), 180 => (width - 1 - x, height - 1 - y), _ => (y, width - 1 - x) };
            cells[ty / Cell * columns + tx / Cell] += Cells[i];
        }
        return new RedInk(Share, Cell, columns, cells);
    }

    /// <summary>
    /// By hue, up to 30 degrees towards yellow: ink pads are vermilion to crimson, and stay so on yellow paper; the golden frames of licences and certificates,
    /// wood and skin lie beyond.
    /// </summary>
    private static bool IsRed(int r, int g, int b) => 2 * (g - b) <= r - b;

    /// <summary>Parts interleaved colours into brightness with and without red ink.</summary>
    public static PageImage Split(ReadOnlySpan<byte> colours, int width, int height, int bands)
    {
        var plain = new byte[width * height];
        if (bands < 3)
        {
            for (var i = 0; i < plain.Length; i++)
                plain[i] = colours[i * bands];
            var grey = new Raster(width, height, plain);
            return new PageImage(grey, grey, new RedInk(0, Side, 1, []));
        }

        var without = new byte[width * height];
        var columns = (width + Side - 1) / Side;
        var cells = new int[columns * ((height + Side - 1) / Side)];
        var total = 0L;
        for (var y = 0; y < height; y++)
        {
            var row = colours.Slice(y * width * bands, width * bands);
            var plainRow = plain.AsSpan(y * width, width);
            var withoutRow = without.AsSpan(y * width, width);
            var cellRow = cells.AsSpan(y / Side * columns, columns);
            for (int x = 0, i = 0; x < width; x++, i += bands)
            {
                var (r, g, b) = (row[i], row[i + 1], row[i + 2]);
                // ITU-R BT.601 brightness in 8-bit fractions.
                var brightness = (byte)((r * 77 + g * 150 + b * 29) >> 8);
                var redness = r - Math.Max(g, b);
                plainRow[x] = brightness;
                // Red ink reflects red light as paper does: its red channel is as bright as the paper, while black under it stays dark.
                // The passage is gradual, so that no edge appears where the ink fades.
                var weight = Math.Clamp(redness - Redness / 2, 0, Redness / 2);
                withoutRow[x] = (byte)(brightness + (r - brightness) * weight / (Redness / 2));
                if (redness >= Redness && IsRed(r, g, b))
                {
                    cellRow[x / Side]++;
                    total++;
                }
            }
        }
        var red = new RedInk(total / (double)plain.Length, Side, columns, cells);
        var plainRaster = new Raster(width, height, plain);
        return new PageImage(plainRaster, red.Any ? new Raster(width, height, without) : plainRaster, red);
    }
}
