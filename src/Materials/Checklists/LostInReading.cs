using System.Collections.Immutable;
using Materials.Checklists.Rules;
using Materials.Documents;
using Materials.Fields;
using Materials.Pages;
using Materials.Reports;

namespace Materials.Checklists;

/// <summary>
/// Tells what a licence lacks from what was lost when its picture was read: a name and a code are one line each, and of a small or blurred copy one
/// character is enough to lose them. Then a person is asked, with what was read instead.
/// </summary>
internal static class LostInReading
{
    /// <summary>
    /// What stands on a page read less surely than this, as a mean over its characters, may be missing from its text. Sound scans of 100 dpi and more come
    /// to 0.98, copies of 70 dpi to 0.93 and less.
    /// </summary>
    private const double SoundTrust = 0.95;

    /// <summary>Whether a document was recognised from pictures so badly that what is not in its text may stand on it all the same.</summary>
    public static bool IsPoorlyRead(Document document) => document.Pages.Any(p => IsRecognised(p) && p.Trust < SoundTrust);

    /// <summary>The question to ask instead of calling an element missing; null where the documents are no licence, or were read well and show nothing like it.</summary>
    public static Doubt? Instead(ChecklistItem item, Element element, ImmutableArray<Document> documents)
    {
        if (item.Key != KnownItems.BusinessLicense)
            return null;
        var read = documents.Select(d => (Document: d, Value: ReadAs(element, d))).FirstOrDefault(r => r.Value is { Ocr: true });
        if (read.Value is { } value)
        {
            var at = Place.Of(read.Document.File, value.Page);
            return new(
                new($"{at.Zh}的图像上，“{element.Title.Zh}”读作“{value.Shown}”，可能漏读或认错了字符。请核对原图。",
                    $"{element.Title.En} was read as “{value.Shown}” in {at.En}; characters may be lost or misread. Compare with the picture."),
                read.Document.File.Path, value.Page, PrivateNumbers.Leave(value.Quote));
        }

        if (documents.FirstOrDefault(IsPoorlyRead) is not { } poor)
            return null;
        var page = poor.Pages.Where(IsRecognised).MinBy(p => p.Trust)!;
        var where = Place.Of(poor.File, page.Number);
        return new(
            new($"{where.Zh}的图像不够清晰，没有读出“{element.Title.Zh}”。图像上是否有？请核对原图。",
                $"The picture in {where.En} is not clear enough: {element.Title.En} was not read. Is it there? Look at the picture."),
            poor.File.Path, page.Number, null);
    }

    private static ReadValue? ReadAs(Element element, Document document)
    {
        var license = License.Read(document);
        return OldLicense.IsCode(element) ? license.Code ?? Fragment(document) : license.Name;
    }

    private static ReadValue? Fragment(Document document) => document.Pages
        .SelectMany(p => p.Lines.Select(l => (Page: p, Line: l, Text: CreditCode.FragmentIn(l.Text))))
        .Where(f => f.Text is not null)
        .Select(f => ReadValue.In(f.Page, f.Line, f.Text!, f.Line.Text.Trim()))
        .FirstOrDefault();

    private static bool IsRecognised(Page page) => page.Source is TextSource.Ocr or TextSource.Mixed;
}
