using System.Collections.Immutable;
using Materials.Packages;
using Materials.Worker.Desk.Access;
using Materials.Worker.Desk.Packages;
using Materials.Worker.Desk.Reviews;
using Materials.Worker.Screenings;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Materials.Worker.Desk.Applicants;

/// <summary>Where applicants bring their materials and see what became of them. Every handler asks whose the package is.</summary>
internal static class ApplicantsRoom
{
    public const string Path = "/applications";

    public static ImmutableArray<Route> Routes { get; } =
    [
        Route.Get(Path, Policies.Applicant, ListAsync),
        Route.Post(Path, Policies.Applicant, BeginAsync),
        Route.Get($"{Path}/{{id}}", Policies.Applicant, ShowAsync),
        Route.Post($"{Path}/{{id}}/files", Policies.Applicant, UploadAsync) with { Streams = true },
        Route.Post($"{Path}/{{id}}/files/remove", Policies.Applicant, RemoveAsync),
        Route.Post($"{Path}/{{id}}/submit", Policies.Applicant, SubmitAsync),
        Route.Get($"{Path}/{{id}}/events", Policies.Applicant, FollowAsync),
        Route.Get($"{Path}/{{id}}/notice.{{format}}", Policies.Applicant, NoticeAsync),
        Route.Get($"{Path}/{{id}}/page", Policies.Applicant, ShowPageAsync),
        Route.Get($"{Path}/{{id}}/picture", Policies.Applicant, ShowPictureAsync),
        Route.Post($"{Path}/{{id}}/links", Policies.Applicant, LinkAsync),
        Route.Post($"{Path}/{{id}}/links/revoke", Policies.Applicant, RevokeAsync),
    ];

    /// <summary>Where a package is shown to its applicant.</summary>
    public static string PathOf(string packageId) => $"{Path}/{packageId}";

    private static async Task<IResult> ListAsync(HttpContext context, Holdings holdings, Standings standings, ChecklistShelf checklists) =>
        await ListPageAsync(context, holdings, standings, checklists, StatusCodes.Status200OK, null);

    private static async Task<IResult> ListPageAsync(
        HttpContext context, Holdings holdings, Standings standings, ChecklistShelf checklists, int status, Bilingual? problem)
    {
        var own = await holdings.ListAsync(Identity.HolderOf(context.User)!, context.RequestAborted);
        var rows = ImmutableArray.CreateBuilder<(Holding, Standing)>();
        foreach (var holding in own)
            rows.Add((holding, await standings.OfAsync(holding.PackageId, context.RequestAborted)));
        return DeskPages.Show<ApplicationsPage>(
            status, (nameof(ApplicationsPage.Own), rows.ToImmutable()), (nameof(ApplicationsPage.Problem), problem),
            (nameof(ApplicationsPage.Usual), checklists.For(new Submission { PackageId = "none" })));
    }

    private static async Task<IResult> BeginAsync(
        HttpContext context, Intakes intakes, Holdings holdings, Standings standings, ChecklistShelf checklists, Visitor visitor,
        [FromForm] string? name, [FromForm] string? creditCode, [FromForm] string? email, [FromForm] string? checklist)
    {
        try
        {
            var applicant = new Applicant(Given(name), Given(creditCode), Given(email), visitor.Language == Language.En ? "en" : "zh-CN");
            if (applicant.Name is null)
                throw new InvalidSubmissionException([new("请填写企业名称。", "The company's name is needed.")]);
            var begun = await intakes.BeginAsync(
                null, Identity.HolderOf(context.User)!, visitor.Name ?? "", applicant, Given(checklist), [], null, context.RequestAborted);
            return Results.LocalRedirect(PathOf(begun!.PackageId));
        }
        catch (InvalidSubmissionException invalid)
        {
            var problem = new Bilingual(string.Concat(invalid.Problems.Select(p => p.Zh)), string.Join(' ', invalid.Problems.Select(p => p.En)));
            return await ListPageAsync(context, holdings, standings, checklists, StatusCodes.Status400BadRequest, problem);
        }
    }

    private static async Task<IResult> ShowAsync(HttpContext context, string id, Applications applications, ShareLinks links) =>
        await FindAsync(context, id, applications) is { } application
            ? await PageAsync(context, application, applications, links, StatusCodes.Status200OK, null, null)
            : Results.NotFound();

