using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Materials.Worker.Tests.CommandLine;
using Materials.Worker.Tests.Fixtures;

namespace Materials.Worker.Tests.Delivery;

/// <summary>The desk as a process of its own: it hears of packages on the broker, and settles what is parked there.</summary>
[Collection(nameof(WorkerScene))]
public sealed partial class DeskBesideWorkersTests(RabbitMqBroker broker, AzuriteServer blobs)
{
    private readonly CancellationToken _patience = Patience.OfSeconds(240);

    [Fact]
    public async Task Package_reported_on_is_in_the_queue_and_a_parked_message_is_discarded_from_the_page()
    {
        await using var scene = await WorkerScene.SetAsync(broker, blobs, _patience);
        scene.StartWorker();
        var portal = await scene.OpenPortalAsync(_patience);
        using var folder = new TemporaryFolder();
        var environment = new Dictionary<string, string?>(scene.Environment) { ["MATERIALS__DESK__ADDRESS"] = "http://127.0.0.1:0" };
        await using var desk = MaterialsService.Start(environment, "desk", "--data", folder.Path);
        using var http = new HttpClient(new HttpClientHandler { CookieContainer = new() }) { BaseAddress = new(await AddressAsync(desk)) };

        var submission = await portal.UploadAsync("AH-60", 1, [("流程图.txt", Encoding.UTF8.GetBytes("售后服务流程图\n受理 派单 实施 反馈\n"))], _patience);
        await portal.SubmitAsync(submission, _patience);
        await UntilAsync(http, "/packages?q=AH-60", page => page.Contains("/packages/AH-60", StringComparison.Ordinal));
        Assert.Contains("流程图.txt", await GetAsync(http, "/packages/AH-60?item=service-flowchart"), StringComparison.Ordinal);

        await portal.PublishAsync("{\"packageId\":\"AH-61\",\"revision\":1,\"files\":[]}", "application/json", _patience);
        var page = await UntilAsync(http, "/operations", page => page.Contains("name=\"act\"", StringComparison.Ordinal));
        using var discard = new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", Token.Match(page).Groups[1].Value), new("key", WebUtility.HtmlDecode(Key.Match(page).Groups[1].Value)), new("act", "discard"),
        ]);
        using var answer = await http.PostAsync(new Uri("/operations/parked", UriKind.Relative), discard, _patience);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("name=\"act\"", await GetAsync(http, "/operations"), StringComparison.Ordinal);

        Assert.Equal(0, await desk.StopAsync(_patience));
        await using var rebuild = MaterialsService.Start(environment, "desk", "rebuild", "--data", folder.Path);
        Assert.True(await rebuild.ExitAsync(_patience) == 0, rebuild.Errors);
        Assert.Contains("1", rebuild.Errors, StringComparison.Ordinal);
    }

    private async Task<string> AddressAsync(MaterialsService desk)
    {
        Match open;
        while (!(open = Open.Match(desk.Errors)).Success)
        {
            Assert.False(desk.HasExited, desk.Errors);
            await Task.Delay(50, _patience);
        }
        return open.Groups[1].Value;
    }

    private async Task<string> UntilAsync(HttpClient http, string path, Predicate<string> shows)
    {
        while (true)
        {
            if (await GetAsync(http, path) is var page && shows(page))
                return page;
            await Task.Delay(200, _patience);
        }
    }

    private Task<string> GetAsync(HttpClient http, string path) => http.GetStringAsync(new Uri(path, UriKind.Relative), _patience);

    [GeneratedRegex(@"The desk is open at (http://\S+)")]
    private static partial Regex Open { get; }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token { get; }

    [GeneratedRegex("name=\"key\" value=\"([^\"]+)\"")]
    private static partial Regex Key { get; }
}
