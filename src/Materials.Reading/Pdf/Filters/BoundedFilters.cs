using System.Collections.Frozen;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Materials.Reading.Pdf.Filters;

/// <summary>The filters that streams are unpacked by, held to the file's budget while they unpack.</summary>
/// <remarks>
/// Own ones, since PdfPig's have no bound, and its Flate hands the packed bytes on when it fails. The codings of images are handed through:
/// image libraries read them, and PdfPig's fax decoder allocates whatever size the file claims.
/// </remarks>
internal sealed class BoundedFilters(PdfBudget budget) : BaseFilterProvider(All(budget))
{
    private static FrozenDictionary<string, IFilter> All(PdfBudget budget)
    {
        var flate = new FlateFilter(budget);
        var lzw = new LzwFilter(budget);
        var runLength = new RunLengthFilter(budget);
        var base85 = new Ascii85Filter(budget);
        var hexadecimal = new AsciiHexFilter(budget);
        var image = new ImageCoding();
        return new Dictionary<string, IFilter>
        {
            ["FlateDecode"] = flate,
            ["Fl"] = flate,
            ["LZWDecode"] = lzw,
            ["LZW"] = lzw,
            ["RunLengthDecode"] = runLength,
            ["RL"] = runLength,
            ["ASCII85Decode"] = base85,
            ["A85"] = base85,
            ["ASCIIHexDecode"] = hexadecimal,
            ["AHx"] = hexadecimal,
            ["DCTDecode"] = image,
            ["DCT"] = image,
            ["CCITTFaxDecode"] = image,
            ["CCF"] = image,
            ["JBIG2Decode"] = image,
            ["JPXDecode"] = image,
        }.ToFrozenDictionary();
    }

    private sealed class ImageCoding : IFilter
    {
        public bool IsSupported => false;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex) => input;
    }
}
