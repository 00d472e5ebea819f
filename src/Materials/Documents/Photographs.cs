using System.Collections.Immutable;
using Materials.Checklists;
using Materials.Packages;
using Materials.Pages;

namespace Materials.Documents;

/// <summary>Picture files that show things rather than documents: they belong to a material that asks for photos, where it is otherwise there.</summary>
internal static class Photographs
{
    /// <summary>More text than this is a document; less is a sign on a door or the writing on a van.</summary>
    private const int MostText = 30;

    /// <summary>A picture of more than this share of its page is the page.</summary>
    private const double WholePage = 0.7;

    /// <summary>What a photograph belongs to is told by what lies beside it, not by what it shows.</summary>
    private const double Confidence = 0.65;

    /// <summary>The photographs among the files that hold no document, as documents of the item that asks for photos.</summary>
    /// <param name="documents">What was recognised by its text: a photograph by itself proves nothing.</param>
    public static IEnumerable<Document> Of(PackageContent content, Checklist checklist, ImmutableArray<Document> documents)
    {
        var asking = checklist.Items.FirstOrDefault(i => Asking(i) is not null);
        if (asking is null || documents.Where(d => d.Kind == asking.Key).ToArray() is not { Length: > 0 } told || told.Any(HoldsPhotos))
            return [];

        var taken = documents.Select(d => d.File.Path).ToHashSet(StringComparer.Ordinal);
        return content.Files
            .Where(f => !taken.Contains(f.Path) && IsPhotograph(f, Asking(asking)!))
            .Select(f => new Document { Kind = asking.Key, File = f, FirstPage = 1, LastPage = 1, Confidence = Confidence, Certainty = Confidence });
    }

    /// <summary>Who put photographs into the document sends none beside it: a loose one is the gate. In a scan every page is a picture, which says nothing.</summary>
    private static bool HoldsPhotos(Document document) =>
        document.Pages.Any(p => p.Source is TextSource.Embedded or TextSource.Mixed && p.Pictures.Any(i => Block.IsPhoto(i) && i.Share is null or < WholePage));

    /// <summary>A coloured picture in which the recognition of text found next to nothing. With the company's full name on it, it is the gate.</summary>
    private static bool IsPhotograph(FileContent file, CuePattern asking) =>
        file is { Status: FileStatus.Read, Pages: [{ Source: TextSource.Ocr, Pictures: [{ Coloured: true }] } page] }
        && file.MediaType.StartsWith("image/", StringComparison.Ordinal)
        && page.Text.Length <= MostText
        && !page.Lines.Any(l => asking.Unless.Any(w => w.IsIn(SquashedText.Squash(l.Text))));

    private static CuePattern? Asking(ChecklistItem item) => item.Elements.SelectMany(e => e.Cues).FirstOrDefault(c => c.Where == CuePlace.Pictures);
}
