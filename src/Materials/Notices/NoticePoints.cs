using System.Collections.Immutable;
using Materials.Checklists;
using Materials.Fields;
using Materials.Reports;

namespace Materials.Notices;

/// <summary>Turns a report's blocking findings into the points of a notice, one for one.</summary>
internal static class NoticePoints
{
    private static readonly Bilingual WholePackage = new("申报材料包", "The application package");

    private static readonly Bilingual ReadableFile = new(
        "每个文件都能正常打开，内容清晰可辨。",
        "Every file opens and can be read clearly.");

    private static readonly Bilingual MaterialsOfTheList = new(
        "材料包里放有清单所列的各项材料。",
        "The package holds the materials of the checklist.");

    private static readonly Bilingual PackageAsAnnounced = new(
        "收到的文件与申报时登记的文件一致。",
        "The files received are the files announced.");

    public static ImmutableArray<NoticePoint> Of(Report report, Checklist checklist)
    {
        var points = new List<NoticePoint>();
        var stated = new HashSet<Finding>();
        foreach (var verdict in report.Items)
        {
            var item = checklist.Items.FirstOrDefault(i => i.Key == verdict.Key);
            foreach (var finding in verdict.Findings.Where(f => f.Severity == Severity.Blocking))
            {
                stated.Add(finding);
                points.Add(Point(KindOf(finding, verdict), finding, verdict.Key, verdict.Title, Required(item) ?? verdict.Title));
            }
        }

        foreach (var file in report.Files)
            foreach (var finding in file.Findings.Where(f => f.Severity == Severity.Blocking && stated.Add(f)))
                points.Add(Point(PointKind.Correct, finding, null, Named(file.Path), FileRequirement(finding.Code)));

        foreach (var finding in report.Findings.Where(f => f.Severity == Severity.Blocking && stated.Add(f)))
            points.Add(Point(KindOf(finding, null), finding, null, WholePackage, FileRequirement(finding.Code)));

        return [.. points.OrderBy(p => p.Kind)];
    }

    /// <summary>What is absent is supplied; everything else is there and corrected. An absent element is a part to be supplied.</summary>
    /// <param name="item">The verdict that the finding belongs to; null for a finding about a file or the package.</param>
    internal static PointKind KindOf(Finding finding, ItemVerdict? item) =>
        item?.Status == ItemStatus.Missing
        || finding.Code is FindingCode.NotSubmitted or FindingCode.EmptyPackage or FindingCode.ElementMissing
            ? PointKind.Supply
            : PointKind.Correct;

    // As people read it: personal numbers masked, what deceives the eye made visible. The path itself stands in the point's File.
    private static Bilingual Named(string path)
    {
        var shown = PrivateNumbers.Mask(Place.Shown(path));
        return new(shown, shown);
    }

    private static NoticePoint Point(PointKind kind, Finding finding, string? item, Bilingual subject, Bilingual required) => new(
        kind, finding.Code, subject, required, finding.Message, finding.Remedy,
        NoticeExamples.For(finding.Code), item, finding.Element, finding.File, finding.Page);

    // What is wanting in it is said by the finding.
    private static Bilingual? Required(ChecklistItem? item) => item?.Expected;

    private static Bilingual FileRequirement(string code) =>
        code == FindingCode.EmptyPackage ? MaterialsOfTheList : code == FindingCode.ContentChanged ? PackageAsAnnounced : ReadableFile;
}
