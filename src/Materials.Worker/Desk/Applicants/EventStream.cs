using System.Globalization;

namespace Materials.Worker.Desk.Applicants;

/// <summary>Sends what happens to a package while it happens, as server-sent events.</summary>
internal static class EventStream
{
    /// <summary>After so long without news a comment is sent, by which either end knows that the other is there.</summary>
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(15);

    /// <summary>A stream ends after so long, and a browser opens another: no connection is forgotten for ever.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(30);

    /// <param name="after">The last event that is known there.</param>
    public static async Task SendAsync(HttpContext context, Track track, int after)
    {
        if (int.TryParse(context.Request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var last))
            after = last;
        // Of an earlier life of this process.
        if (after > track.Last)
            after = 0;
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        // nginx would gather them otherwise.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        var stopping = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        limited.CancelAfter(s_longest);
        try
        {
            await context.Response.WriteAsync(": \n\n", limited.Token);
            await foreach (var one in track.AfterAsync(after, s_silence, limited.Token))
            {
                await context.Response.WriteAsync(
                    one is null ? ": \n\n" : $"id: {one.Id}\ndata: {TrackJson.Write(one)}\n\n", limited.Token);
                await context.Response.Body.FlushAsync(limited.Token);
            }
        }
        catch (OperationCanceledException) when (limited.IsCancellationRequested)
        {
        }
    }
}
