using System.Collections.Immutable;
using Materials.Fields;
using Materials.Pages;
using Materials.Reports;

namespace Materials.Checklists.Rules;

/// <summary>The licence shows a red seal: the registration authority's, or the applicant's on a copy.</summary>
internal static class LicenseSeal
{
    /// <summary>
    /// A seal of 4 cm on a page of A4 is about 2 % of its area, of which its strokes are a tenth at least;
    /// half of that is asked for, since a faint print leaves gaps.
    /// </summary>
    private const double SealShare = 0.001;

    public static RuleResult Examine(RuleCase about, ImmutableArray<SubmittedLicense> licenses)
    {
        var title = about.Words("title");
        if (licenses.Any(l => l.Document.Pages.Any(p => ShowsSeal(p, title))))
            return RuleResult.Nothing;
        return Judge(about, licenses[0]);
    }

    /// <summary>
    /// A picture on less of its page is pasted into a text: a seal that is a picture of its own, with no shape to be found inside it.
    /// </summary>
    private const double PastedShare = 0.3;

    /// <summary>
    /// A scan shows its seals by their shape; what stands above the title is the national emblem. A pasted picture, or one that nobody
    /// looked at for shapes, shows its seal by its red alone.
    /// </summary>
    /// <param name="words">What the title is known by; without any, every round red shape counts.</param>
    private static bool ShowsSeal(Page page, ImmutableArray<string> words)
    {
        // The scope of business speaks of the licence, too, and goes on for many lines; the title says nothing else.
        var title = page.Lines.Where(l => words.Any(w => Widths.Bare(l.Text).Contains(w, StringComparison.Ordinal)) && l.Box is not null)
            .OrderBy(l => Widths.Bare(l.Text).Length).ThenBy(l => l.Box!.Value.Top).FirstOrDefault()?.Box;
        return page.Pictures.Any(p => p is { Seals: { } seals, Share: null or >= PastedShare }
            ? seals.Any(s => title is not { } t || s.Box.Top + s.Box.Height / 2 > t.Bottom)
            : p.RedShare >= SealShare || p.Seals is { } drawn && drawn.Any(s => s.Red));
    }

    private static RuleResult Judge(RuleCase about, SubmittedLicense submitted)
    {
        var file = submitted.Document.File;
        var page = submitted.Document.FirstPage;
        var where = Place.Of(file, page);
        ImmutableArray<Picture> pictures = [.. submitted.Document.Pages.SelectMany(p => p.Pictures)];
        if (pictures.IsEmpty)
            return Doubt(
                $"{where.Zh}是文字版，没有图像，看不到印章。它是否为营业执照副本的复印件或扫描件，且盖有红色印章？",
                $"{where.En} is text without a picture; no seal can be seen. Is it a copy or scan of the duplicate licence that bears a red seal?");
        if (pictures.Any(p => p.RedShare is null))
            return Doubt(
                $"{where.Zh}上的图像无法判断是否有红色印章，请查看。",
                $"Whether the picture in {where.En} shows a red seal could not be told; please look.");
        if (pictures.All(p => p.Coloured == false))
            return Doubt(
                $"{where.Zh}是黑白件，显示不出红色印章。能否接受？",
                $"{where.En} is a black-and-white copy, on which a red seal cannot show. Is it acceptable?");
        return RuleResult.Of(about.Finding(FindingCode.SealMissing, file, page, null,
            new($"营业执照上应有红色印章（登记机关印章，复印件可加盖本企业公章），{where.Zh}的彩色图像上没有看到。",
                $"A licence bears a red seal (the registration authority's, or the company's own on a copy); none is seen on the colour picture in {where.En}."),
            new("请重新扫描营业执照副本原件（彩色），或在复印件上加盖本企业公章后彩色扫描上传。",
                "Scan the original duplicate again in colour, or put the company's seal on the copy and upload a colour scan.")));

        RuleResult Doubt(string zh, string en) => RuleResult.Of(new Doubt(new(zh, en), file.Path, page, null));
    }
}
