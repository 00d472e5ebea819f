using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Materials.Reading.Pdf.Content;

/// <summary>The layers (optional content groups) that are off when the file is opened.</summary>
internal sealed class HiddenLayers
{
    private readonly PdfObjects objects;
    private readonly HashSet<IndirectReference> off = [];

    public HiddenLayers(PdfObjects objects, DictionaryToken catalogue)
    {
        this.objects = objects;
        var layers = objects.Get<DictionaryToken>(catalogue, "OCProperties");
        var configuration = objects.Get<DictionaryToken>(layers, "D");
        if (objects.Name(configuration, "BaseState") == "OFF")
            Collect(objects.Get<ArrayToken>(layers, "OCGs"));
        if (objects.Get<ArrayToken>(configuration, "ON") is { } on)
            off.ExceptWith(on.Data.OfType<IndirectReferenceToken>().Select(r => r.Data));
        Collect(objects.Get<ArrayToken>(configuration, "OFF"));
    }

    public bool Any => off.Count > 0;

    /// <summary>Whether a layer, or all the layers that a membership dictionary names, are off.</summary>
    public bool IsHidden(IToken? layer)
    {
        if (layer is null || !Any)
            return false;

        if (layer is IndirectReferenceToken reference && off.Contains(reference.Data))
            return true;

        if (objects.Resolve<DictionaryToken>(layer) is not { } membership || !membership.Data.TryGetValue("OCGs", out var groups))
            return false;

        return groups is IndirectReferenceToken single && off.Contains(single.Data)
            || objects.Resolve<ArrayToken>(groups) is { Length: > 0 } several
                && several.Data.All(g => g is IndirectReferenceToken one && off.Contains(one.Data));
    }

    private void Collect(ArrayToken? groups)
    {
        if (groups is not null)
            off.UnionWith(groups.Data.OfType<IndirectReferenceToken>().Select(r => r.Data));
    }
}
