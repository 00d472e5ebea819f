using System.Collections.Immutable;
using System.Text;
using Materials.Reports;
using Materials.Reviews;
using Materials.Worker.Desk.Access;
using Materials.Worker.Desk.Front;
using Materials.Worker.Desk.Register;
using Materials.Worker.Desk.Reviews;
using Microsoft.AspNetCore.Mvc;

namespace Materials.Worker.Desk.Packages;

/// <summary>One package on one screen: to look at, to decide on.</summary>
internal static class PackageRoom
{
    private const string CannotBeDrawn = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 420 60" width="420" height="60"><rect width="420" height="60" fill="#eef0f2"/><text x="210" y="36" font-size="15" font-family="sans-serif" fill="#55606e" text-anchor="middle">此页无法绘制 · This page cannot be drawn</text></svg>
        """;

    public static ImmutableArray<Route> Routes { get; } =
    [
        Route.Get("/packages/{id}", Policies.Reviewer, ShowAsync),
        Route.Get("/packages/{id}/page", Policies.Reviewer, ShowPageAsync),
        Route.Post("/packages/{id}/decide", Policies.Reviewer, DecideAsync),
        Route.Post("/packages/{id}/withdraw", Policies.Reviewer, WithdrawAsync),
        Route.Post("/packages/{id}/numbers", Policies.Reviewer, ShowNumbersAsync),
    ];

    private static async Task<IResult> ShowAsync(string id, PackageViews views, Visitor visitor, HttpContext context, CancellationToken cancellationToken) =>
        await views.OfAsync(id, context.Request.Query, visitor.Name, cancellationToken) is { } view
            ? DeskPages.Show<PackagePage>((nameof(PackagePage.View), view))
            : Results.NotFound();

    private static async Task<IResult> ShowPageAsync(
        string id, int revision, string file, int page, PageSource pages, PackageViews views, Journal journal, Visitor visitor, CancellationToken cancellationToken)
    {
        if (StorageId.Refuses(id))
            return Results.NotFound();
        var read = await pages.FileAsync(id, revision, file, cancellationToken);
        // What was never read as text is not known to be free of numbers, and is not shown.
        if (read?.Pages.FirstOrDefault(p => p.Number == page) is not { } shown)
            return Results.NotFound();
        var unmasked = views.NumbersUntil(await journal.ReadAsync(id, cancellationToken), visitor.Name) is not null;
        return await pages.PictureAsync(id, revision, file, shown, masked: !unmasked, cancellationToken) is { } picture
            ? Results.Bytes(picture, "image/jpeg")
            : NoPicture();
    }

    /// <summary>In the place of a page that nothing shows.</summary>
    internal static IResult NoPicture() => Results.Text(CannotBeDrawn, "image/svg+xml", Encoding.UTF8);

    private static async Task<IResult> DecideAsync(
        string id, [FromForm] DecisionForm form, Registrar registrar, Journal journal, Visitor visitor, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, form, registrar, cancellationToken) is not var (review, item))
            return Results.NotFound();
        if (!Enum.TryParse<ItemStatus>(form.Verdict, out var verdict) || !Enum.IsDefined(verdict) || verdict == ItemStatus.NeedsReview)
            return Back(form, "verdict");
        var reason = string.IsNullOrWhiteSpace(form.Reason) ? null : form.Reason.Trim();
        if (reason is null && verdict != item.Status)
            return Back(form, "reason");
        // What was looked at when the form was made is what is decided on.
        if (ItemEvidence.DigestOf(item, review.Report) != form.Evidence)
            return Back(form, "changed");
        var code = verdict == ItemStatus.Deficient && verdict != item.Status ? DeficiencyWords.Known(form.Code) : null;
        var decision = new Decision(item.Key, verdict, form.Evidence, reason, code);
        await WriteAsync(verdict == item.Status ? Deed.Confirmed : Deed.Overruled, decision, review, item, journal, registrar, visitor, cancellationToken);
        return Back(form, null);
    }

    private static async Task<IResult> WithdrawAsync(
        string id, [FromForm] DecisionForm form, Registrar registrar, Journal journal, Visitor visitor, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, form, registrar, cancellationToken) is not var (review, item))
            return Results.NotFound();
        if (review.Decisions.GetValueOrDefault(item.Key)?.Decision is { } decision)
            await WriteAsync(Deed.Withdrawn, decision, review, item, journal, registrar, visitor, cancellationToken);
        return Back(form, null);
    }

    private static async Task<IResult> ShowNumbersAsync(
        string id, [FromForm] string? back, Registrar registrar, Journal journal, Visitor visitor, CancellationToken cancellationToken)
    {
        if (StorageId.Refuses(id) || await registrar.ReviewAsync(id, null, cancellationToken) is not { } review)
            return Results.NotFound();
        await journal.AppendAsync(id, Entry(Deed.NumbersShown, review, visitor), cancellationToken);
        await registrar.TakeInAsync(id, cancellationToken);
        return FrontRoom.BackTo(back);
    }

    private static async Task<(PackageReview Review, ItemVerdict Item)?> FindAsync(string id, DecisionForm form, Registrar registrar, CancellationToken cancellationToken) =>
        !StorageId.Refuses(id) && await registrar.ReviewAsync(id, form.Revision, cancellationToken) is { } review
            && review.Report.Items.FirstOrDefault(i => i.Key == form.Item) is { } item
            ? (review, item)
            : null;

    private static async Task WriteAsync(
        Deed what, Decision decision, PackageReview review, ItemVerdict item, Journal journal, Registrar registrar, Visitor visitor, CancellationToken cancellationToken)
    {
        var entry = Entry(what, review, visitor) with { Decision = decision, Instead = item.Status };
        await journal.AppendAsync(review.Report.PackageId, entry, cancellationToken);
        await registrar.TakeInAsync(review.Report.PackageId, cancellationToken);
    }

    /// <summary>An entry about a package by who asks; its number and time come when it is written.</summary>
    internal static JournalEntry Entry(Deed what, PackageReview review, Visitor visitor) => new()
    {
        Number = 0,
        At = default,
        Who = visitor.Name ?? "?",
        What = what,
        Revision = review.Report.Revision,
        ReportId = review.Report.ReportId,
    };

    private static IResult Back(DecisionForm form, string? problem) =>
        FrontRoom.BackTo(problem is null || form.Back is null ? form.Back : $"{form.Back}{(form.Back.Contains('?', StringComparison.Ordinal) ? '&' : '?')}problem={problem}");
}

/// <summary>What the form of a decision sends.</summary>
internal sealed class DecisionForm
{
    public string Item { get; set; } = "";

    public int Revision { get; set; }

    /// <summary>The digest of what the form was made on.</summary>
    public string Evidence { get; set; } = "";

    public string Verdict { get; set; } = "";

    public string? Code { get; set; }

    public string? Reason { get; set; }

    /// <summary>The page to go back to.</summary>
    public string? Back { get; set; }
}
