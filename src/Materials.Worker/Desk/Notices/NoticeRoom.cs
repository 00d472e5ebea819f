using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Materials.Worker.Desk.Access;
using Materials.Worker.Desk.Packages;
using Materials.Worker.Desk.Register;
using Materials.Worker.Desk.Reviews;
using Materials.Worker.Letters;
using Materials.Worker.Screenings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Materials.Worker.Desk.Notices;

/// <summary>The notice of a package, before it goes out.</summary>
internal static class NoticeRoom
{
    public static ImmutableArray<Route> Routes { get; } =
    [
        Route.Get("/packages/{id}/notice", Policies.Reviewer, ShowAsync),
        Route.Get("/packages/{id}/notice.docx", Policies.Reviewer, WordAsync),
        Route.Post("/packages/{id}/notice", Policies.Reviewer, EditAsync),
        Route.Post("/packages/{id}/notice/release", Policies.Reviewer, ReleaseAsync),
    ];

    private static async Task<IResult> ShowAsync(string id, string? problem, NoticeDrafts drafts, IOptions<ScreeningOptions> screening, CancellationToken cancellationToken) =>
        await drafts.OfAsync(id, cancellationToken) is { } draft
            ? DeskPages.Show<NoticePage>(
                (nameof(NoticePage.Draft), draft), (nameof(NoticePage.HoldsNotices), screening.Value.HoldNotices),
                (nameof(NoticePage.Seen), DigestOf(draft)), (nameof(NoticePage.Problem), problem))
            : Results.NotFound();

    private static async Task<IResult> WordAsync(string id, NoticeDrafts drafts, CancellationToken cancellationToken) =>
        await drafts.OfAsync(id, cancellationToken) is { } draft
            ? Results.Bytes(WordLetter.Write(draft.Letter), WordLetter.MediaType, $"{draft.Notice.Number}.docx")
            : Results.NotFound();

    private static async Task<IResult> EditAsync(
        string id, [FromForm] NoticeForm form, NoticeDrafts drafts, Registrar registrar, Journal journal, Visitor visitor, CancellationToken cancellationToken)
    {
        if (await drafts.OfAsync(id, cancellationToken) is not { } draft)
            return Results.NotFound();
        var edit = new NoticeEdit(
            [.. form.Points.Select(p => new PointEdit(p.Point, Lines(p.Found), Lines(p.How)))],
            string.IsNullOrWhiteSpace(form.Note) ? null : Lines(form.Note));
        await journal.AppendAsync(id, PackageRoom.Entry(Deed.NoticeEdited, draft.Review, visitor) with { Edit = edit }, cancellationToken);
        await registrar.TakeInAsync(id, cancellationToken);
        return Back(id, null);
    }

    private static async Task<IResult> ReleaseAsync(
        string id, [FromForm] ReleaseForm form, NoticeDrafts drafts, Registrar registrar, Journal journal, Visitor visitor, CancellationToken cancellationToken)
    {
        if (await drafts.OfAsync(id, cancellationToken) is not { } draft)
            return Results.NotFound();
        // What goes out is what was looked at.
        if (!draft.IsReady || DigestOf(draft) != form.Seen)
            return Back(id, "changed");
        await drafts.ReleaseAsync(draft, cancellationToken);
        await journal.AppendAsync(id, PackageRoom.Entry(Deed.NoticeReleased, draft.Review, visitor) with { Text = draft.Letter.ToText() }, cancellationToken);
        await registrar.TakeInAsync(id, cancellationToken);
        return Back(id, null);
    }

    private static IResult Back(string id, string? problem) =>
        Results.LocalRedirect($"{PackageView.PathOf(id)}/notice{(problem is null ? "" : $"?problem={problem}")}");

    private static string DigestOf(NoticeDraft draft) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{draft.Review.Releases}\n{draft.Letter.ToText()}")));

    /// <summary>Forms send line ends as two characters.</summary>
    private static string Lines(string text) => text.ReplaceLineEndings("\n").Trim();
}

/// <summary>What the form of a notice's wording sends.</summary>
internal sealed class NoticeForm
{
    public List<PointForm> Points { get; set; } = [];

    public string? Note { get; set; }
}

/// <summary>One point in it.</summary>
internal sealed class PointForm
{
    public string Point { get; set; } = "";

    public string Found { get; set; } = "";

    public string How { get; set; } = "";
}

/// <summary>What the button that releases a notice sends.</summary>
internal sealed class ReleaseForm
{
    /// <summary>The digest of the letter that was looked at.</summary>
    public string Seen { get; set; } = "";
}