    private static async Task<IResult> PageAsync(
        HttpContext context, Application application, Applications applications, ShareLinks links, int status, Bilingual? problem, string? newLink) =>
        DeskPages.Show<ApplicationPage>(
            status, (nameof(ApplicationPage.Of), application), (nameof(ApplicationPage.Problem), problem), (nameof(ApplicationPage.NewLink), newLink),
            (nameof(ApplicationPage.Formats), await applications.NoticeFormatsAsync(application, context.RequestAborted)),
            (nameof(ApplicationPage.Links), await links.ListAsync(application.PackageId, context.RequestAborted)));

    /// <summary>With <c>then=submit</c> in the form, what was uploaded is submitted at once.</summary>
    private static async Task<IResult> UploadAsync(
        HttpContext context, string id, Applications applications, ShareLinks links, Intakes intakes, Submissions submissions, IAntiforgery antiforgery,
        IOptions<DeskOptions> options)
    {
        var form = new UploadForm(context, antiforgery);
        try
        {
            Application? application = null;
            await form.ReadAsync(options.Value.MaxPackageBytes, async (name, content) =>
            {
                application ??= await FindAsync(context, id, applications)
                    ?? throw new UploadRefusedException(StatusCodes.Status404NotFound, new("没有此材料包。", "There is no such package."));
                var path = UploadPath.OfForm(name) ?? throw new UploadRefusedException(
                    StatusCodes.Status400BadRequest, new($"文件名“{UploadPath.Shown(name)}”无法使用。", $"\"{UploadPath.Shown(name)}\" can't be a file's name."));
                var item = form["item"] is { } said && application.Checklist.Items.Any(i => i.Key == said) ? said : null;
                await intakes.AddAsync(id, path, item, content, context.RequestAborted);
            });
            application ??= await FindAsync(context, id, applications);
            if (application is null)
                return Results.NotFound();
            if (form["then"] == "submit")
                await submissions.SubmitAsync(application.Holding, context.User.Identity?.Name ?? "", context.RequestAborted);
            return Answer(context, id);
        }
        catch (UploadRefusedException refused)
        {
            return await RefuseAsync(context, id, applications, links, refused);
        }
        catch (Exception broken) when (broken is IOException && context.RequestAborted.IsCancellationRequested || broken is BadHttpRequestException or InvalidDataException)
        {
            // The form broke off or is none. Its whole files stay to be gone on with; nothing is submitted.
            return Results.StatusCode(broken is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<IResult> RemoveAsync(HttpContext context, string id, Applications applications, Intakes intakes, [FromForm] string? path)
    {
        if (await FindAsync(context, id, applications) is null || !await intakes.RemoveAsync(id, path ?? "", context.RequestAborted))
            return Results.NotFound();
        return Answer(context, id);
    }

    private static async Task<IResult> SubmitAsync(HttpContext context, string id, Applications applications, ShareLinks links, Submissions submissions)
    {
        if (await FindAsync(context, id, applications) is not { } application)
            return Results.NotFound();
        try
        {
            await submissions.SubmitAsync(application.Holding, context.User.Identity?.Name ?? "", context.RequestAborted);
            return Answer(context, id);
        }
        catch (UploadRefusedException refused)
        {
            return await RefuseAsync(context, id, applications, links, refused);
        }
    }

    private static async Task<IResult> FollowAsync(HttpContext context, string id, Applications applications, int after = 0)
    {
        if (await FindAsync(context, id, applications) is not { } application)
            return Results.NotFound();
        await EventStream.SendAsync(context, application.Track, after);
        return Results.Empty;
    }

    private static async Task<IResult> NoticeAsync(HttpContext context, string id, string format, Applications applications, Visitor visitor) =>
        await FindAsync(context, id, applications) is { } application ? await NoticeFileAsync(context, application, format, applications, visitor) : Results.NotFound();

    /// <summary>The notice as a file: nothing of it is run or styled in the desk's own place.</summary>
    internal static async Task<IResult> NoticeFileAsync(HttpContext context, Application application, string format, Applications applications, Visitor visitor) =>
        await applications.NoticeAsync(application, format, visitor.Language, context.RequestAborted) is var (content, mediaType)
            ? Results.Bytes(content, mediaType, $"{application.PackageId}-r{application.Review!.Report.Revision}-{visitor.In("补正通知书", "notice")}.{format}")
            : Results.NotFound();

    /// <summary>A page of a file as it was read, with a quote marked on it.</summary>
    private static async Task<IResult> ShowPageAsync(HttpContext context, string id, int revision, string file, int page, string? quote, Applications applications, PageSource pages) =>
        await FindAsync(context, id, applications) is { Shown: not null }
        && (await pages.FileAsync(id, revision, file, context.RequestAborted))?.Pages.FirstOrDefault(p => p.Number == page) is { } found
            ? DeskPages.Show<EvidencePage>(
                (nameof(EvidencePage.Back), PathOf(id)), (nameof(EvidencePage.File), file), (nameof(EvidencePage.Of), found), (nameof(EvidencePage.Quote), quote),
                (nameof(EvidencePage.Picture), $"{PathOf(id)}/picture{context.Request.QueryString}"))
            : Results.NotFound();

    /// <summary>The same as a picture, personal numbers covered: an applicant's page may be handed on, too.</summary>
    private static async Task<IResult> ShowPictureAsync(HttpContext context, string id, int revision, string file, int page, Applications applications, PageSource pages) =>
        await FindAsync(context, id, applications) is { Shown: not null }
        && (await pages.FileAsync(id, revision, file, context.RequestAborted))?.Pages.FirstOrDefault(p => p.Number == page) is { } found
            ? await pages.PictureAsync(id, revision, file, found, masked: true, context.RequestAborted) is { } picture ? Results.Bytes(picture, "image/jpeg") : PackageRoom.NoPicture()
            : Results.NotFound();

    private static async Task<IResult> LinkAsync(HttpContext context, string id, Applications applications, ShareLinks links, Journal journal, [FromForm] int days)
    {
        if (await FindAsync(context, id, applications) is not { } application)
            return Results.NotFound();
        if (!ShareLinks.Days.Contains(days))
            return Results.BadRequest();
        var by = context.User.Identity?.Name ?? "";
        await journal.AppendAsync(id, Entry(application, by, Deed.LinkMade), context.RequestAborted);
        var secret = await links.AddAsync(id, by, days, context.RequestAborted);
        var link = $"{context.Request.Scheme}://{context.Request.Host}{SharedRoom.PathOf(id, secret)}";
        return await PageAsync(context, application, applications, links, StatusCodes.Status200OK, null, link);
    }

    private static async Task<IResult> RevokeAsync(HttpContext context, string id, Applications applications, ShareLinks links, Journal journal, [FromForm] string? link)
    {
        if (await FindAsync(context, id, applications) is not { } application || !await links.RevokeAsync(id, link ?? "", context.RequestAborted))
            return Results.NotFound();
        await journal.AppendAsync(id, Entry(application, context.User.Identity?.Name ?? "", Deed.LinkRevoked), context.RequestAborted);
        return Answer(context, id);
    }

    private static JournalEntry Entry(Application application, string who, Deed what) => new()
    {
        Number = 0,
        At = default,
        Who = who,
        What = what,
        Revision = application.Standing.Revision,
        ReportId = application.Review?.Report.ReportId ?? "",
    };

    private static Task<Application?> FindAsync(HttpContext context, string id, Applications applications) =>
        applications.FindAsync(id, Identity.HolderOf(context.User), context.RequestAborted);

    /// <summary>Back to the page; a script that sent the form itself is told the same in short.</summary>
    private static IResult Answer(HttpContext context, string id) => IsScript(context) ? Results.NoContent() : Results.LocalRedirect(PathOf(id));

    private static async Task<IResult> RefuseAsync(HttpContext context, string id, Applications applications, ShareLinks links, UploadRefusedException refused)
    {
        // The rest of a form that is refused is not waited for.
        context.Response.Headers.Connection = "close";
        if (IsScript(context))
            return Results.Json(new { problem = refused.Reason.In(context.RequestServices.GetRequiredService<Visitor>().Language) }, statusCode: refused.Status);
        return await FindAsync(context, id, applications) is { } application
            ? await PageAsync(context, application, applications, links, refused.Status, refused.Reason, null)
            : Results.NotFound();
    }

    private static bool IsScript(HttpContext context) => context.Request.GetTypedHeaders().Accept.All(a => a.MediaType != "text/html");

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
