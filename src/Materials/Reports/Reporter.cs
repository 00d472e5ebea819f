using System.Collections.Immutable;
using Materials.Checklists;
using Materials.Documents;
using Materials.Pages;

namespace Materials.Reports;

/// <summary>Puts the report together from verdicts and files.</summary>
public static class Reporter
{
    /// <summary>The report. Personal numbers are masked in it.</summary>
    /// <param name="verdicts">One per item, in checklist order, as <see cref="Examiner"/> gives them.</param>
    public static Report Report(RecognisedPackage package, ImmutableArray<ItemVerdict> verdicts, Checklist checklist)
    {
        ArgumentNullException.ThrowIfNull(package);
        ArgumentNullException.ThrowIfNull(checklist);
        var submission = package.Content.Submission;
        var findings = FileFindings.Of(package, checklist);
        var report = new Report
        {
            ReportId = ReportIdentity.Of(package, checklist),
            PackageId = submission.PackageId,
            Revision = submission.Revision,
            Applicant = new(submission.Applicant.Name, submission.Applicant.CreditCode),
            Checklist = new(checklist.Id, checklist.Version, checklist.Sha256, checklist.Industries, submission.Level),
            AsOf = package.AsOf,
            Outcome = Outcome.NeedsReview,
            Items = verdicts,
            Files = [.. package.Content.Files.Select(f => Verdict(f, findings[f.Path], package, checklist))],
            Findings = [.. Empty(package), .. findings.Changed],
        };
        return Discretion.Apply(report with { Outcome = OutcomeOf(report) });
    }

    internal static Outcome OutcomeOf(Report report)
    {
        if (report.Items.Any(i => i.Status is ItemStatus.Missing or ItemStatus.Deficient)
            || report.AllFindings().Any(f => f.Severity == Severity.Blocking))
            return Outcome.Incomplete;
        return report.Items.Any(i => i.Status == ItemStatus.NeedsReview) ? Outcome.NeedsReview : Outcome.Complete;
    }

    private static FileVerdict Verdict(FileContent file, ImmutableArray<Finding> findings, RecognisedPackage package, Checklist checklist) => new()
    {
        Path = file.Path,
        Sha256 = file.Sha256,
        Bytes = file.Bytes,
        MediaType = file.MediaType,
        Pages = file.Pages.Length,
        PageUnit = file.Unit,
        Status = file.Status,
        Text = TextOf(file),
        Kinds = [.. checklist.Items.Select(i => i.Key).Where(k => package.Documents.Any(d => d.Kind == k && d.File.Path == file.Path))],
        Findings = findings,
    };

    private static TextSource TextOf(FileContent file)
    {
        var sources = file.Pages.Select(p => p.Source).Where(s => s != TextSource.None).Distinct().ToImmutableArray();
        return sources switch
        {
            [] => TextSource.None,
            [var only] => only,
            _ => TextSource.Mixed,
        };
    }

    private static IEnumerable<Finding> Empty(RecognisedPackage package)
    {
        // An archive that could not be opened may hold everything; one that holds nothing is nothing.
        if (package.Content.Files.Any(f => f.Status != FileStatus.Ignored && !(f is { IsArchive: true, Status: FileStatus.Read } && f.Defects.IsEmpty)))
            yield break;
        yield return new()
        {
            Code = FindingCode.EmptyPackage,
            Severity = Severity.Blocking,
            Message = new("材料包里没有任何材料文件。", "The package holds no document at all."),
            Remedy = new("请检查打包过程，把清单所列材料放入后重新提交。", "Check how it was packed, put in the materials of the checklist and submit it again."),
        };
    }
}
