using Materials.Reading.Pdf.Content;

namespace Materials.Reading.Pdf;

/// <summary>Brings an image of a PDF into a form that image libraries read.</summary>
internal sealed class ImageEncoder(PdfObjects objects, PlacedImage image)
{
    public ReadOnlyMemory<byte>? Encode()
    {
        _ = objects;
        var filter = objects.Name(image.Dictionary, "Filter");
        return filter is "DCTDecode" ? image.Data : null;
    }
}
