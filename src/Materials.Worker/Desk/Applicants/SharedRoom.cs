using System.Collections.Immutable;
using Materials.Worker.Desk.Access;

namespace Materials.Worker.Desk.Applicants;

/// <summary>What a link shows that an applicant handed on: one package, to read.</summary>
internal static class SharedRoom
{
    private const string Path = "/shared/{id}/{secret}";

    public static ImmutableArray<Route> Routes { get; } =
    [
        Route.Get(Path, Policies.Anyone, ShowAsync),
        Route.Get($"{Path}/notice.{{format}}", Policies.Anyone, NoticeAsync),
    ];

    public static string PathOf(string packageId, string secret) => $"/shared/{packageId}/{secret}";

    private static async Task<IResult> ShowAsync(HttpContext context, string id, string secret, ShareLinks links, Applications applications)
    {
        if (await FindAsync(context, id, secret, links, applications) is not ({ } application, { } link))
            return Results.NotFound();
        return DeskPages.Show<SharedPage>(
            (nameof(SharedPage.Of), application), (nameof(SharedPage.Until), link.Until), (nameof(SharedPage.Base), PathOf(id, secret)),
            (nameof(SharedPage.Formats), await applications.NoticeFormatsAsync(application, context.RequestAborted)));
    }

    private static async Task<IResult> NoticeAsync(HttpContext context, string id, string secret, string format, ShareLinks links, Applications applications, Visitor visitor) =>
        await FindAsync(context, id, secret, links, applications) is ({ } application, _)
            ? await ApplicantsRoom.NoticeFileAsync(context, application, format, applications, visitor)
            : Results.NotFound();

    private static async Task<(Application?, ShareLink?)> FindAsync(HttpContext context, string id, string secret, ShareLinks links, Applications applications) =>
        await links.FindAsync(id, secret, context.RequestAborted) is { } link
            ? (await applications.FindAsync(id, context.RequestAborted), link)
            : default;
}
