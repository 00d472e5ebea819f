using System.Collections.Immutable;
using Materials.Pages;
using Materials.Reading.Pdf.Content;
using Materials.Reading.Pdf.Layout;
using Materials.Reports;
using UglyToad.PdfPig.Tokens;

namespace Materials.Reading.Pdf;

/// <summary>Makes pages of what is drawn. Roles that only the whole file tells (headers, headings) are given at the end.</summary>
/// <param name="document">The bytes of the file.</param>
internal sealed class PageMaker(PdfObjects objects, ReadOnlyMemory<byte> document)
{
    private readonly List<Draft> drafts = [];

    public void Add(PageContent page)
    {
        var visibility = new Visibility(page);
        visibility.Sort();
        drafts.Add(new Draft(
            page,
            WithFormFields(page, PageLayout.Lines(page, visibility.Visible)),
            HiddenTexts(visibility.Hidden),
            TrustIn(page, visibility)));
    }

    /// <summary>Whether a page without content was found though the file speaks of more content than was found: then it was lost, not left out.</summary>
    /// <param name="mentioned">How often the file speaks of content.</param>
    public bool HasLostContent(int mentioned) =>
        drafts.Exists(d => d.Content.HasLostContent || !d.Content.Dictionary.ContainsKey(NameToken.Contents))
        && mentioned > drafts.Count(d => d.Content.Dictionary.ContainsKey(NameToken.Contents) && !d.Content.HasLostContent);

    public FormatContent Finish(DictionaryToken catalogue)
    {
        RunningText.Mark(drafts.ConvertAll(d => (d.Content.Height, d.Lines)));
        Headings.Mark(drafts.ConvertAll(d => d.Lines));
        var dictionaries = drafts.ConvertAll(d => d.Content.Dictionary);
        var pictures = new PagePictures(objects);
        var pages = drafts.ConvertAll(draft => Finish(draft, pictures));
        var defects = ActiveContent.Find(objects, catalogue, dictionaries).ToList();
        var blank = drafts.TrueForAll(d => !d.Content.HasInk && d.Hidden.IsEmpty);
        if (blank && drafts.Exists(d => d.Content.IsDamaged))
            throw new UnreadableFileException(new Defect(FindingCode.Corrupt));
        defects.AddRange(drafts.Where(d => d.Content.IsDamaged).Select(d => new Defect(FindingCode.Corrupt, d.Content.Number)));
        if (blank)
            defects.Add(new Defect(FindingCode.Blank));
        var attachments = Attachments.Of(objects, catalogue, dictionaries, out var met);
        if (met is not null)
            defects.Add(met);
        return new FormatContent(PageUnit.Page, [.. pages], [.. defects])
        {
            Attachments = attachments,
            Images = pictures.Images,
            Drawings = new(document, drafts.ToImmutableDictionary(d => d.Content.Number, d => PagePictures.Sight(d.Content, d.Trust))),
        };
    }

    private static Page Finish(Draft draft, PagePictures pictures)
    {
        var (content, lines, hidden, trust) = draft;
        return new Page
        {
            Number = content.Number,
            Source = lines.Count == 0 ? TextSource.None : TextSource.Embedded,
            Trust = trust,
            Lines = [.. lines.Select(l => l.ToLine(content.Width, content.Height))],
            Hidden = hidden,
            Pictures = pictures.On(content, lines),
        };
    }

    /// <summary>Puts the values of form fields behind the line that they stand on, where their label is.</summary>
    private static List<TextLine> WithFormFields(PageContent page, List<TextLine> lines)
    {
        foreach (var (area, value) in page.FormFields)
        {
            var field = new TextLine { Text = Ideographs.Normalise(value), Area = area, Role = LineRole.FormField, Size = 0 };
            var after = lines.FindLastIndex(l => l.Area.Top <= area.CentreY);
            lines.Insert(after + 1, field);
        }

        return lines;
    }

    internal static ImmutableArray<HiddenText> HiddenTexts(List<(Fragment Fragment, HiddenReason Reason)> hidden) =>
    [
        .. hidden.GroupBy(h => h.Reason).OrderBy(g => g.Key).SelectMany(group => Rows
            .Of(group.Select(h => h.Fragment).ToList())
            .Select(row => new HiddenText(TextLine.Join(row), group.Key))),
    ];

    /// <summary>
    /// The part of the letters that the fonts tell for certain. The text that a scanner laid beneath its image is as good as that scanner,
    /// which nobody knows: it counts for little more than half.
    /// </summary>
    internal static double TrustIn(PageContent page, Visibility visibility)
    {
        if (page.LetterCount == 0)
            return 1;

        var unknown = page.LostLetters + page.Fragments.Sum(f => f.UnknownLetters);
        var told = 1 - Math.Min(1, (double)unknown / page.LetterCount);
        var letters = visibility.Visible.Sum(f => f.Text.Length);
        var fromScan = letters == 0 ? 0 : (double)visibility.ScanLetters / letters;
        return Math.Round(told * told * (1 - 0.4 * fromScan), 3);
    }

    private sealed record Draft(PageContent Content, List<TextLine> Lines, ImmutableArray<HiddenText> Hidden, double Trust);
}
