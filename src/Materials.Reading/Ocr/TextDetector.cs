namespace Materials.Reading.Ocr;

/// <summary>Finds the lines of text of an image: the PP-OCRv4 detection network. Thread-safe.</summary>
internal sealed class TextDetector(byte[] model) : IDisposable
{
    /// <summary>The network halves its input five times: sides must be multiples of 32.</summary>
    private const int Multiple = 32;

    /// <summary>Mean and deviation of ImageNet's colours, in the order that the network was trained with.</summary>
    private static readonly float[] Mean = [0.485f, 0.456f, 0.406f];

    private static readonly float[] Deviation = [0.229f, 0.224f, 0.225f];

    /// <summary>For each of the three colour planes, what each of the 256 grey values becomes.</summary>
    private static readonly float[][] Normalised =
        [.. Enumerable.Range(0, 3).Select(plane => Enumerable.Range(0, 256).Select(grey => (grey / 255f - Mean[plane]) / Deviation[plane]).ToArray())];

    private readonly OcrSession session = new(model);

    /// <param name="part">The part of the image to look at.</param>
    /// <param name="scale">How far it is shrunk for the network, 0 to 1.</param>
    /// <returns>Boxes in pixels of the image.</returns>
    public List<TextBox> Find(Raster image, Area part, double scale)
    {
        var (width, height) = (Fit(part.Width * scale), Fit(part.Height * scale));
        var small = image.Scaled(part, width, height);
        using var map = session.Run([1, 3, height, width], planes => Fill(small.Pixels, planes));
        var (scaleX, scaleY) = (part.Width / (double)width, part.Height / (double)height);
        return [.. TextRegions.Find(map.Values, width, height).Select(box => box.Scaled(scaleX, scaleY, part.Left, part.Top))];
    }

    public void Dispose() => session.Dispose();

    private static int Fit(double side) => Math.Max(Multiple, (int)Math.Round(side / Multiple) * Multiple);

    private static void Fill(ReadOnlySpan<byte> grey, Span<float> planes)
    {
        for (var plane = 0; plane < 3; plane++)
        {
            var table = Normalised[plane];
            var target = planes.Slice(plane * grey.Length, grey.Length);
            for (var i = 0; i < grey.Length; i++)
                target[i] = table[grey[i]];
        }
    }
}
