namespace Materials.Reading.Ocr;

/// <summary>Cuts a line out of a page and lays it level in a strip of the recogniser's height.</summary>
internal static class LineStrip
{
    /// <summary>The height that the recogniser was trained with.</summary>
    public const int Height = 48;

    /// <summary>The widest strip: about 180 characters, more than any line of a page has; keeps memory bounded.</summary>
    private const int MaxWidth = 8192;

    /// <summary>How wide the strip of a box gets.</summary>
    public static int WidthOf(TextBox box) => Math.Clamp((int)Math.Round(box.Width * Height / Math.Max(1, box.Height)), 16, MaxWidth);

    /// <param name="upsideDown">Whether to turn the line by 180 degrees.</param>
    /// <returns>An image <see cref="Height"/> pixels high.</returns>
    public static Raster Cut(Raster page, TextBox box, bool upsideDown = false)
    {
        var width = WidthOf(box);
        var (source, x0, y0, along, across) = (page, box.X, box.Y, box.Width / width, box.Height / Height);
        // Where several pixels fall on one, take them from the halved image, so that thin strokes are averaged instead of skipped.
        for (; across >= 1.6; along /= 2, across /= 2)
            (source, x0, y0) = (source.Half(), x0 / 2, y0 / 2);

        var angle = upsideDown ? box.Angle + Math.PI : box.Angle;
        var (ux, uy) = (Math.Cos(angle) * along, Math.Sin(angle) * along);
        var (vx, vy) = (-Math.Sin(angle) * across, Math.Cos(angle) * across);
        var pixels = new byte[width * Height];
        var (w, h, from) = (source.Width, source.Height, source.Pixels);
        for (var y = 0; y < Height; y++)
        {
            var dy = y + 0.5 - Height / 2.0;
            var sx = x0 + vx * dy + ux * (0.5 - width / 2.0) - 0.5;
            var sy = y0 + vy * dy + uy * (0.5 - width / 2.0) - 0.5;
            var row = pixels.AsSpan(y * width, width);
            for (var x = 0; x < width; x++, sx += ux, sy += uy)
            {
                var cx = Math.Clamp(sx, 0, w - 1);
                var cy = Math.Clamp(sy, 0, h - 1);
                var (left, top) = ((int)cx, (int)cy);
                var (fx, fy) = ((int)((cx - left) * 256), (int)((cy - top) * 256));
                var at = top * w + left;
                var right = left + 1 < w ? 1 : 0;
                var below = top + 1 < h ? w : 0;
                var upper = (from[at] << 8) + (from[at + right] - from[at]) * fx;
                var lower = (from[at + below] << 8) + (from[at + below + right] - from[at + below]) * fx;
                row[x] = (byte)(((upper << 8) + (lower - upper) * fy + 32768) >> 16);
            }
        }
        return new Raster(width, Height, pixels);
    }
}
