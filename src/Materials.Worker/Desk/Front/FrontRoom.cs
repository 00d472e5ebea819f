using System.Collections.Immutable;
using Materials.Worker.Desk.Access;
using Microsoft.AspNetCore.Mvc;

namespace Materials.Worker.Desk.Front;

/// <summary>The way in, the choice of language, and what is said when something fails.</summary>
internal static class FrontRoom
{
    private static readonly TimeSpan s_remembered = TimeSpan.FromDays(365);

    public static ImmutableArray<Route> Routes { get; } =
    [
        Route.Get("/", Policies.Anyone, () => DeskPages.Show<FrontPage>()),
        Route.Post("/language", Policies.Anyone, ChooseLanguage),
    ];

    private static IResult ChooseLanguage(HttpContext context, [FromForm] string language, [FromForm] string? back)
    {
        context.Response.Cookies.Append(Visitor.LanguageCookie, language == "en" ? "en" : "zh", new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            MaxAge = s_remembered,
            IsEssential = true,
        });
        return BackTo(back);
    }

    /// <summary>To a page of the desk, and to no other host, whatever a form says.</summary>
    internal static IResult BackTo(string? path) =>
        Results.LocalRedirect(IsOwn(path) ? path! : "/");

    /// <summary>Whether it is a path of the desk, and leads to no other host.</summary>
    internal static bool IsOwn(string? path) => path is ['/', ..] and not ['/', '/' or '\\', ..] && !path.Any(char.IsControl);
}
