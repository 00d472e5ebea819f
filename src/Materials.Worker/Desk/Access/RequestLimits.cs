using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Materials.Worker.Desk.Access;

/// <summary>How often one address, person or portal may ask.</summary>
internal static class RequestLimits
{
    /// <summary>Passwords tried from one address in a minute, over all accounts: people need two or three.</summary>
    private const int SignInsPerMinute = 10;

    /// <summary>Links that one address follows in a minute.</summary>
    private const int LinksPerMinute = 120;

    public static void AddRequestLimits(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(PartitionOf);
        limiter.OnRejected = (rejected, _) =>
        {
            if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
    });

    private static RateLimitPartition<string> PartitionOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        var path = context.Request.Path;
        var changes = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);
        if (changes && path.StartsWithSegments(SignInRoom.Path))
            return PerMinute($"sign-in {address}", SignInsPerMinute);
        if (path.StartsWithSegments("/shared"))
            return PerMinute($"shared {address}", LinksPerMinute);
        if (!changes || Identity.HolderOf(context.User) is not { } holder)
            return RateLimitPartition.GetNoLimiter("");
        return PerMinute($"change {holder}", context.RequestServices.GetRequiredService<IOptions<DeskOptions>>().Value.ChangesPerMinute);
    }

    private static RateLimitPartition<string> PerMinute(string who, int count) => RateLimitPartition.GetFixedWindowLimiter(
        who, _ => new() { PermitLimit = count, Window = TimeSpan.FromMinutes(1) });
}
