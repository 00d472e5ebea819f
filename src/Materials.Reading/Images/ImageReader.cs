using System.Collections.Immutable;
using Materials.Pages;
using Materials.Reading.Archives;
using Materials.Reports;
using NetVips;

namespace Materials.Reading.Images;

/// <summary>Reads pictures: every one is a page without text, for the recognition of text to look at.</summary>
internal sealed class ImageReader(ReadingLimits limits) : IFormatReader
{
    public ImmutableArray<string> Reads { get; } =
        [MediaTypes.Jpeg, MediaTypes.Png, MediaTypes.Tiff, MediaTypes.Bmp, MediaTypes.WebP, MediaTypes.Gif];

    public FormatContent Read(Stream content, string mediaType, CancellationToken cancellationToken)
    {
        var encoded = new byte[content.Length];
        content.ReadExactly(encoded);
        // In floating point: two sides of 32 bits multiply to more than fits.
        if (ClaimedSize.Of(encoded) is var (claimedWidth, claimedHeight) && (double)claimedWidth * claimedHeight > limits.MaxPixels)
            throw new UnreadableFileException(new(FindingCode.LimitExceeded, Limit: $"{limits.MaxPixels / 1_000_000} Mpx", Met: $"{claimedWidth} × {claimedHeight} px"));
        var pages = ImmutableArray.CreateBuilder<Page>();
        var images = ImmutableArray.CreateBuilder<EmbeddedImage>();
        var empty = 0;
        (int Width, int Height)? bitmap = null;
        if (mediaType == MediaTypes.Bmp)
            (encoded, bitmap) = Packed(encoded);
        var count = bitmap is null ? PageCount(encoded) : 1;
        if (count > limits.MaxPages)
            throw new UnreadableFileException(new(FindingCode.LimitExceeded, Limit: $"{limits.MaxPages}", Met: $"{count}"));

        for (var i = 0; i < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var number = i + 1;
            var facts = PictureFacts.Measure(encoded, i, limits.MaxPixels, strict: true)
                ?? throw new UnreadableFileException(new(FindingCode.Corrupt, count > 1 ? number : null));
            if (bitmap is var (width, height))
                facts = facts with { PixelWidth = width, PixelHeight = height };
            if (facts.Ink is null || facts.PixelWidth * (long)facts.PixelHeight > limits.MaxPixels)
                throw new UnreadableFileException(new(FindingCode.LimitExceeded, count > 1 ? number : null, Limit: LimitMet(facts), Met: $"{facts.PixelWidth} × {facts.PixelHeight} px"));

            if (facts.IsEmptySheet == true)
                empty++;
            pages.Add(new()
            {
                Number = number,
                Pictures = [new(facts.PixelWidth, facts.PixelHeight, 1, 0) { RedShare = facts.RedShare, Coloured = facts.Coloured }],
            });
            images.Add(new(number, 0, () => encoded) { Frame = i });
        }
        // Empty back sides between written sheets are how duplex scanners work, and nobody's fault.
        ImmutableArray<Defect> defects = empty == count ? [new(FindingCode.Blank)] : [];
        return new(PageUnit.Page, pages.ToImmutable(), defects) { Images = images.ToImmutable() };
    }

    /// <summary>Too many pixels; or so many of a kind of picture that has to be held in memory whole.</summary>
    private string LimitMet(PictureFacts facts) => facts.PixelWidth * (long)facts.PixelHeight > limits.MaxPixels
        ? $"{limits.MaxPixels / 1_000_000} Mpx"
        : ByteSize.Of(DecodingMemory.MaxBytes);

    private static int PageCount(byte[] encoded)
    {
        try
        {
            var header = PictureHeader.Read(encoded, 0);
            header?.Bitmap?.Dispose();
            return header?.Pages ?? throw new UnreadableFileException(new(FindingCode.Corrupt));
        }
        catch (VipsException)
        {
            throw new UnreadableFileException(new(FindingCode.Corrupt));
        }
    }

    /// <summary>
    /// A bitmap, which libvips does not know, as a PNG, and its own size. Taken apart once: the file itself, 200 MB for a page of A3 at 600 dpi, need not be
    /// held while the page is read.
    /// </summary>
    private static (byte[] Png, (int Width, int Height) Size) Packed(byte[] file)
    {
        try
        {
            using var bitmap = Bmp.Decode(file) ?? throw new UnreadableFileException(new(FindingCode.Corrupt));
            return (bitmap.Pixels.PngsaveBuffer(compression: 1), (bitmap.Width, bitmap.Height));
        }
        catch (VipsException)
        {
            throw new UnreadableFileException(new(FindingCode.Corrupt));
        }
    }
}
