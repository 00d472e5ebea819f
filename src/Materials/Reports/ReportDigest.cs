using System.Collections.Immutable;
using Materials.Notices;
using Materials.Pages;

namespace Materials.Reports;

/// <summary>A finding with the item it is about; without one when it is about a file or the package.</summary>
public sealed record Remark(ItemVerdict? Item, Finding Finding);

/// <summary>A report sorted the way its reader acts on it: supply, correct, decide, know. Agrees with the notice point by point.</summary>
public sealed class ReportDigest
{
    public ReportDigest(Report report)
    {
        // A file's defect stands at the file and at the item it belongs to: it is told once, at the item.
        var told = new HashSet<Finding>();
        Remark[] all =
        [
            .. report.Items.SelectMany(i => i.Findings.Where(told.Add).Select(f => new Remark(i, f))),
            .. report.Findings.Where(told.Add).Select(f => new Remark(null, f)),
            .. report.Files.SelectMany(file => file.Findings.Where(told.Add).Select(f => new Remark(null, f with { File = f.File ?? file.Path }))),
        ];
        var blocking = all.Where(r => r.Finding.Severity == Severity.Blocking).ToLookup(r => NoticePoints.KindOf(r.Finding, r.Item));

        ToSupply = [.. blocking[PointKind.Supply]];
        ToCorrect = [.. blocking[PointKind.Correct]];
        ToReview = [.. report.Items.Where(i => i.Status == ItemStatus.NeedsReview || i.Question is not null)];
        Hints = [.. all.Where(r => r.Finding.Severity == Severity.Advisory && r.Finding.Code != FindingCode.Unrecognised)];
        Strays = [.. report.Files.Where(f => f.Kinds.IsEmpty && !HoldsOthers(f, report))];
    }

    /// <summary>What is absent and must be supplied (补充).</summary>
    public ImmutableArray<Remark> ToSupply { get; }

    /// <summary>What is there and must be put right (修正).</summary>
    public ImmutableArray<Remark> ToCorrect { get; }

    /// <summary>The items with something that a person must decide, whatever else is wrong with them.</summary>
    public ImmutableArray<ItemVerdict> ToReview { get; }

    /// <summary>What changes no verdict but is good to know.</summary>
    public ImmutableArray<Remark> Hints { get; }

    /// <summary>The files that belong to no item, archives with members excepted.</summary>
    public ImmutableArray<FileVerdict> Strays { get; }

    private static bool HoldsOthers(FileVerdict file, Report report) =>
        file.Status == FileStatus.Read && report.Files.Any(f => f.Path.StartsWith($"{file.Path}/", StringComparison.Ordinal));
}
