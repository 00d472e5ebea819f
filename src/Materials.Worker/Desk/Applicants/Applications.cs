using System.Collections.Immutable;
using System.Text;
using Materials.Checklists;
using Materials.Messages;
using Materials.Packages;
using Materials.Reports;
using Materials.Worker.Desk.Access;
using Materials.Worker.Desk.Register;
using Materials.Worker.Desk.Reviews;
using Materials.Worker.Letters;
using Materials.Worker.Screenings;
using Materials.Worker.Stores;
using Microsoft.Extensions.Options;

namespace Materials.Worker.Desk.Applicants;

/// <summary>A package as its applicant sees it.</summary>
/// <param name="Checklist">What it is held against.</param>
/// <param name="Uploaded">What was uploaded and is not submitted yet.</param>
/// <param name="GivenUp">Why there will be no report on the newest revision.</param>
/// <param name="Review">The newest report there is, with what reviewers decided: on the newest revision, or while that is being screened, on the one before.</param>
/// <param name="IsHeld">Whether a reviewer has yet to release it.</param>
public sealed record Application(
    Holding Holding, Checklist Checklist, Standing Standing, PackageReview? Review, bool IsHeld, ImmutableArray<DraftFile> Uploaded, Track Track, Bilingual? GivenUp)
{
    /// <summary>What the applicant may see of it; null before there is a report, and while it is held.</summary>
    public Report? Shown => IsHeld ? null : Review?.Reviewed;

    public string PackageId => Holding.PackageId;

    public bool IsBeingScreened => Standing is { Revision: > 0, Report: null } && GivenUp is null;
}

/// <summary>Gathers what applicants and portals are shown.</summary>
internal sealed class Applications(
    Holdings holdings, Standings standings, Drafts drafts, Tracks tracks, Submissions submissions, IDoor door, ChecklistShelf checklists, IStore store,
    Journal journal, LetterShelf letters, IOptions<ScreeningOptions> screening)
{
    /// <returns>Null when it is not the holder's.</returns>
    public async Task<Application?> FindAsync(string packageId, string? holder, CancellationToken cancellationToken) =>
        SubmissionParser.IsPackageId(packageId) && holder is not null && await holdings.FindAsync(packageId, holder, cancellationToken) is { } holding
            ? await OfAsync(holding, cancellationToken)
            : null;

    /// <summary>Whoever's it is: for those who were shown another proof.</summary>
    public async Task<Application?> FindAsync(string packageId, CancellationToken cancellationToken) =>
        await holdings.FindAsync(packageId, cancellationToken) is { } holding ? await OfAsync(holding, cancellationToken) : null;

    /// <summary>The notice, in the formats in which it is kept, by their endings; and always as text.</summary>
    public async Task<ImmutableArray<string>> NoticeFormatsAsync(Application application, CancellationToken cancellationToken)
    {
        if (application is not { IsHeld: false, Review: { } review })
            return [];
        if (IsDecided(review))
            return [.. s_media.Keys.Order(StringComparer.Ordinal)];
        var formats = new SortedSet<string>(StringComparer.Ordinal) { "txt" };
        var text = NameOf(review, "txt");
        await foreach (var name in store.ListAsync(text[..(text.LastIndexOf('/') + 1)], cancellationToken))
            if (name.StartsWith(text[..^"txt".Length], StringComparison.Ordinal))
                formats.Add(name[(text.Length - "txt".Length)..]);
        return [.. formats.Where(f => s_media.ContainsKey(f))];
    }

    /// <returns>Null when it is not kept in that format.</returns>
    public async Task<(ReadOnlyMemory<byte> Content, string MediaType)?> NoticeAsync(
        Application application, string format, Language language, CancellationToken cancellationToken)
    {
        if (application is not { IsHeld: false, Review: { } review } || !s_media.TryGetValue(format, out var media))
            return null;
        if (IsDecided(review))
            await KeepAsync(application.Holding, review, cancellationToken);
        if (await store.ReadAsync(NameOf(review, format), cancellationToken) is { } kept)
            return (kept, media);
        if (format != "txt")
            return null;
        var report = review.Reviewed;
        return (Encoding.UTF8.GetBytes(letters.NoticeOf(SubmissionOf(application.Holding), report).Text(language)), media);
    }

    private static string NameOf(PackageReview review, string format) =>
        StorageNames.Notice(review.Report.PackageId, review.Report.Revision, review.LetterEdition, format);

    /// <summary>Whether a letter is due that says something else than the program found. It is drawn up when it is first asked for.</summary>
    private static bool IsDecided(PackageReview review) => review.Reviewed.Outcome != Outcome.NeedsReview && review.LetterEdition != review.Report.ReportId;

    /// <summary>Keeps the letter of what reviewers decided, beside those before it: a letter and the page that it is taken from say the same.</summary>
    private async Task KeepAsync(Holding holding, PackageReview review, CancellationToken cancellationToken)
    {
        var (report, edition) = (review.Reviewed, review.LetterEdition);
        if (await store.ReadAsync(NameOf(review, "txt"), cancellationToken) is not null)
            return;
        var submission = SubmissionOf(holding) with { Revision = report.Revision };
        var notice = letters.NoticeOf(submission, report);
        var messages = ReportMessages.Of(report, holding.Applicant, notice, StorageNames.ReportJson(report.PackageId, report.Revision, report.ReportId));
        await letters.KeepAsync(messages, notice, submission, report, edition, cancellationToken);
    }

    private static Submission SubmissionOf(Holding holding) => new()
    {
        PackageId = holding.PackageId,
        Applicant = holding.Applicant,
        Checklist = holding.Checklist,
        Industries = holding.Industries,
        Level = holding.Level,
    };

    private static readonly ImmutableDictionary<string, string> s_media = ImmutableDictionary.CreateRange(
    [
        KeyValuePair.Create("txt", "text/plain; charset=utf-8"), KeyValuePair.Create("html", "text/html; charset=utf-8"),
        KeyValuePair.Create("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ]);

    private async Task<Application> OfAsync(Holding holding, CancellationToken cancellationToken)
    {
        var id = holding.PackageId;
        var standing = await standings.OfAsync(id, cancellationToken);
        var shown = standing.Report
            ?? (standing.Revision > 1 ? (await standings.BeforeAsync(id, standing.Revision, cancellationToken)).FirstOrDefault() : null);
        var givenUp = standing is { Revision: > 0, Report: null } ? door.GivenUp(id, standing.Revision) : null;
        if (standing is { Revision: > 0, Report: null } && givenUp is null)
            submissions.Follow(id, standing.Revision);
        var checklist = checklists.For(SubmissionOf(holding));
        var review = shown is null ? null : new PackageReview(shown, await journal.ReadAsync(id, cancellationToken));
        var held = screening.Value.HoldNotices && review is { Released: null };
        return new(holding, checklist, standing, review, held, await drafts.ListAsync(id, cancellationToken), tracks.Of(id), givenUp);
    }
}
