using Materials.Reading.Pdf.Content;
using UglyToad.PdfPig.Tokens;

namespace Materials.Reading.Pdf;

/// <summary>Brings an image of a PDF into a form that image libraries read: JPEG and JPEG 2000 as they are, fax as TIFF, samples as PNG.</summary>
internal sealed class ImageEncoder(PdfObjects objects, PlacedImage image)
{
    /// <summary>Null for what no library here reads (JBIG2), for what is damaged, and for more pixels than the limits allow.</summary>
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
            case "DCTDecode" or "DCT" or "JPXDecode":
                return Before(filters);
            case "CCITTFaxDecode" or "CCF":
                return Fax.ToTiff(Before(filters), image.PixelWidth, image.PixelHeight, LastParameters(filters.Count), objects);
            case "JBIG2Decode":
                return null;
            default:
                return Png();
        }
    }

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

    private ReadOnlyMemory<byte>? Png()
    {
        var bits = image.IsMask ? 1 : (int)objects.Number(image.Dictionary, "BitsPerComponent", 8);
        var space = image.IsMask || !image.Dictionary.TryGet(NameToken.ColorSpace, out var token) ? ColourSpace.Gray : ColourSpace.Read(token, objects, image.NamedColourSpaces);
        if (bits is not (1 or 2 or 4 or 8 or 16) || space.Components is not (1 or 3 or 4))
            return null;

        var samples = objects.Decode(new StreamToken(image.Dictionary, image.Data.ToArray()));
        var row = ((long)image.PixelWidth * space.Components * bits + 7) / 8;
        if (samples.Length < row * image.PixelHeight)
            return null;

        var inverted = objects.Numbers(image.Dictionary, "Decode") is { Length: >= 2 } decode && decode[0] > decode[1];
        return PngWriter.Write(image.PixelWidth, image.PixelHeight, bits, space, samples.Span, (int)row, inverted);
    }
}
