using System.Collections.Immutable;
using Materials.Reports;
using Materials.Reviews;
using Materials.Worker.Desk.Reviews;

namespace Materials.Worker.Desk.Register;

/// <summary>A report and what reviewers did about it, seen together.</summary>
public sealed class PackageReview
{
    public PackageReview(Report report, ImmutableArray<JournalEntry> journal)
    {
        ArgumentNullException.ThrowIfNull(report);
        (Report, Journal) = (report, journal);
        var standing = Reviews.Journal.Standing(journal);
        Reviewed = ReviewedReport.Of(report, standing.Select(s => s.Decision));
        Decisions = report.Items
            .Select(item => (item.Key, Made: standing.LastOrDefault(s => s.Decision.IsAbout(item, report)).Entry))
            .Where(found => found.Made is not null)
            .ToImmutableDictionary(found => found.Key, found => found.Made!, StringComparer.Ordinal);
    }

    /// <summary>What the program found.</summary>
    public Report Report { get; }

    /// <summary>What stands after the reviewers.</summary>
    public Report Reviewed { get; }

    public ImmutableArray<JournalEntry> Journal { get; }

    /// <summary>By item: the entry that decided it, where that holds for this report.</summary>
    public ImmutableDictionary<string, JournalEntry> Decisions { get; }

    /// <summary>What a reviewer last changed in this report's notice; null where nobody did.</summary>
    public NoticeEdit? NoticeEdit => Journal.LastOrDefault(e => e.What == Deed.NoticeEdited && e.ReportId == Report.ReportId)?.Edit;

    /// <summary>How often this report's notice was released.</summary>
    public int Releases => Journal.Count(e => e.What == Deed.NoticeReleased && e.ReportId == Report.ReportId);

    /// <summary>When this report's notice was last released; null where it was not.</summary>
    public JournalEntry? Released => Journal.LastOrDefault(e => e.What == Deed.NoticeReleased && e.ReportId == Report.ReportId);

    /// <summary>Under which name the letters are kept that say what stands now: those that were released last, where nothing was decided otherwise since, else those of the decisions.</summary>
    internal string LetterEdition
    {
        get
        {
            var standing = Letters.LetterEdition.IdOf(Report, Reviewed);
            if (Released is not { } released)
                return standing;
            var then = ReviewedReport.Of(Report, Reviews.Journal.Standing(Journal.Where(e => e.Number < released.Number)).Select(s => s.Decision));
            return Letters.LetterEdition.IdOf(Report, then) == standing ? Letters.LetterEdition.Released(Report, Releases) : standing;
        }
    }

    /// <summary>What it waits for.</summary>
    /// <param name="holdsNotices">Whether notices wait to be released.</param>
    public Stage StageOf(bool holdsNotices) =>
        Reviewed.Items.Any(i => i.Status == ItemStatus.NeedsReview) ? Stage.ToDecide
        : holdsNotices && Released is null ? Stage.ToRelease
        : Stage.Settled;
}
