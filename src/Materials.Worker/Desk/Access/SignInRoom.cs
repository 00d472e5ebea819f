using System.Collections.Immutable;
using Materials.Worker.Desk.Front;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Materials.Worker.Desk.Access;

/// <summary>Signing in and out.</summary>
internal static class SignInRoom
{
    public const string Path = "/sign-in";

    public static ImmutableArray<Route> Routes { get; } =
    [
        Route.Get(Path, Policies.Anyone, (IOptions<DeskOptions> options, string? back, string? failed) =>
            options.Value.SignIn.IsConfigured ? Page(StatusCodes.Status200OK, options.Value, back, failed is not null) : Results.NotFound()),
        Route.Post(Path, Policies.Anyone, SignInAsync),
        Route.Post($"{Path}/provider", Policies.Anyone, SignInByProvider),
        Route.Post("/sign-out", Policies.Anyone, SignOutAsync),
    ];

    private static async Task<IResult> SignInAsync(
        HttpContext context, Passwords passwords, IOptions<DeskOptions> options, [FromForm] string? name, [FromForm] string? password, [FromForm] string? back)
    {
        if (!options.Value.SignIn.Users)
            return Results.NotFound();
        var account = await passwords.CheckAsync(name ?? "", password ?? "", context.RequestAborted);
        if (account is null)
            return Page(StatusCodes.Status401Unauthorized, options.Value, back, failed: true);
        await context.SignInAsync(AccessServices.Session, Identity.Of(account, AccessServices.Session));
        return FrontRoom.BackTo(back);
    }

    private static IResult SignInByProvider(IOptions<DeskOptions> options, [FromForm] string? back) => options.Value.SignIn.UsesProvider
        ? Results.Challenge(new() { RedirectUri = FrontRoom.IsOwn(back) ? back : "/" }, [AccessServices.Provider])
        : Results.NotFound();

    private static async Task<IResult> SignOutAsync(HttpContext context, IOptions<DeskOptions> options)
    {
        if (options.Value.SignIn.IsConfigured)
            await context.SignOutAsync(AccessServices.Session);
        return Results.LocalRedirect("/");
    }

    private static RazorComponentResult<SignInPage> Page(int status, DeskOptions options, string? back, bool failed) => DeskPages.Show<SignInPage>(
        status, (nameof(SignInPage.Users), options.SignIn.Users), (nameof(SignInPage.Provider), options.SignIn.UsesProvider), (nameof(SignInPage.Back), back), (nameof(SignInPage.Failed), failed));
}
