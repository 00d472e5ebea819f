using System.Formats.Asn1;

namespace Materials.Reading.Ofd;

/// <summary>Finds the picture in an electronic seal (SES_ESPictrueInfo of GM/T 0031-2014 and GB/T 38540-2020): its kind, and its bytes.</summary>
internal static class SealPicture
{
    /// <summary>Seals nest some eight deep, in a signature some twelve.</summary>
    private const int MaxDepth = 24;

    /// <param name="seal">A seal, or a signature with a seal in it; ASN.1.</param>
    public static ReadOnlyMemory<byte>? In(ReadOnlyMemory<byte> seal)
    {
        try
        {
            return Find(seal, 0);
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static ReadOnlyMemory<byte>? Find(ReadOnlyMemory<byte> encoded, int depth)
    {
        if (depth > MaxDepth)
            return null;
        var reader = new AsnReader(encoded, AsnEncodingRules.BER);
        var isNamed = false;
        while (reader.HasData)
        {
            var tag = reader.PeekTag();
            if (isNamed && tag.HasSameClassAndValue(Asn1Tag.PrimitiveOctetString))
                return reader.ReadOctetString();
            isNamed = tag.TagClass == TagClass.Universal && (UniversalTagNumber)tag.TagValue is UniversalTagNumber.IA5String or UniversalTagNumber.UTF8String
                && reader.PeekContentBytes().Span is var kind && (kind.SequenceEqual("png"u8) || kind.SequenceEqual("PNG"u8) || kind.SequenceEqual("jpg"u8)
                    || kind.SequenceEqual("JPG"u8) || kind.SequenceEqual("jpeg"u8) || kind.SequenceEqual("gif"u8) || kind.SequenceEqual("GIF"u8)
                    || kind.SequenceEqual("bmp"u8) || kind.SequenceEqual("BMP"u8) || kind.SequenceEqual("ofd"u8) || kind.SequenceEqual("OFD"u8));
            if (tag.IsConstructed && Find(reader.PeekContentBytes(), depth + 1) is { } picture)
                return picture;
            _ = reader.ReadEncodedValue();
        }
        return null;
    }
}
