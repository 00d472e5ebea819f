using System.Collections.Immutable;
using System.ComponentModel;
using Materials.Packages;
using Materials.Reports;
using Materials.Worker.Desk.Access;
using Materials.Worker.Desk.Applicants;
using Materials.Worker.Screenings;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Materials.Worker.Desk.Api;

/// <summary>The interface for portals that have no AMQP: the same packages, the same rules.</summary>
internal static class ApiRoom
{
    public const string Path = "/api/v1";

    private const string Packages = $"{Path}/packages";
    private const string Problem = "application/problem+json";

    /// <summary>The longest key of a client's own that is remembered.</summary>
    private const int MaxClientKey = 255;

    public static ImmutableArray<Route> Routes { get; } =
    [
        For("POST", Packages, Policies.PortalSubmits, BeginAsync),
        For("GET", Packages, Policies.PortalReads, ListAsync),
        For("GET", $"{Packages}/{{id}}", Policies.PortalReads, ShowAsync),
        For("PUT", $"{Packages}/{{id}}/files/{{**path}}", Policies.PortalSubmits, UploadAsync),
        For("DELETE", $"{Packages}/{{id}}/files/{{**path}}", Policies.PortalSubmits, RemoveAsync),
        For("POST", $"{Packages}/{{id}}/submit", Policies.PortalSubmits, SubmitAsync),
        For("GET", $"{Packages}/{{id}}/events", Policies.PortalReads, FollowAsync),
        For("GET", $"{Packages}/{{id}}/report", Policies.PortalReads, ReportAsync),
        For("GET", $"{Packages}/{{id}}/notice", Policies.PortalReads, NoticeAsync),
        Route.Get($"{Path}/openapi.json", Policies.Anyone, ApiDescription.WriteAsync),
    ];

    // No cookie proves who asks here.
    private static Route For(string method, string pattern, string policy, Delegate handler) => new(method, pattern, policy, handler) { FromOwnForms = false };

