using Materials.Worker.Bus;
using Materials.Worker.Malware;
using Materials.Worker.Stores;
using Microsoft.Extensions.Options;

namespace Materials.Worker.Health;

/// <summary>
/// Answers orchestrators: <c>/health/live</c> while the process does its turns, <c>/health/ready</c> while packages flow and the blob store and the disk
/// do their part.
/// </summary>
/// <remarks>Not ready is no reason to restart it: it recovers by itself as soon as the part that is missing does.</remarks>
internal sealed class HealthService(IOptions<HealthOptions> options, BusState bus, StoreWatch store, ScannerWatch scanner) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Port == 0)
            return;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls($"http://*:{options.Value.Port}");
        await using var web = builder.Build();
        web.Run(AnswerAsync);
        await web.RunAsync(stoppingToken);
    }

    private Task AnswerAsync(HttpContext context)
    {
        var (status, text) = context.Request.Path.Value switch
        {
            "/health/live" => (StatusCodes.Status200OK, "live"),
            "/health/ready" => (bus.Flows, store.IsThere, scanner.IsThere) switch
            {
                (true, true, true) => (StatusCodes.Status200OK, "ready"),
                (false, _, _) => (StatusCodes.Status503ServiceUnavailable, "not ready: no broker"),
                (_, true, false) => (StatusCodes.Status503ServiceUnavailable, "not ready: no malware scanner"),
                _ => (StatusCodes.Status503ServiceUnavailable, "not ready: no blob store, or no room on the disk"),
            },
            _ => (StatusCodes.Status404NotFound, "/health/live, /health/ready"),
        };
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }
}
