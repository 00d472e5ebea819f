using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Materials.Desk.Tests.Fixtures;
using Materials.Worker.Desk.Access;
using Materials.Worker.Desk.Api;
using Materials.Worker.Tests.Fixtures;
using NJsonSchema;

namespace Materials.Desk.Tests.Api;

/// <summary>The interface for portals, and whether it answers as it says it does.</summary>
public sealed class ApiTests(PlainDesk plain)
{
    private const string Packages = "/api/v1/packages";

    private readonly CancellationToken _patience = Patience.OfSeconds(240);

    [Fact]
    public async Task Portal_goes_the_whole_way_and_every_answer_is_as_described()
    {
        await using var desk = await DeskScene.OpenAsync(_patience, ("MATERIALS__DESK__SIGNIN__USERS", "true"));
        using var portal = new Caller(desk.Address, await Caller.AddKeyAsync(desk.Data, "portal", _patience, ApiKeys.Submit, ApiKeys.Read));
        using var nobody = new Caller(desk.Address);
        var description = JsonNode.Parse(await nobody.TextAsync("/api/v1/openapi.json", _patience))!;

        var begun = """{"packageId":"AH-2026-7","applicant":{"name":"合肥青禾制冷设备有限公司","locale":"zh-CN"}}""";
        await AskAsync(portal, description, "POST", Packages, "/api/v1/packages", 201, begun);
        await AskAsync(portal, description, "POST", Packages, "/api/v1/packages", 200, begun);
        await AskAsync(portal, description, "POST", Packages, "/api/v1/packages", 409, begun.Replace("青禾", "别的", StringComparison.Ordinal));
        await AskAsync(portal, description, "POST", Packages, "/api/v1/packages", 400, """{"applicant":{"name":"x"},"checklist":"no-such-list"}""");
        await AskAsync(portal, description, "PUT", $"{Packages}/{{id}}/files/{{path}}", $"{Packages}/AH-2026-7/files/%E8%B5%84%E6%96%99/a.txt?item=service-manual", 200, "售后服务手册");
        await AskAsync(portal, description, "PUT", $"{Packages}/{{id}}/files/{{path}}", $"{Packages}/AH-2026-7/files/a%5C..%5Cb.txt", 400, "x");
        await AskAsync(portal, description, "GET", $"{Packages}/{{id}}/report", $"{Packages}/AH-2026-7/report", 404);
        var state = await AskAsync(portal, description, "GET", $"{Packages}/{{id}}", $"{Packages}/AH-2026-7", 200);
        Assert.Equal("draft", state["state"]!.GetValue<string>());
        Assert.Equal("资料/a.txt", state["uploaded"]![0]!["path"]!.GetValue<string>());

        var submitted = await AskAsync(portal, description, "POST", $"{Packages}/{{id}}/submit", $"{Packages}/AH-2026-7/submit", 202, clientKey: "once");
        Assert.Equal(1, submitted["revision"]!.GetValue<int>());
        // No answer came, as far as the portal knows: it asks again, and nothing is submitted twice.
        var again = await AskAsync(portal, description, "POST", $"{Packages}/{{id}}/submit", $"{Packages}/AH-2026-7/submit", 202, clientKey: "once");
        Assert.Equal(1, again["revision"]!.GetValue<int>());

        await FollowAsync(portal, "reported");
        state = await AskAsync(portal, description, "GET", $"{Packages}/{{id}}", $"{Packages}/AH-2026-7", 200);
        Assert.Equal("reported", state["state"]!.GetValue<string>());
        await AskAsync(portal, description, "POST", $"{Packages}/{{id}}/submit", $"{Packages}/AH-2026-7/submit", 409);
        var report = await AskAsync(portal, description, "GET", $"{Packages}/{{id}}/report", $"{Packages}/AH-2026-7/report", 200);
        Assert.Equal("materials/report/1", report["schema"]!.GetValue<string>());
        var kept = Assert.Single(Directory.GetFiles(Path.Combine(desk.Data, "reports", "AH-2026-7", "r1"), "*.json"));
        Assert.Equal(await File.ReadAllTextAsync(kept, _patience), await portal.TextAsync($"{Packages}/AH-2026-7/report", _patience));
        Assert.Contains("补正通知书", await portal.TextAsync($"{Packages}/AH-2026-7/notice", _patience), StringComparison.Ordinal);
        await AskAsync(portal, description, "GET", Packages, Packages, 200);
        await AskAsync(portal, description, "DELETE", $"{Packages}/{{id}}/files/{{path}}", $"{Packages}/AH-2026-7/files/none.txt", 404);
    }

