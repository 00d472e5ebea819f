using UglyToad.PdfPig.Tokens;

namespace Materials.Reading.Pdf.Content;

/// <summary>Draws what annotations show on a page: form fields, stamps, free text.</summary>
internal static class Appearances
{
    private const int MaxAnnotations = 2_000;

    public static void Draw(PageContent page, ContentInterpreter interpreter, PdfObjects objects, HiddenLayers layers)
    {
        if (objects.Get<ArrayToken>(page.Dictionary, "Annots") is not { } annotations)
            return;

        foreach (var token in annotations.Data.Take(MaxAnnotations))
        {
            if (objects.Resolve<DictionaryToken>(token) is not { } annotation || !IsShown(annotation, objects, layers))
                continue;

            if ((FieldValue(annotation, objects) ?? FreeText(annotation, objects)) is { Length: > 0 } value && objects.Numbers(annotation, "Rect") is { Length: 4 } place)
            {
                page.FormFields.Add((page.Space.Map(place[0], place[1], place[2], place[3]), value));
                page.HasInk = true;
            }
            else if (Appearance(annotation, objects) is { } appearance)
            {
                Draw(page, interpreter, objects, annotation, appearance);
            }
        }
    }

    private static bool IsShown(DictionaryToken annotation, PdfObjects objects, HiddenLayers layers)
    {
        var flags = (int)objects.Number(annotation, "F", 0);
        return (flags & (2 | 32)) == 0
            && objects.Name(annotation, "Subtype") is not ("Popup" or "Link" or "Text")
            && !(annotation.TryGet(NameToken.Oc, out var layer) && layers.IsHidden(layer));
    }

    /// <summary>What is filled into a text or choice field; null for every other annotation.</summary>
    private static string? FieldValue(DictionaryToken annotation, PdfObjects objects)
    {
        if (objects.Name(annotation, "Subtype") != "Widget")
            return null;

        // A field's type and value may stand at one of its parents.
        string? type = null, value = null;
        for (var (node, depth) = (annotation, 0); node is not null && depth < 16; node = objects.Get<DictionaryToken>(node, "Parent"), depth++)
        {
            type ??= objects.Name(node, "FT");
            value ??= objects.Text(node, "V");
        }

        return type is "Tx" or "Ch" ? value?.ReplaceLineEndings(" ").Trim() : null;
    }

    /// <summary>A text written onto the page that brings no appearance: viewers draw its content themselves.</summary>
    private static string? FreeText(DictionaryToken annotation, PdfObjects objects) =>
        objects.Name(annotation, "Subtype") == "FreeText" && Appearance(annotation, objects) is null
            ? objects.Text(annotation, "Contents")?.ReplaceLineEndings(" ").Trim()
            : null;

    private static StreamToken? Appearance(DictionaryToken annotation, PdfObjects objects)
    {
        var normal = objects.Get<IToken>(objects.Get<DictionaryToken>(annotation, "AP"), "N");
        return normal switch
        {
            StreamToken stream => stream,
            DictionaryToken states => objects.Get<StreamToken>(states, objects.Name(annotation, "AS") ?? "Off"),
            _ => null,
        };
    }

    /// <summary>An appearance's box is stretched into the annotation's rectangle (ISO 32000-1, 12.5.5).</summary>
    private static void Draw(PageContent page, ContentInterpreter interpreter, PdfObjects objects, DictionaryToken annotation, StreamToken appearance)
    {
        if (objects.Numbers(annotation, "Rect") is not { Length: 4 } rectangle || objects.Numbers(appearance.StreamDictionary, "BBox") is not { Length: 4 } box)
            return;

        var own = objects.Numbers(appearance.StreamDictionary, "Matrix") is { Length: 6 } m ? new Matrix(m[0], m[1], m[2], m[3], m[4], m[5]) : Matrix.Identity;
        var from = own.Map(box[0], box[1], box[2], box[3]);
        double left = Math.Min(rectangle[0], rectangle[2]), bottom = Math.Min(rectangle[1], rectangle[3]);
        var scaleX = from.Width > 0 ? Math.Abs(rectangle[2] - rectangle[0]) / from.Width : 1;
        var scaleY = from.Height > 0 ? Math.Abs(rectangle[3] - rectangle[1]) / from.Height : 1;
        var fit = new Matrix(scaleX, 0, 0, scaleY, left - from.Left * scaleX, bottom - from.Top * scaleY);
        interpreter.Run(objects.Decode(appearance).Span, objects.Get<DictionaryToken>(appearance.StreamDictionary, "Resources"), own.Then(fit).Then(page.Space));
    }
}
