using Materials.Pages;
using Materials.Reports;
using UglyToad.PdfPig.Tokens;

namespace Materials.Reading.Pdf.Content;

internal sealed partial class ContentInterpreter
{
    private void Draw(ReadOnlySpan<byte> name)
    {
        var token = resources.XObject(name);
        if (objects.Resolve<StreamToken>(token) is not { } stream)
            return;

        if (stream.StreamDictionary.TryGet(NameToken.Oc, out var layer) && layers.IsHidden(layer))
            return;

        switch (objects.Name(stream.StreamDictionary, "Subtype"))
        {
            case "Form":
                DrawForm(stream, token as IndirectReferenceToken);
                break;
            case "Image":
                PlaceImage(stream.StreamDictionary, stream.Data);
                break;
        }
    }

    private void DrawForm(StreamToken form, IndirectReferenceToken? reference)
    {
        if (depth >= PdfLimits.MaxFormDepth || (reference is not null && !drawing.Add(reference.Data)))
            throw new UnreadableFileException(new Defect(FindingCode.Corrupt, page.Number));

        budget.FormDraw();
        var content = forms.Content(form, reference);
        var (outerState, outerText, outerLine, outerResources, outerBelow, outerLayers) = (state, text, line, resources, savedBelow, hiddenLayers);
        depth++;
        savedBelow = saved.Count;
        var dictionary = form.StreamDictionary;
        if (objects.Numbers(dictionary, "Matrix") is { Length: 6 } m)
            state.Space = new Matrix(m[0], m[1], m[2], m[3], m[4], m[5]).Then(state.Space);
        if (objects.Numbers(dictionary, "BBox") is { Length: 4 } box)
            state.Clip = state.Clip.Intersect(state.Space.Map(box[0], box[1], box[2], box[3]));
        if (objects.Get<DictionaryToken>(dictionary, "Resources") is { } own)
            resources = forms.Resources(own, objects, fonts);
        var marked = markedContent.Count;
        Execute(content.Span);

        while (markedContent.Count > marked)
            markedContent.Pop();
        while (saved.Count > savedBelow)
            saved.Pop();
        depth--;
        (state, text, line, resources, savedBelow, hiddenLayers) = (outerState, outerText, outerLine, outerResources, outerBelow, outerLayers);
        builder.Jumped = true;
        if (reference is not null)
            drawing.Remove(reference.Data);
    }

    private void PlaceImage(DictionaryToken dictionary, ReadOnlyMemory<byte> data)
    {
        page.HasInk = true;
        if (hiddenLayers > 0 || page.Images.Count >= PdfLimits.MaxPicturesPerPage)
            return;

        var area = state.Space.Map(0, 0, 1, 1).Intersect(state.Clip);
        if (area.IsNone)
            return;

        page.Images.Add(new PlacedImage(area, dictionary, data, ++order)
        {
            IsMask = objects.Get<BooleanToken>(dictionary, "ImageMask")?.Data == true,
            IsSeeThrough = dictionary.ContainsKey(NameToken.Smask) || dictionary.ContainsKey(NameToken.Mask) || state.FillAlpha < 0.95,
            PixelWidth = Pixels(dictionary, "Width"),
            PixelHeight = Pixels(dictionary, "Height"),
            NamedColourSpaces = resources.ColourSpaces,
            Space = state.Space,
        });
    }

    private int Pixels(DictionaryToken dictionary, string name) => (int)Math.Clamp(objects.Number(dictionary, name, 0), 0, int.MaxValue);

    private void DrawInline(ref ContentScanner scanner)
    {
        if (InlineImage.Read(ref scanner, resources.ColourSpaces, objects) is { } image)
            PlaceImage(image.Dictionary, image.Data);
    }
}
