using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Materials.Worker.Tests.Fixtures;

/// <summary>A portal that takes webhooks: a real HTTP server on the loopback interface.</summary>
internal sealed class HookReceiver : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly ConcurrentQueue<(IHeaderDictionary Headers, string Body)> _taken = new();

    private HookReceiver(WebApplication web) => _web = web;

    public int Port => new Uri(_web.Urls.Single()).Port;

    public string Url => $"http://127.0.0.1:{Port}/hook";

    /// <summary>Every request, in order.</summary>
    public IReadOnlyList<(IHeaderDictionary Headers, string Body)> Taken => [.. _taken];

    public IEnumerable<JsonNode> Payloads => Taken.Select(t => JsonNode.Parse(t.Body)!);

    /// <param name="answer">Answers a request; 204 where null.</param>
    public static async Task<HookReceiver> StartAsync(Func<HttpContext, Task>? answer = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var web = builder.Build();
        var receiver = new HookReceiver(web);
        web.Run(async context =>
        {
            using var body = new StreamReader(context.Request.Body, Encoding.UTF8);
            receiver._taken.Enqueue((new HeaderDictionary(context.Request.Headers.ToDictionary(h => h.Key, h => h.Value)), await body.ReadToEndAsync()));
            if (answer is not null)
                await answer(context);
            else
                context.Response.StatusCode = StatusCodes.Status204NoContent;
        });
        await web.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _web.DisposeAsync();
}
