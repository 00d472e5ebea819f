using NetVips;

namespace Materials.Reading.Images;

/// <summary>Counts the pixels of a small picture: seal red, coloured at all, ink.</summary>
internal static class PixelCount
{
    /// <summary>
    /// Seal red by hue, in degrees around 0: stamp ink is vermilion to crimson. Camera white balance and JPEG's halved colour planes shift it by some ten
    /// degrees. Skin, wood and yellowed paper begin at 18, magenta print at 325.
    /// </summary>
    private const double MaxRedHue = 16, MinRedHue = 338;

    /// <summary>Shrinking blends thin strokes with white paper: a fifth of full saturation is left of them; grey noise of JPEG stays under a tenth.</summary>
    private const double MinRedSaturation = 0.25;

    /// <summary>Darker than this (of 255) every hue is noise.</summary>
    private const int MinRedValue = 80;

    /// <summary>
    /// How far (of 255) the differences between the channels must lie from those of the ground before a pixel is called coloured. Measured against
    /// the ground, so that a grey copy photographed under a yellow lamp stays grey.
    /// </summary>
    private const int MinColour = 40;

    /// <summary>The part of coloured pixels from which a picture is coloured: a quarter of a small seal; above the fringes that lenses give to black text.</summary>
    private const double MinColouredShare = 0.002;

    /// <summary>How much darker (or lighter) than the ground ink is, of 255 on white paper: pale pencil passes, paper texture and show-through do not.</summary>
    private const int MinInk = 45;

    /// <summary>In less light ink differs less, in proportion; in the dark a sensor's grain is left.</summary>
    private const int MinInkInTheDark = 15;

    /// <summary>The rim that is not looked at: the shadow of the scanner's lid says nothing about what is on the sheet.</summary>
    private const double Rim = 0.03;

    public static (double Red, bool Coloured, double Ink) Of(Image small)
    {
        using var pixels = Plain(small);
        var (width, height, bands) = (pixels.Width, pixels.Height, pixels.Bands);
        var bytes = pixels.WriteToMemory<byte>();
        var ground = Ground(bytes, bands);
        var minInk = Math.Max(MinInkInTheDark, MinInk * ground.Luminance / 255);
        int red = 0, coloured = 0, ink = 0, inner = 0;
        var rim = (X: (int)(width * Rim), Y: (int)(height * Rim));
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var at = (y * width + x) * bands;
                int r = bytes[at], g = bands < 3 ? r : bytes[at + 1], b = bands < 3 ? r : bytes[at + 2];
                var differs = IsColoured(r, g, b, ground);
                if (differs)
                    coloured++;
                if (IsSealRed(r, g, b))
                    red++;
                if (x < rim.X || x >= width - rim.X || y < rim.Y || y >= height - rim.Y)
                    continue;
                inner++;
                if (differs || Math.Abs(Luminance(r, g, b) - ground.Luminance) >= minInk)
                    ink++;
            }
        double all = width * height;
        return (red / all, coloured / all >= MinColouredShare, inner == 0 ? 0 : ink / (double)inner);
    }

    private static bool IsSealRed(int r, int g, int b)
    {
        int max = Math.Max(r, Math.Max(g, b)), min = Math.Min(r, Math.Min(g, b));
        if (max != r || max < MinRedValue || max - min < MinRedSaturation * max)
            return false;
        var hue = 60.0 * (g - b) / (max - min);
        return hue >= 0 ? hue <= MaxRedHue : hue + 360 >= MinRedHue;
    }

    private static bool IsColoured(int r, int g, int b, (int Luminance, int RedGreen, int GreenBlue) ground) =>
        Math.Abs(r - g - ground.RedGreen) >= MinColour || Math.Abs(g - b - ground.GreenBlue) >= MinColour;

    /// <summary>Luminance and channel differences that most pixels lie around: their medians.</summary>
    private static (int Luminance, int RedGreen, int GreenBlue) Ground(byte[] bytes, int bands)
    {
        int[] luminance = new int[256], redGreen = new int[511], greenBlue = new int[511];
        for (var at = 0; at < bytes.Length; at += bands)
        {
            int r = bytes[at], g = bands < 3 ? r : bytes[at + 1], b = bands < 3 ? r : bytes[at + 2];
            luminance[Luminance(r, g, b)]++;
            redGreen[r - g + 255]++;
            greenBlue[g - b + 255]++;
        }
        var half = bytes.Length / bands / 2;
        return (Median(luminance, half), Median(redGreen, half) - 255, Median(greenBlue, half) - 255);
    }

    private static int Median(int[] counts, int half)
    {
        var sum = 0;
        for (var i = 0; i < counts.Length; i++)
            if ((sum += counts[i]) > half)
                return i;
        return counts.Length - 1;
    }

    /// <summary>ITU-R BT.601.</summary>
    private static int Luminance(int r, int g, int b) => (299 * r + 587 * g + 114 * b) / 1000;

    /// <summary>Eight bits, one band or three, transparent parts laid on white paper.</summary>
    private static Image Plain(Image small)
    {
        var srgb = small.Colourspace(small.Bands < 3 ? Enums.Interpretation.Bw : Enums.Interpretation.Srgb);
        var flat = srgb.HasAlpha() ? srgb.Flatten(background: [255]) : srgb;
        return flat.Cast(Enums.BandFormat.Uchar);
    }
}
