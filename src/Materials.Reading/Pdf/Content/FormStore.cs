using Materials.Reading.Pdf.Fonts;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Materials.Reading.Pdf.Content;

/// <summary>What forms unpack to, kept while a file is read: letterheads are drawn on every page.</summary>
internal sealed class FormStore(PdfObjects objects)
{
    private const long MaxKeptBytes = 32 << 20;

    private readonly Dictionary<IndirectReference, ReadOnlyMemory<byte>> contents = [];
    private readonly Dictionary<DictionaryToken, Resources> resources = new(ReferenceEqualityComparer.Instance);
    private long kept;

    public ReadOnlyMemory<byte> Content(StreamToken form, IndirectReferenceToken? reference)
    {
        if (reference is not null && contents.TryGetValue(reference.Data, out var known))
            return known;

        var content = objects.Decode(form);
        if (reference is not null && kept + content.Length <= MaxKeptBytes)
        {
            kept += content.Length;
            contents[reference.Data] = content;
        }

        return content;
    }

    public Resources Resources(DictionaryToken dictionary, PdfObjects within, FontLoader fonts)
    {
        if (!resources.TryGetValue(dictionary, out var known))
            resources[dictionary] = known = new Resources(within, fonts, dictionary);
        return known;
    }
}
