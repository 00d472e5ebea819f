using System.Collections.Immutable;
using Materials.Pages;
using Materials.Reports;
using UglyToad.PdfPig.Tokens;

namespace Materials.Reading.Pdf;

/// <summary>Finds the files attached to a PDF: those of the document, and those behind paper clips on its pages.</summary>
internal static class Attachments
{
    /// <summary>Files in one file: further ones are not read, which is said.</summary>
    private const int MaxAttachments = 1_000;
    private const int MaxDepth = 16;

    /// <param name="met">The limit, where there are more than it allows.</param>
    public static ImmutableArray<Attachment> Of(PdfObjects objects, DictionaryToken catalogue, IEnumerable<DictionaryToken> pages, out Defect? met)
    {
        var found = new List<Attachment>();
        var names = objects.Get<DictionaryToken>(catalogue, "Names");
        Collect(objects, objects.Get<DictionaryToken>(names, "EmbeddedFiles"), found, 0);
        foreach (var page in pages)
        {
            foreach (var token in objects.Get<ArrayToken>(page, "Annots")?.Data ?? [])
            {
                if (objects.Resolve<DictionaryToken>(token) is { } annotation && objects.Name(annotation, "Subtype") == "FileAttachment")
                    Add(objects, objects.Get<DictionaryToken>(annotation, "FS"), found);
            }
        }

        met = found.Count < MaxAttachments ? null : new Defect(FindingCode.LimitExceeded, Limit: $"{MaxAttachments - 1}", Met: $"≥ {MaxAttachments}");
        return [.. found.Take(MaxAttachments - 1)];
    }

    /// <summary>Walks a name tree.</summary>
    private static void Collect(PdfObjects objects, DictionaryToken? node, List<Attachment> found, int depth)
    {
        if (node is null || depth > MaxDepth)
            return;

        var names = objects.Get<ArrayToken>(node, "Names");
        for (var i = 1; names is not null && i < names.Length && found.Count < MaxAttachments; i += 2)
            Add(objects, objects.Resolve<DictionaryToken>(names[i]), found);
        foreach (var kid in objects.Get<ArrayToken>(node, "Kids")?.Data.Take(MaxAttachments) ?? [])
            Collect(objects, objects.Resolve<DictionaryToken>(kid), found, depth + 1);
    }

    private static void Add(PdfObjects objects, DictionaryToken? specification, List<Attachment> found)
    {
        var files = objects.Get<DictionaryToken>(specification, "EF");
        if (found.Count >= MaxAttachments || (objects.Get<StreamToken>(files, "UF") ?? objects.Get<StreamToken>(files, "F")) is not { } stream)
            return;

        var name = objects.Text(specification, "UF") ?? objects.Text(specification, "F") ?? "";
        found.Add(new Attachment(name.Length > 0 ? name : $"attachment-{found.Count + 1}", objects.Decode(stream)));
    }
}
