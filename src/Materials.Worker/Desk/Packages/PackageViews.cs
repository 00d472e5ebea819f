using System.Collections.Immutable;
using Materials.Checklists;
using Materials.Reports;
using Materials.Worker.Desk.Register;
using Materials.Worker.Desk.Reviews;
using Materials.Worker.Screenings;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Materials.Worker.Desk.Packages;

/// <summary>Puts a package's screen together.</summary>
internal sealed class PackageViews(
    Registrar registrar, PackageRegister register, PageSource pages, ChecklistShelf checklists, IOptions<ScreeningOptions> screening, TimeProvider time)
{
    /// <summary>How long personal numbers stay shown to who asked: long enough for a package, too short for a desk left open.</summary>
    public static readonly TimeSpan NumbersShownFor = TimeSpan.FromMinutes(15);

    /// <returns>Null where there is no report on such a package.</returns>
    public async Task<PackageView?> OfAsync(string packageId, IQueryCollection query, string? visitor, CancellationToken cancellationToken)
    {
        if (StorageId.Refuses(packageId) || await ReviewAsync(packageId, query, cancellationToken) is not { } review)
            return null;
        var checklist = ChecklistOf(review.Report);
        var item = review.Reviewed.Items.FirstOrDefault(i => i.Key == query["item"]) ?? FirstToLookAt(review.Reviewed);
        // The program's own findings stay to be looked at where a reviewer has overruled them.
        var places = EvidencePlace.Of(review.Report.Items.First(i => i.Key == item.Key), checklist.Items.FirstOrDefault(i => i.Key == item.Key));
        var at = places.IsEmpty ? -1 : int.TryParse(query["at"], out var asked) ? Math.Clamp(asked, 0, places.Length - 1) : 0;
        var from = QueueQuery.Of(new QueryCollection(QueryHelpers.ParseQuery(query["from"])));
        var view = new PackageView
        {
            Review = review,
            Checklist = checklist,
            Revisions = await registrar.RevisionsAsync(packageId, cancellationToken),
            Item = item,
            Places = places,
            At = at,
            From = from,
            Neighbours = await register.NeighboursAsync(from, packageId, cancellationToken),
            NumbersUntil = NumbersUntil(review.Journal, visitor),
            HoldsNotices = screening.Value.HoldNotices,
            Problem = query["problem"],
        };
        if (view.Place is not { } place)
            return view;
        var file = await pages.FileAsync(packageId, review.Report.Revision, place.File, cancellationToken);
        return view with { File = file, Page = file?.Pages.FirstOrDefault(p => p.Number == (place.Page ?? 1)) };
    }

    /// <summary>Until when somebody sees the personal numbers of a package: who asked, and that it was asked, is in its journal.</summary>
    public DateTimeOffset? NumbersUntil(ImmutableArray<JournalEntry> journal, string? visitor) =>
        journal.LastOrDefault(e => e.What == Deed.NumbersShown && e.Who == visitor) is { } asked && asked.At + NumbersShownFor is var until && until > time.GetUtcNow()
            ? until
            : null;

    private Task<PackageReview?> ReviewAsync(string packageId, IQueryCollection query, CancellationToken cancellationToken) =>
        registrar.ReviewAsync(packageId, int.TryParse(query["revision"], out var revision) ? revision : null, cancellationToken);

    /// <summary>The checklist that a report was made by; where it is not to be had any more, as much of it as the report itself says.</summary>
    private Checklist ChecklistOf(Report report)
    {
        try
        {
            return checklists.For(report);
        }
        catch (Exception gone) when (gone is InvalidSubmissionException or OptionsValidationException)
        {
            var nothing = new Bilingual("", "");
            return new()
            {
                Id = report.Checklist.Id,
                Version = report.Checklist.Version,
                Sha256 = report.Checklist.Sha256,
                Title = new(report.Checklist.Id, report.Checklist.Id),
                Items = [.. report.Items.Select(i => new ChecklistItem { Key = i.Key, Title = i.Title, Expected = nothing, Remedy = nothing, Source = "" })],
                Kinds = [],
            };
        }
    }

    /// <summary>What waits for the reviewer, else what is wanting, else the first.</summary>
    private static ItemVerdict FirstToLookAt(Report report) =>
        report.Items.FirstOrDefault(i => i.Status == ItemStatus.NeedsReview)
        ?? report.Items.FirstOrDefault(i => i.Status is ItemStatus.Deficient or ItemStatus.Missing)
        ?? report.Items[0];
}
