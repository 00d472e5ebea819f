using Materials.Pages;
using Materials.Reading.Archives;
using Materials.Reading.Images;

namespace Materials.Reading.Office;

/// <summary>A picture in an Office file, not yet placed on a page.</summary>
/// <param name="Facts">What its pixels tell; null for drawings (EMF, WMF) and broken pictures.</param>
/// <param name="Width">As it is shown, in EMU; 0 where unknown.</param>
/// <param name="Encoded">Fetches its bytes; null when it is no picture that can be decoded.</param>
internal sealed record OfficePicture(PictureFacts? Facts, long Width, long Height, Func<ReadOnlyMemory<byte>?>? Encoded)
{
    private const int EmuPerPixel = 9525;

    /// <param name="paper">The area of the page in EMU².</param>
    public Picture On(int afterLine, double paper)
    {
        double? share = Width > 0 && Height > 0 && paper > 0 ? Math.Min(1, (double)Width * Height / paper) : null;
        // What cannot be decoded is still seen by a person: it is there at the size it is shown.
        return new(Facts?.PixelWidth ?? (int)Math.Min(int.MaxValue, Width / EmuPerPixel), Facts?.PixelHeight ?? (int)Math.Min(int.MaxValue, Height / EmuPerPixel), share, afterLine)
        {
            RedShare = Facts?.RedShare,
            Coloured = Facts?.Coloured,
        };
    }
}

/// <summary>The pictures of one Office file; each part is measured once, however often it is shown.</summary>
internal sealed class OfficePictures(OfficePackage package, ReadingLimits limits)
{
    private readonly Dictionary<string, PictureFacts?> _facts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The picture that a relationship of <paramref name="part"/> leads to; null when it leads nowhere or outside.</summary>
    public OfficePicture? Of(string part, string? relationship, long width, long height)
    {
        if (package.Target(part, relationship) is not { } target)
            return null;
        if (!_facts.TryGetValue(target, out var facts))
            _facts[target] = facts = Measure(target);
        return new(facts, width, height, facts?.Ink is null ? null : () => Bytes(target));
    }

    private PictureFacts? Measure(string target) =>
        Bytes(target) is { } bytes ? PictureFacts.Measure(bytes, 0, limits.MaxPixels, strict: false) : null;

    private ReadOnlyMemory<byte>? Bytes(string target)
    {
        try
        {
            return package.Open(target).ToArray();
        }
        catch (ZipException e) when (e.Defect.Code == Reports.FindingCode.Corrupt)
        {
            return null;
        }
    }
}
