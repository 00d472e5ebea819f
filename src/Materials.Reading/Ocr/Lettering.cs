namespace Materials.Reading.Ocr;

/// <summary>Takes letters out of a page's edges, so that only drawn lines part its ground: text may fill its cell from side to side.</summary>
internal static class Lettering
{
    /// <param name="edges">Row by row; letters are cleared in place.</param>
    /// <param name="ruled">Pixels of lines that go through a line of text or touch it: they stay.</param>
    public static void Erase(bool[] edges, IReadOnlyList<TextBox> texts, bool[] ruled, int width)
    {
        var height = edges.Length / width;
        foreach (var text in texts)
        {
            var (sin, cos) = Math.SinCos(text.Angle);
            var (left, top, right, bottom) = text.Bounds;
            for (var y = Math.Max(0, (int)top); y <= Math.Min(height - 1, (int)bottom); y++)
            {
                for (var x = Math.Max(0, (int)left); x <= Math.Min(width - 1, (int)right); x++)
                {
                    var (dx, dy) = (x - text.X, y - text.Y);
                    if (!ruled[y * width + x] && Math.Abs(dx * cos + dy * sin) <= text.Width / 2 && Math.Abs(dy * cos - dx * sin) <= text.Height / 2)
                        edges[y * width + x] = false;
                }
            }
        }
    }
}