    [EndpointSummary("Begins a package")]
    [EndpointDescription("Beginning it again with the same content gives the same package. Idempotency-Key does the same for those who name no packageId.")]
    [ProducesResponseType<PackageState>(StatusCodes.Status201Created)]
    [ProducesResponseType<PackageState>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, Problem)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, Problem)]
    private static async Task<IResult> BeginAsync(
        HttpContext context, NewPackage package, Intakes intakes, Holdings holdings, Applications applications,
        [FromHeader(Name = "Idempotency-Key"), Description("A key of the client's own. What was answered under it is answered again.")] string? clientKey)
    {
        if (clientKey?.Length > MaxClientKey)
            return Refuse(StatusCodes.Status400BadRequest, "Idempotency-Key is too long.");
        var holder = Holder(context);
        // An id made of the key: who sends twice meets the first.
        var id = package.PackageId ?? (clientKey is null ? null : $"P-{AccessNames.Hash($"{holder}\0{clientKey}")[..24]}");
        var applicant = new Applicant(package.Applicant.Name, package.Applicant.CreditCode, package.Applicant.Email, package.Applicant.Locale);
        try
        {
            var begun = await intakes.BeginAsync(
                id, holder, context.User.Identity!.Name!, applicant, package.Checklist, package.Industries ?? [], package.Level, context.RequestAborted);
            if (begun is not null)
                return Results.Created($"{Packages}/{begun.PackageId}", PackageState.Of((await applications.FindAsync(begun.PackageId, holder, context.RequestAborted))!));
            var known = await holdings.FindAsync(id!, holder, context.RequestAborted);
            return known is not null && known.Applicant == applicant && known.Checklist == package.Checklist && known.Level == package.Level
                && known.Industries.SequenceEqual(package.Industries ?? [])
                    ? Results.Ok(PackageState.Of((await applications.FindAsync(id!, holder, context.RequestAborted))!))
                    : Refuse(StatusCodes.Status409Conflict, $"{id} is taken, by a package that was begun with other content.");
        }
        catch (InvalidSubmissionException invalid)
        {
            return Refuse(StatusCodes.Status400BadRequest, invalid.Message);
        }
    }

    [EndpointSummary("Lists the packages, the youngest first")]
    [ProducesResponseType<PackageList>(StatusCodes.Status200OK)]
    private static async Task<IResult> ListAsync(HttpContext context, Holdings holdings) => Results.Ok(new PackageList(
        [.. (await holdings.ListAsync(Holder(context), context.RequestAborted)).Select(h => new ListedPackage(h.PackageId, h.Applicant.Name, h.Since))]));

    [EndpointSummary("Says how a package stands")]
    [ProducesResponseType<PackageState>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, Problem)]
    private static async Task<IResult> ShowAsync(HttpContext context, string id, Applications applications) =>
        await FindAsync(context, id, applications) is { } application ? Results.Ok(PackageState.Of(application)) : NotFound(id);

    [EndpointSummary("Uploads a file")]
    [EndpointDescription("The body is the file, whatever its media type says. One of the same path is replaced. Nothing is screened before it is submitted.")]
    [ProducesResponseType<UploadedFile>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, Problem)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, Problem)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status413PayloadTooLarge, Problem)]
    private static async Task<IResult> UploadAsync(
        HttpContext context, string id, string path, Applications applications, Intakes intakes, IOptions<DeskOptions> options,
        [FromQuery, Description("The key of the item that it is for; a hint.")] string? item)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = options.Value.MaxPackageBytes;
        if (await FindAsync(context, id, applications) is not { } application)
            return NotFound(id);
        if (UploadPath.Parse(path) is not { } sound)
            return Refuse(StatusCodes.Status400BadRequest, "That is no path inside a package: it climbs, is absolute, or is too long.");
        if (item is not null && application.Checklist.Items.All(i => i.Key != item))
            return Refuse(StatusCodes.Status400BadRequest, $"The checklist has no item \"{VisibleText.OneLine(item)}\".");
        try
        {
            return Results.Ok(UploadedFile.Of(await intakes.AddAsync(id, sound, item, context.Request.Body, context.RequestAborted)));
        }
        catch (UploadRefusedException refused)
        {
            return Refuse(refused.Status, refused.Reason.En);
        }
    }

    [EndpointSummary("Removes a file that is not submitted yet")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, Problem)]
    private static async Task<IResult> RemoveAsync(HttpContext context, string id, string path, Applications applications, Intakes intakes) =>
        await FindAsync(context, id, applications) is not null && await intakes.RemoveAsync(id, path, context.RequestAborted) ? Results.NoContent() : NotFound(id);

    [EndpointSummary("Submits what was uploaded")]
    [EndpointDescription("At first as the whole package, later as a supplement: its files replace or add to those before, once there is a report on them.")]
    [ProducesResponseType<Submitted>(StatusCodes.Status202Accepted)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, Problem)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, Problem)]
    private static async Task<IResult> SubmitAsync(
        HttpContext context, string id, Applications applications, Submissions submissions, Answered answered,
        [FromHeader(Name = "Idempotency-Key"), Description("A key of the client's own. What was submitted under it is not submitted again.")] string? clientKey)
    {
        if (clientKey?.Length > MaxClientKey)
            return Refuse(StatusCodes.Status400BadRequest, "Idempotency-Key is too long.");
        if (await FindAsync(context, id, applications) is not { } application)
            return NotFound(id);
        try
        {
            var revision = await answered.OnceAsync(
                Holder(context), id, clientKey, () => submissions.SubmitAsync(application.Holding, context.User.Identity!.Name!, context.RequestAborted),
                context.RequestAborted);
            return Results.Accepted($"{Packages}/{id}", new Submitted(id, revision));
        }
        catch (UploadRefusedException refused)
        {
            return Refuse(refused.Status, refused.Reason.En);
        }
    }

    [EndpointSummary("Tells what happens, while it happens")]
    [EndpointDescription("Server-sent events. Each holds a JSON object: what (file, package), state, path, pages, kinds, revision. Last-Event-ID goes on from there.")]
    [ProducesResponseType<string>(StatusCodes.Status200OK, "text/event-stream")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, Problem)]
    private static async Task<IResult> FollowAsync(HttpContext context, string id, Applications applications)
    {
        if (await FindAsync(context, id, applications) is not { } application)
            return NotFound(id);
        await EventStream.SendAsync(context, application.Track, 0);
        return Results.Empty;
    }

    [EndpointSummary("Gives the report on the newest revision")]
    [EndpointDescription("Schema materials/report/1, byte for byte as stored.")]
    [ProducesResponseType<object>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, Problem)]
    private static async Task<IResult> ReportAsync(HttpContext context, string id, Applications applications) =>
        await FindAsync(context, id, applications) is { Standing.Report: { } report }
            ? Results.Bytes(ReportJson.Write(report), "application/json")
            : Refuse(StatusCodes.Status404NotFound, "There is no report on the newest revision.");

    [EndpointSummary("Gives the notice for the applicant that follows from that report")]
    [ProducesResponseType<string>(StatusCodes.Status200OK, "text/plain", "text/html", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, Problem)]
    private static async Task<IResult> NoticeAsync(
        HttpContext context, string id, Applications applications, [FromQuery, Description("txt, html or docx; txt without one.")] string format = "txt") =>
        await FindAsync(context, id, applications) is { Standing.Report: not null } application
        && await applications.NoticeAsync(application, format, application.Holding.Applicant.Language, context.RequestAborted) is var (content, mediaType)
            ? Results.Bytes(content, mediaType)
            : Refuse(StatusCodes.Status404NotFound, "There is no notice on the newest revision in that format.");

    private static string Holder(HttpContext context) => Identity.HolderOf(context.User)!;

    private static Task<Application?> FindAsync(HttpContext context, string id, Applications applications) =>
        applications.FindAsync(id, Identity.HolderOf(context.User), context.RequestAborted);

    private static IResult NotFound(string id) => Refuse(StatusCodes.Status404NotFound, $"There is no {VisibleText.OneLine(id)}, or no such file in it.");

    private static IResult Refuse(int status, string why) => Results.Problem(why, statusCode: status);
}
