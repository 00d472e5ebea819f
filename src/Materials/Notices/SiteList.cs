using System.Collections.Immutable;
using Materials.Checklists;
using Materials.Reports;

namespace Materials.Notices;

/// <summary>The list to verify on site (现场核实清单), for the audit team of a package in which the check found nothing missing.</summary>
/// <remarks>What software cannot see of a copy is for people: whether it is true, whether what it says is put into practice.</remarks>
public sealed record SiteList
{
    /// <summary>Deterministic: from the package's id and revision.</summary>
    public required string Number { get; init; }

    public required Report Report { get; init; }

    /// <summary>The checklist's title.</summary>
    public required Bilingual Checklist { get; init; }

    public required NoticeOptions Options { get; init; }

    /// <param name="checklist">The checklist that the report names.</param>
    public static SiteList Of(Report report, Checklist checklist, NoticeOptions options)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(checklist);
        ArgumentNullException.ThrowIfNull(options);
        return new() { Number = $"HS-{report.PackageId}-{report.Revision}", Report = report, Checklist = checklist.Title, Options = options };
    }

    /// <summary>Every material that is there, with where its copy stands and room for what is seen on site.</summary>
    public Letter Letter(Language language)
    {
        var words = new LetterWords(language);
        var materials = Report.Items.Where(i => i.Status == ItemStatus.Satisfied).ToImmutableArray();
        return words.Frame(words.Say("现场核实清单", "TO VERIFY ON SITE"), Number, Options, Report.AsOf) with
        {
            Facts = words.Facts(Number, Report.Applicant.Name, Report.Applicant.CreditCode, Report.PackageId, Report.Revision, Checklist, Report.AsOf),
            Opening = words.Say(
                "该申请初步核验未发现缺失。请对照原件核实下列材料的真实性；制度是否有效执行、案例是否有代表性、人员和设施是否与所报一致，须在现场判断。",
                "The preliminary check of this application found nothing missing. Please hold the copies below against their originals. Whether the system is put "
                + "into practice, the cases are representative, and staff and facilities are as stated can only be judged on site."),
            Parts = materials.IsEmpty ? [] : [new(
                words.Say("应核实的材料", "Materials to verify"),
                new(words.Say("序号", "No."), words.Say("材料", "Material"), words.Say("所报材料的位置", "Where the copy stands"), words.Say("核实情况", "Seen on site")),
                [.. materials.Select((item, i) => Row(i + 1, item, words))])],
            Remarks = [.. NotRequired(words)],
        };
    }

    private LetterRow Row(int number, ItemVerdict item, LetterWords words)
    {
        var places = item.Documents.Select(d => words.Shown(d.File) + Pages(d, words)).DefaultIfEmpty(words.Say("（未注明）", "(not stated)"));
        return new(
            number,
            words.Shown(item.Title),
            [new(words.Say("文件", "File"), string.Join(words.Say("；", "; "), places))],
            [
                new(words.Say("原件", "Original"), words.Say("□ 一致　□ 不一致", "□ agrees   □ differs")),
                new(words.Say("说明", "Remarks"), "____________"),
            ]);
    }

    private string Pages(DocumentReference document, LetterWords words) =>
        document.Pages is [var first, .., var last] && Report.Files.FirstOrDefault(f => f.Path == document.File) is { PageUnit: var unit, Pages: > 1 }
            ? words.Say("", " ") + words.Say("（", "(") + ReportWords.Place(first, last, unit).In(words.Language) + words.Say("）", ")")
            : "";

    private IEnumerable<string> NotRequired(LetterWords words)
    {
        // An applicant's reason is its own word; where it does not hold, the material is asked for after all.
        var stated = Report.Items.Where(i => i is { Status: ItemStatus.NotRequired, Reason: not null }).ToImmutableArray();
        if (!stated.IsEmpty)
            yield return words.Say(
                $"以下材料未要求提交，请一并核实理由：{words.List(stated.Select(i => $"{words.Shown(i.Title)}（{words.Shown(i.Reason!)}）"))}",
                $"These were not asked for; please verify the reasons: {words.List(stated.Select(i => $"{words.Shown(i.Title)} ({words.Shown(i.Reason!)})"))}");
    }
}
