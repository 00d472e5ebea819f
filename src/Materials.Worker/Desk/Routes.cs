using System.Collections.Immutable;
using Materials.Worker.Desk.Access;
using Materials.Worker.Desk.Api;
using Materials.Worker.Desk.Applicants;
using Materials.Worker.Desk.Front;
using Materials.Worker.Desk.Look;
using Materials.Worker.Desk.Notices;
using Materials.Worker.Desk.Operations;
using Materials.Worker.Desk.Packages;
using Materials.Worker.Desk.Queue;
using Microsoft.AspNetCore.Antiforgery;

namespace Materials.Worker.Desk;

/// <summary>Everything that the desk answers, in one list. A room adds its own here, and nothing is reachable that is not in it.</summary>
internal static class Routes
{
    public static ImmutableArray<Route> All { get; } =
    [
        .. Assets.Routes,
        .. FrontRoom.Routes,
        .. SignInRoom.Routes,
        .. ApplicantsRoom.Routes,
        .. SharedRoom.Routes,
        .. ApiRoom.Routes,
        .. QueueRoom.Routes,
        .. PackageRoom.Routes,
        .. NoticeRoom.Routes,
        .. OperationsRoom.Routes,
    ];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (var route in All)
        {
            var endpoint = endpoints.MapMethods(route.Pattern, [route.Method], route.Handler).RequireAuthorization(route.Policy);
            var changes = route.Method != HttpMethods.Get;
            if (changes && route is { FromOwnForms: true, Streams: false })
                endpoint.WithMetadata(OwnForm.Required).AddEndpointFilter(OwnForm.CheckAsync);
            else
                endpoint.DisableAntiforgery();
        }
        endpoints.MapFallback("/{**path}", Elsewhere.Answer).RequireAuthorization(Policies.Anyone);
    }

    /// <summary>Refuses what was not sent by a form of the desk's own, whether or not the handler reads a form.</summary>
    private static class OwnForm
    {
        public static readonly IAntiforgeryMetadata Required = new RequireAntiforgeryTokenAttribute();

        public static async ValueTask<object?> CheckAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
            context.HttpContext.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true }
                ? await next(context)
                : Results.StatusCode(StatusCodes.Status400BadRequest);
    }
}
