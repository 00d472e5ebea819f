using System.Collections.Immutable;
using Materials.Pages;

namespace Materials.Reports;

/// <summary>A finding with the item it is about; without one when it is about a file or the package.</summary>
public sealed record Remark(ItemVerdict? Item, Finding Finding);

/// <summary>A report sorted the way its reader acts on it: supply, correct, decide, know.</summary>
public sealed class ReportDigest
{
    public ReportDigest(Report report)
    {
        var ofItems = report.Items.SelectMany(i => i.Findings.Select(f => new Remark(i, f))).ToArray();
        // A file's defect stands at the file and at the item it belongs to: it is told once, at the item.
        var told = ofItems.Select(r => (r.Finding.Code, r.Finding.File)).ToHashSet();
        var ofFiles = report.Files.SelectMany(f => f.Findings.Select(g => new Remark(null, g with { File = g.File ?? f.Path })))
            .Where(r => !told.Contains((r.Finding.Code, r.Finding.File)));
        Remark[] all = [.. ofItems, .. report.Findings.Select(f => new Remark(null, f)), .. ofFiles];

        ToSupply = [.. all.Where(r => IsBlocking(r) && r.Item?.Status == ItemStatus.Missing)];
        ToCorrect = [.. all.Where(r => IsBlocking(r) && r.Item?.Status != ItemStatus.Missing)];
        ToReview = [.. report.Items.Where(i => i.Status == ItemStatus.NeedsReview)];
        Hints = [.. all.Where(r => !IsBlocking(r) && r.Finding.Code != FindingCode.Unrecognised)];
        Strays = [.. report.Files.Where(f => f.Kinds.IsEmpty && !HoldsOthers(f, report))];
    }

    /// <summary>What is absent and must be supplied (补充).</summary>
    public ImmutableArray<Remark> ToSupply { get; }

    /// <summary>What is there and must be put right (修正).</summary>
    public ImmutableArray<Remark> ToCorrect { get; }

    /// <summary>The items that a person must decide.</summary>
    public ImmutableArray<ItemVerdict> ToReview { get; }

    /// <summary>What changes no verdict but is good to know.</summary>
    public ImmutableArray<Remark> Hints { get; }

    /// <summary>The files that belong to no item, archives with members excepted.</summary>
    public ImmutableArray<FileVerdict> Strays { get; }

    private static bool IsBlocking(Remark remark) => remark.Finding.Severity == Severity.Blocking;

    private static bool HoldsOthers(FileVerdict file, Report report) =>
        file.Status == FileStatus.Read && report.Files.Any(f => f.Path.StartsWith($"{file.Path}/", StringComparison.Ordinal));
}
