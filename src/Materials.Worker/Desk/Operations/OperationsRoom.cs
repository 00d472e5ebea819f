using System.Collections.Immutable;
using Materials.Worker.CommandLine;
using Materials.Worker.Desk.Access;
using Materials.Worker.Desk.Register;
using Microsoft.AspNetCore.Mvc;
using RabbitMQ.Client.Exceptions;

namespace Materials.Worker.Desk.Operations;

/// <summary>For operators: that it runs, how it runs, and what was given up.</summary>
internal static class OperationsRoom
{
    private static readonly TimeSpan s_lookedBackOn = TimeSpan.FromDays(1);

    public static ImmutableArray<Route> Routes { get; } =
    [
        Route.Get("/operations", Policies.Operator, ShowAsync),
        Route.Post("/operations/parked", Policies.Operator, SettleAsync),
    ];

    private static async Task<IResult> ShowAsync(PackageRegister register, IParkedMessages parked, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var course = await register.CourseAsync(now - s_lookedBackOn, cancellationToken);
        var lastHour = course.Runs.Count(r => r.ReportedAt > now - TimeSpan.FromHours(1));
        OperationsView view;
        try
        {
            view = new(course, await parked.ListAsync(cancellationToken), await parked.WaitingAsync(cancellationToken), lastHour, null);
        }
        catch (Exception fault) when (fault is CommandFailure or RabbitMQClientException or IOException)
        {
            // That the broker is away is what an operator came to see.
            view = new(course, [], [], lastHour, fault.Message);
        }
        return DeskPages.Show<OperationsPage>((nameof(OperationsPage.View), view));
    }

    private static async Task<IResult> SettleAsync(
        [FromForm] string key, [FromForm] string act, IParkedMessages parked, Visitor visitor, ILoggerFactory logs, CancellationToken cancellationToken)
    {
        if (act is not ("replay" or "discard"))
            return Results.BadRequest();
        if (await parked.SettleAsync(key, replay: act == "replay", cancellationToken))
            logs.CreateLogger(typeof(OperationsRoom)).Settled(visitor.Name ?? "?", act, key);
        return Results.LocalRedirect("/operations");
    }
}