    [Fact]
    public async Task Package_without_an_id_is_begun_once_under_one_key_of_the_client()
    {
        var desk = plain.Scene;
        using var portal = new Caller(desk.Address);
        async Task<string> BeginAsync(string clientKey)
        {
            using var request = Request("POST", Packages, """{"applicant":{"name":"合肥青禾制冷设备有限公司"}}""", clientKey);
            using var answer = await portal.Http.SendAsync(request, _patience);
            return JsonNode.Parse(await answer.Content.ReadAsStringAsync(_patience))!["packageId"]!.GetValue<string>();
        }

        Assert.Equal(await BeginAsync("a"), await BeginAsync("a"));
        Assert.NotEqual(await BeginAsync("a"), await BeginAsync("b"));
    }

    [Theory]
    [InlineData("POST", Packages, "text/plain", 415, "application/json")]
    [InlineData("PATCH", Packages, "application/json", 405, "GET, POST")]
    [InlineData("POST", "/api/v1/nowhere", "application/json", 404, "")]
    [InlineData("POST", "/applications", "application/json", 415, "")]
    public async Task What_no_route_takes_is_refused_with_the_reason(string method, string path, string mediaType, int status, string told)
    {
        using var caller = new Caller(plain.Scene.Address);
        using var request = Request(method, path, null, null);
        request.Content = new StringContent("{}", Encoding.UTF8, mediaType);

        using var answer = await caller.Http.SendAsync(request, _patience);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(told, await answer.Content.ReadAsStringAsync(_patience), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Description_tells_of_every_route_and_of_no_other()
    {
        var desk = plain.Scene;
        using var nobody = new Caller(desk.Address);
        var description = JsonNode.Parse(await nobody.TextAsync("/api/v1/openapi.json", _patience))!;

        var told = description["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(o => $"{o.Key.ToUpperInvariant()} {p.Key}")).Order(StringComparer.Ordinal);
        var routes = ApiRoom.Routes.Where(r => !r.Pattern.EndsWith("openapi.json", StringComparison.Ordinal))
            .Select(r => $"{r.Method} {r.Pattern.Replace("{**path}", "{path}", StringComparison.Ordinal)}").Order(StringComparer.Ordinal);
        Assert.Equal(routes, told);
        Assert.StartsWith("3.1", description["openapi"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    /// <summary>Asks, and holds status, media type and content of the answer against what is described.</summary>
    private async Task<JsonNode> AskAsync(
        Caller caller, JsonNode description, string method, string pattern, string path, int status, string? body = null, string? clientKey = null)
    {
        using var request = Request(method, path, body, clientKey);
        using var answer = await caller.Http.SendAsync(request, _patience);
        var text = await answer.Content.ReadAsStringAsync(_patience);
        Assert.True((int)answer.StatusCode == status, $"{method} {path}: {answer.StatusCode} {text}");
        var described = description["paths"]![pattern]![method.ToLowerInvariant()]!["responses"]![$"{status}"]?["content"]?[answer.Content.Headers.ContentType!.MediaType!]?["schema"];
        Assert.True(described is not null, $"{method} {pattern} is not described as answering {status} with {answer.Content.Headers.ContentType}.");
        var schema = await JsonSchema.FromJsonAsync(
            new JsonObject { ["allOf"] = new JsonArray(described.DeepClone()), ["definitions"] = description["components"]!["schemas"]!.DeepClone() }.ToJsonString()
                .Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal), _patience);
        Assert.Empty(schema.Validate(text));
        return JsonNode.Parse(text)!;
    }

    private async Task FollowAsync(Caller caller, string until)
    {
        using var stream = new StreamReader(await caller.Http.GetStreamAsync(new Uri($"{Packages}/AH-2026-7/events", UriKind.Relative), _patience));
        while (await stream.ReadLineAsync(_patience) is { } line)
            if (line.StartsWith("data: ", StringComparison.Ordinal) && JsonDocument.Parse(line[6..]).RootElement.GetProperty("state").GetString() == until)
                return;
        Assert.Fail("The stream ended.");
    }

    private static HttpRequestMessage Request(string method, string path, string? body, string? clientKey)
    {
        var request = new HttpRequestMessage(new(method), path);
        request.Headers.Accept.Add(new("application/json"));
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, method == "PUT" ? "application/octet-stream" : "application/json");
        if (clientKey is not null)
            request.Headers.Add("Idempotency-Key", clientKey);
        return request;
    }
}
