using Materials.Reading.Images;
using Materials.Reading.Ocr;
using Materials.Reading.Pdf.Content;
using NetVips;
using UglyToad.PdfPig.Tokens;

namespace Materials.Reading.Pdf;

/// <summary>Brings an image of a PDF into a form that image libraries read: JPEG as it is, fax as TIFF, samples as PNG.</summary>
internal sealed class ImageEncoder(PdfObjects objects, PlacedImage image)
{
    /// <summary>Null for what no library here reads (JBIG2, JPEG 2000), for what is damaged, and for more pixels than the limits allow.</summary>
    public ReadOnlyMemory<byte>? TryEncode()
    {
        try
        {
            return Encode();
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or UnreadableFileException or OutOfMemoryException))
        {
            return null;
        }
    }

    private ReadOnlyMemory<byte>? Encode()
    {
        if (image.PixelWidth < 1 || image.PixelHeight < 1 || (long)image.PixelWidth * image.PixelHeight > PdfLimits.MaxPicturePixels)
            return null;

        var filters = Filters();
        switch (filters.LastOrDefault())
        {
            case "DCTDecode" or "DCT":
                return Jpeg(Before(filters));
            case "CCITTFaxDecode" or "CCF":
                return Fax.ToTiff(Before(filters), image.PixelWidth, image.PixelHeight, LastParameters(filters.Count), DecodesInverted, objects);
            case "JBIG2Decode" or "JPXDecode":
                return null;
            default:
                return Samples(filters);
        }
    }

    /// <summary>Whether light and dark are turned round on the way from the samples to the page.</summary>
    private bool DecodesInverted => objects.Numbers(image.Dictionary, "Decode") is { Length: >= 2 } decode && decode[0] > decode[1];

    private List<string> Filters() => objects.Get<IToken>(image.Dictionary, "Filter") switch
    {
        NameToken name => [name.Data],
        ArrayToken names => [.. names.Data.Select(n => objects.Resolve<NameToken>(n)?.Data ?? "")],
        _ => [],
    };

    private DictionaryToken? LastParameters(int count) => objects.Get<IToken>(image.Dictionary, "DecodeParms") switch
    {
        DictionaryToken dictionary => dictionary,
        ArrayToken array when array.Length >= count && count > 0 => objects.Resolve<DictionaryToken>(array[count - 1]),
        _ => null,
    };

    /// <summary>The bytes as they stand before the last filter, the image's own format.</summary>
    private ReadOnlyMemory<byte> Before(List<string> filters)
    {
        if (filters.Count < 2)
            return image.Data;

        var outer = image.Dictionary
            .With("Filter", new ArrayToken([.. filters.SkipLast(1).Select(NameToken.Create)]));
        return objects.Decode(new StreamToken(outer, image.Data.ToArray()));
    }

    /// <summary>As it is, but for what PDF and JPEG files understand differently.</summary>
    private ReadOnlyMemory<byte> Jpeg(ReadOnlyMemory<byte> jpeg)
    {
        // Adobe's programs store inks in JPEG files as their absence. Image libraries know that by a mark in the file; in a PDF file the Decode array says it.
        var fourInks = JpegHeader.Read(jpeg.Span) is { Components: 4 };
        var undone = fourInks && JpegHeader.Read(jpeg.Span) is { HasAdobeMark: true };
        if (undone == DecodesInverted)
            return jpeg;

        Libvips.Use();
        var shrink = 1;
        while (shrink < 8 && Math.Max(image.PixelWidth, image.PixelHeight) / shrink > PageImage.LongestSide)
            shrink *= 2;
        using var decoded = Image.NewFromBuffer(PictureFacts.Bytes(jpeg), $"[shrink={shrink}]", access: Enums.Access.Sequential);
        using var turned = decoded.Invert();
        using var colours = turned.Colourspace(turned.Bands < 3 ? Enums.Interpretation.Bw : Enums.Interpretation.Srgb);
        return colours.PngsaveBuffer(compression: 1, filter: Enums.ForeignPngFilter.None);
    }

    private ReadOnlyMemory<byte>? Samples(List<string> filters)
    {
        var bits = image.IsMask ? 1 : (int)objects.Number(image.Dictionary, "BitsPerComponent", 8);
        var space = image.IsMask || !image.Dictionary.TryGet(NameToken.ColorSpace, out var token) ? ColourSpace.Gray : ColourSpace.Read(token, objects, image.NamedColourSpaces);
        if (bits is not (1 or 2 or 4 or 8 or 16) || space.Components is not (1 or 3 or 4) || (space.IsIndexed && space.Base is not { Components: 1 or 3 or 4 }))
            return null;

        var isDeflated = filters.LastOrDefault() is "FlateDecode" or "Fl";
        var packed = isDeflated || filters.Count == 0 ? Before(filters) : objects.Decode(new StreamToken(image.Dictionary, image.Data.ToArray()));
        var predictor = isDeflated ? (int)objects.Number(LastParameters(filters.Count), "Predictor", 1) : 1;
        var row = ((long)image.PixelWidth * space.Components * bits + 7) / 8;
        using var rows = new SampleRows(packed, isDeflated, predictor, checked((int)row), Math.Max(1, space.Components * bits / 8));
        return SampleImage.Encode(rows, new(space, bits, DecodesInverted), image.PixelWidth, image.PixelHeight, PageImage.LongestSide);
    }
}
