namespace Materials.Reading.Ocr;

/// <summary>An image of one byte a pixel, 0 black to 255 white, row by row.</summary>
internal sealed class Raster(int width, int height, byte[] pixels)
{
    private Raster? half;

    public int Width { get; } = width;

    public int Height { get; } = height;

    public byte[] Pixels { get; } = pixels;

    public ReadOnlySpan<byte> Row(int y) => Pixels.AsSpan(y * Width, Width);

    /// <summary>The same image at half its size, each pixel the mean of four: what a crop that shrinks is taken from.</summary>
    public Raster Half()
    {
        if (half is not null)
            return half;
        var (w, h) = (Math.Max(1, Width / 2), Math.Max(1, Height / 2));
        var small = new byte[w * h];
        for (var y = 0; y < h; y++)
        {
            var upper = Row(Math.Min(2 * y, Height - 1));
            var lower = Row(Math.Min(2 * y + 1, Height - 1));
            var row = small.AsSpan(y * w, w);
            for (var x = 0; x < w; x++)
            {
                var (a, b) = (Math.Min(2 * x, Width - 1), Math.Min(2 * x + 1, Width - 1));
                row[x] = (byte)((upper[a] + upper[b] + lower[a] + lower[b] + 2) >> 2);
            }
        }
        return half = new Raster(w, h, small);
    }

    /// <summary>Turned clockwise by 90, 180 or 270 degrees.</summary>
    public Raster Turned(int degrees)
    {
        if (degrees == 0)
            return this;
        var turned = new byte[Pixels.Length];
        var (w, h) = degrees == 180 ? (Width, Height) : (Height, Width);
        for (var y = 0; y < Height; y++)
        {
            var row = Row(y);
            for (var x = 0; x < Width; x++)
            {
                var to = degrees switch
                {
                    90 => x * w + (w - 1 - y),
                    180 => (h - 1 - y) * w + (w - 1 - x),
                    _ => (h - 1 - x) * w + y,
                };
                turned[to] = row[x];
            }
        }
        return new Raster(w, h, turned);
    }

    /// <summary>A part of it shrunk (or stretched) to the given size; shrinking averages all pixels that fall together.</summary>
    public Raster Scaled(Area part, int width, int height)
    {
        var source = this;
        var (left, top, w, h) = ((double)part.Left, (double)part.Top, (double)part.Width, (double)part.Height);
        // Halving first keeps the two taps of linear interpolation an honest mean.
        while (w >= 2 * width && h >= 2 * height)
        {
            source = source.Half();
            (left, top, w, h) = (left / 2, top / 2, w / 2, h / 2);
        }

        var pixels = new byte[width * height];
        var columns = Taps(left, w / width, width, source.Width);
        var rows = Taps(top, h / height, height, source.Height);
        for (var y = 0; y < height; y++)
        {
            var (y0, y1, fy) = rows[y];
            var upper = source.Row(y0);
            var lower = source.Row(y1);
            var row = pixels.AsSpan(y * width, width);
            for (var x = 0; x < width; x++)
            {
                var (x0, x1, fx) = columns[x];
                var a = (upper[x0] << 8) + (upper[x1] - upper[x0]) * fx;
                var b = (lower[x0] << 8) + (lower[x1] - lower[x0]) * fx;
                row[x] = (byte)(((a << 8) + (b - a) * fy + 32768) >> 16);
            }
        }
        return new Raster(width, height, pixels);
    }

    private static (int First, int Second, int Weight)[] Taps(double start, double step, int count, int limit)
    {
        var taps = new (int, int, int)[count];
        for (var i = 0; i < count; i++)
        {
            var at = Math.Clamp(start + (i + 0.5) * step - 0.5, 0, limit - 1);
            var first = (int)at;
            taps[i] = (first, Math.Min(first + 1, limit - 1), (int)((at - first) * 256));
        }
        return taps;
    }
}

/// <summary>A rectangle of whole pixels.</summary>
internal readonly record struct Area(int Left, int Top, int Width, int Height)
{
    public int Right => Left + Width;

    public int Bottom => Top + Height;
}
